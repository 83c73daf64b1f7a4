import path from 'node:path';
import { aFinding, type Finding } from '../model/finding.ts';
import { profileSchema } from '../model/profile.ts';
import type { ProfileFile } from './corpus.ts';
import { readFacts } from './facts.ts';
import { listFolder } from './folder.ts';
import { readText } from './text-file.ts';

/** Reads `profiles/`, by partner; each must be one that `partners/` knows. */
export async function readProfiles(
  root: string,
  partners: ReadonlySet<string>,
  findings: Finding[],
): Promise<ProfileFile[]> {
  const profiles: ProfileFile[] = [];
  for (const { name, isFolder } of await listFolder(root, 'profiles', findings)) {
    const file = `profiles/${name}`;
    if (isFolder || path.extname(name) !== '.yaml') {
      findings.push(
        aFinding('file-unexpected', file, `profiles/ 里只放 .yaml 文件，程序没有读 ${name}。`),
      );
      continue;
    }
    const read = await readText(path.join(root, file), file);
    if ('finding' in read) {
      findings.push(read.finding);
      continue;
    }
    const id = path.basename(name, '.yaml');
    if (!partners.has(id))
      findings.push(
        aFinding(
          'partner-unknown',
          file,
          `合作单位“${id}”没有登记。移交要求的文件名就是合作单位的编号，请核对，或先建 partners/${id}.yaml。`,
        ),
      );
    const facts = readFacts(read.text, profileSchema, { file, code: 'profile-invalid' });
    findings.push(...facts.findings);
    if (facts.value !== undefined) profiles.push({ id, file, meta: facts.value });
  }
  return profiles;
}
