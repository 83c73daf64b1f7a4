import { stat } from 'node:fs/promises';
import path from 'node:path';
import { acceptedFolder } from '../model/accepted.ts';
import { aFinding, type Finding } from '../model/finding.ts';
import { chronicleSchema, type Chronicle } from '../model/chronicle.ts';
import { parseIdRegistry } from '../model/id-registry.ts';
import { portalSchema, type Portal } from '../model/portal.ts';
import { registers } from '../model/registers.ts';
import type { Corpus, Work } from './corpus.ts';
import { readFacts } from './facts.ts';
import { listFolder } from './folder.ts';
import { readAcceptedIndex, readAcceptedWorks } from './read-accepted.ts';
import { readItems } from './read-items.ts';
import { readProfiles } from './read-profiles.ts';
import { readWorks } from './read-works.ts';
import { readTextIfThere } from './text-file.ts';

/**
 * Reads everything under a content folder but the chapters' own text. What is wrong gives findings and the rest still
 * loads. A folder without works is a finding too: an empty corpus would pass every check.
 *
 * @param root absolute path of the content folder.
 * @throws {Error} when the folder itself is missing or cannot be read.
 */
export async function readCorpus(root: string): Promise<Corpus> {
  const found = await stat(root).catch((cause: unknown) => {
    throw new Error(
      `找不到内容文件夹 ${root}。请用 --content 指定，或先运行 npx fangzhi new portal 建一个。`,
      { cause },
    );
  });
  if (!found.isDirectory()) throw new Error(`${root} 不是文件夹。请用 --content 指定内容文件夹。`);
  const findings: Finding[] = [];
  const top = await listFolder(root, '', findings);
  const [portal, own, items, chronicle, registry, accepted] = await Promise.all([
    readPortal(root, findings),
    readWorks(root, findings),
    readItems(root, findings),
    readChronicle(root, findings),
    readRegistry(root, findings),
    readAcceptedIndex(root, findings),
  ]);
  const taken = await readAcceptedWorks(root, accepted, items.members, findings);
  const works = [...own, ...withoutRepeated(taken, own, findings)];
  const partners = new Set(items.partners.map(({ id }) => id));
  const profiles = await readProfiles(root, partners, findings);
  for (const { name, isFolder } of top) {
    if (isKnown(name, isFolder)) continue;
    findings.push(
      aFinding(
        'file-unexpected',
        name,
        `内容文件夹里不用 ${name}，程序没有读它。著作放在 works/ 下，人物放在 people/ 下，依此类推；不用的文件请移走。`,
      ),
    );
  }
  if (works.length === 0 && !findings.some(({ file }) => file.startsWith('works/'))) {
    findings.push(
      aFinding(
        'content-empty',
        'works',
        'works/ 里没有一部著作。请用 npx fangzhi new work 建一部，或用 npx fangzhi import 导入。',
      ),
    );
  }
  return { root, portal, works, items, profiles, chronicle, registry, accepted, findings };
}

/** Leaves out works of other members whose id a work of one's own has since been given. */
function withoutRepeated(
  taken: readonly Work[],
  own: readonly Work[],
  findings: Finding[],
): readonly Work[] {
  const byId = new Map(own.map((work) => [work.id, work]));
  return taken.filter(({ id, folder, accepted, meta }) => {
    const mine = byId.get(id);
    if (mine === undefined) return true;
    findings.push(
      aFinding(
        'id-repeated',
        mine.file,
        `编号 ${id} 已经是收入的${accepted?.office ?? '别的单位'}《${meta.title}》的（${folder}），网址会相同。请给 ${mine.folder} 这个文件夹改名，不要以成员的代码开头。`,
      ),
    );
    return false;
  });
}

const knownFiles = new Set(['portal.yaml', 'chronicle.yaml', 'ids.jsonl', 'README.md']);
const knownFolders = new Set([
  'works',
  'fonts',
  'profiles',
  acceptedFolder,
  ...Object.keys(registers),
]);

function isKnown(name: string, isFolder: boolean): boolean {
  return isFolder ? knownFolders.has(name) : knownFiles.has(name);
}

/** Reads `portal.yaml` alone; undefined, with findings, where it is missing or wrong. */
export async function readPortal(root: string, findings: Finding[]): Promise<Portal | undefined> {
  const file = 'portal.yaml';
  const read = await readTextIfThere(path.join(root, file), file);
  if (read === undefined) {
    findings.push(
      aFinding(
        'portal-invalid',
        file,
        '缺少 portal.yaml。请在内容文件夹里建这个文件，写明 title（门户名称）、county（县名）和 office（单位名称）。',
      ),
    );
    return undefined;
  }
  if ('finding' in read) {
    findings.push(read.finding);
    return undefined;
  }
  const facts = readFacts(read.text, portalSchema, { file, code: 'portal-invalid' });
  findings.push(...facts.findings);
  return facts.value;
}

/** What the office adds to the chronicle; most portals have no such file. */
async function readChronicle(root: string, findings: Finding[]): Promise<Chronicle | undefined> {
  const file = 'chronicle.yaml';
  const read = await readTextIfThere(path.join(root, file), file);
  if (read === undefined) return undefined;
  if ('finding' in read) {
    findings.push(read.finding);
    return undefined;
  }
  const facts = readFacts(read.text, chronicleSchema, { file, code: 'chronicle-invalid' });
  findings.push(...facts.findings);
  return facts.value;
}

async function readRegistry(root: string, findings: Finding[]): Promise<Corpus['registry']> {
  const file = 'ids.jsonl';
  const read = await readTextIfThere(path.join(root, file), file);
  if (read === undefined) return [];
  if ('finding' in read) {
    findings.push(read.finding);
    return [];
  }
  const registry = parseIdRegistry(read.text, file);
  findings.push(...registry.findings);
  return registry.units;
}
