import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProfileFile } from '../../corpus/corpus.ts';
import { fillPattern, partnerFacts, type PartnerFacts } from '../../exporters/partner-facts.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import { partnerFields, partnerFormats } from '../../model/profile.ts';
import { coverExtension, makeCover } from './cover-pictures.ts';
import type { HandedWork } from './handed-work.ts';
import { makeFormat } from './make-format.ts';

/** A file that lies in the staging folder. */
export interface HandedFile {
  /** With `/`, from the root of the hand-over. */
  path: string;
  sizeBytes: number;
  sha256: string;
  sha512: string;
  /** What it is, for the hand-over list. */
  category: string;
}

/** What was made of one work. */
export interface WorkFiles {
  work: HandedWork;
  facts: PartnerFacts;
  files: HandedFile[];
  findings: Finding[];
}

interface Places {
  content: string;
  staging: string;
}

/** Makes the files that a partner asks for of one work. */
export async function makeWorkFiles(
  work: HandedWork,
  profile: ProfileFile,
  { content, staging }: Places,
): Promise<WorkFiles> {
  const { meta } = profile;
  const { record, released } = work;
  const known = partnerFacts(record);
  const files: HandedFile[] = [];
  const covers: string[] = [];
  const findings: Finding[] = [];
  const nameOf = (pattern: string): string | undefined => {
    const filled = fillPattern(pattern, known);
    if ('name' in filled) return filled.name;
    findings.push(
      aFinding(
        'hand-over-field',
        released.work.file,
        `${profile.file} 用 {${filled.missing}}（${partnerFields[filled.missing]}）起文件名，《${record.title}》没有这一项。请在 work.yaml 里补上，或改文件名的写法。`,
      ),
    );
    return undefined;
  };
  const folder = meta.folder === undefined ? '' : nameOf(meta.folder);
  if (folder === undefined) return { work, facts: known, files, findings };
  const place = async (name: string, content_: Buffer | string, category: string) => {
    const file = await placeFile(staging, path.posix.join(folder, name), content_, category);
    files.push(file);
    return file;
  };
  for (const asked of meta.formats) {
    const name = nameOf(asked.file ?? meta.file);
    if (name === undefined) continue;
    const made = await makeFormat(work, asked, content);
    if (Array.isArray(made)) {
      findings.push(...made);
      continue;
    }
    const { title, extension } = partnerFormats[asked.format];
    const { sizeBytes } = await place(`${name}.${extension}`, made, title);
    if (asked.mostMegabytes !== undefined && sizeBytes > asked.mostMegabytes * 1e6)
      findings.push(
        aFinding(
          'hand-over-size',
          released.work.file,
          `《${record.title}》的 ${title}有 ${(sizeBytes / 1e6).toFixed(1)} MB，超过 ${profile.file} 所要的 ${asked.mostMegabytes} MB。请写 picturePx 把图片做小些，或与对方商量分册。`,
        ),
      );
  }
  for (const asked of meta.covers) {
    const name = nameOf(asked.file);
    if (name === undefined) continue;
    const made = await makeCover(work, asked, content);
    if (!Buffer.isBuffer(made)) findings.push(made);
    else {
      const { path: at } = await place(`${name}.${coverExtension(asked)}`, made, '封面');
      covers.push(path.posix.basename(at));
    }
  }
  const { chapters } = released;
  const facts = partnerFacts(record, {
    chapters: chapters.length,
    characters: chapters.reduce((sum, { characters }) => sum + characters, 0),
    files: files.filter(({ category }) => category !== '封面').map(baseName),
    covers,
  });
  return { work, facts, files, findings };
}

const baseName = ({ path: file }: HandedFile): string => path.posix.basename(file);

/** Writes a file into the staging folder and takes its digests. */
export async function placeFile(
  staging: string,
  name: string,
  content: Buffer | string,
  category: string,
): Promise<HandedFile> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const file = path.join(staging, ...name.split('/'));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  const digest = (of: string): string => createHash(of).update(bytes).digest('hex');
  return {
    path: name,
    sizeBytes: bytes.length,
    sha256: digest('sha256'),
    sha512: digest('sha512'),
    category,
  };
}
