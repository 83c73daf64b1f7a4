import path from 'node:path';
import { partSchema } from '../model/chapter.ts';
import { aFinding, type Finding } from '../model/finding.ts';
import { chapterId, parseOrderedName, slugPattern } from '../model/identifiers.ts';
import { workSchema } from '../model/work.ts';
import type { ChapterFile, Part, Work } from './corpus.ts';
import { readFacts } from './facts.ts';
import { listFolder, type FolderEntry } from './folder.ts';
import { reportManuscript } from './manuscripts.ts';
import { readScans, scansFile, scansFolder } from './read-scans.ts';
import { readTextIfThere } from './text-file.ts';

/** Reads every work's facts and parts, and finds its chapter files in reading order. */
export async function readWorks(root: string, findings: Finding[]): Promise<Work[]> {
  const folders = await listFolder(root, 'works', findings);
  const works = await Promise.all(
    folders.map(async ({ name, isFolder }) => {
      const folder = `works/${name}`;
      if (!isFolder) {
        findings.push(
          aFinding('file-unexpected', folder, 'works/ 里每部著作一个文件夹，程序没有读这个文件。'),
        );
        return undefined;
      }
      if (!slugPattern.test(name)) {
        findings.push(
          aFinding(
            'file-name-invalid',
            folder,
            '著作的文件夹名就是编号，只用小写字母、数字和连字符，例如 works/qingxi-yearbook-2022。请改名。',
          ),
        );
        return undefined;
      }
      return readWork(root, name, folder, findings);
    }),
  );
  return works.filter((work) => work !== undefined);
}

/** Reads the work of a folder under an id; undefined, with findings, when its facts cannot be read. */
export async function readWork(
  root: string,
  id: string,
  folder: string,
  findings: Finding[],
): Promise<Work | undefined> {
  const file = `${folder}/work.yaml`;
  const read = await readTextIfThere(path.join(root, file), file);
  if (read === undefined) {
    findings.push(
      aFinding(
        'work-missing-file',
        file,
        `缺少 ${file}。请建这个文件，写明 kind（种类）、title（书名）等。`,
      ),
    );
    return undefined;
  }
  if ('finding' in read) {
    findings.push(read.finding);
    return undefined;
  }
  const facts = readFacts(read.text, workSchema, { file, code: 'work-invalid' });
  findings.push(...facts.findings);
  const contents = await readContents({ root, work: id, folder, slugs: [], parts: [] }, findings);
  const scans = await readScans(root, folder, findings);
  if (facts.value === undefined) return undefined;
  if (contents.chapters.length === 0 && scans === undefined) {
    findings.push(
      aFinding(
        'work-empty',
        folder,
        '这部著作没有一个篇章。请放入 .mdx 文件，例如 01-overview.mdx，或先移走这个文件夹。',
      ),
    );
  }
  return { id, folder, file, meta: facts.value, ...contents, ...(scans && { scans }) };
}

interface FolderPlace {
  root: string;
  work: string;
  folder: string;
  slugs: string[];
  parts: string[];
}

interface Contents {
  parts: Part[];
  chapters: ChapterFile[];
}

interface Placed {
  order: number | undefined;
  name: string;
  contents: Contents;
}

async function readContents(place: FolderPlace, findings: Finding[]): Promise<Contents> {
  const placed: Placed[] = [];
  const seen = new Map<string, string>();
  const entries = await listFolder(place.root, place.folder, findings);
  const hasScans = place.slugs.length === 0 && entries.some(({ name }) => name === scansFile);
  // Pages of the scans lie where those of a chapter of that name would.
  if (hasScans) seen.set(scansFolder, `${place.folder}/${scansFile}`);
  for (const entry of entries) {
    if (hasScans && entry.isFolder && entry.name === scansFolder) continue;
    const unit = await readUnit(place, entry, seen, findings);
    if (unit) placed.push(unit);
  }
  reportRepeatedOrder(place, placed, findings);
  placed.sort(
    (a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || (a.name < b.name ? -1 : 1),
  );
  return {
    parts: placed.flatMap(({ contents }) => contents.parts),
    chapters: placed.flatMap(({ contents }) => contents.chapters),
  };
}

async function readUnit(
  place: FolderPlace,
  { name, isFolder }: FolderEntry,
  seen: Map<string, string>,
  findings: Finding[],
): Promise<Placed | undefined> {
  const file = `${place.folder}/${name}`;
  if (!isFolder && !/\.mdx$/i.test(name)) {
    reportManuscript(file, name, findings);
    return undefined;
  }
  const parsed = parseOrderedName(name);
  if (!parsed) {
    findings.push(
      aFinding(
        'file-name-invalid',
        file,
        `${isFolder ? '文件夹' : '文件'}名只用小写字母、数字和连字符，前面可加两位序号，例如 ${isFolder ? '03-agriculture' : '03-tea.mdx'}。请改名；标题写在${isFolder ? ' part.yaml ' : '文件开头'}的 title 里，不受影响。`,
      ),
    );
    return undefined;
  }
  if (parsed.slug === 'index') {
    findings.push(
      aFinding(
        'file-name-invalid',
        file,
        '文件名不能用 index：网站服务器打开文件夹时会误取它。请改名，索引可用 90-subject-index.mdx。',
      ),
    );
    return undefined;
  }
  const slugs = [...place.slugs, parsed.slug];
  const id = chapterId(place.work, slugs);
  const other = seen.get(parsed.slug);
  if (other !== undefined) {
    findings.push(
      aFinding('id-repeated', file, `去掉序号后与 ${other} 同名，网址会相同。请把其中一个改名。`),
    );
    return undefined;
  }
  seen.set(parsed.slug, file);
  if (!isFolder) {
    const chapter: ChapterFile = { id, file, order: parsed.order, parts: place.parts };
    return { order: parsed.order, name, contents: { parts: [], chapters: [chapter] } };
  }
  // Without its facts the folder is an error, but the chapters in it are still read, so that all mistakes show.
  const part = await readPart(place, id, file, parsed.order, findings);
  const inner = await readContents(
    { ...place, folder: file, slugs, parts: [...place.parts, id] },
    findings,
  );
  return {
    order: parsed.order,
    name,
    contents: { parts: part ? [part, ...inner.parts] : inner.parts, chapters: inner.chapters },
  };
}

async function readPart(
  place: FolderPlace,
  id: string,
  folder: string,
  order: number | undefined,
  findings: Finding[],
): Promise<Part | undefined> {
  const file = `${folder}/part.yaml`;
  const read = await readTextIfThere(path.join(place.root, file), file);
  if (read === undefined) {
    findings.push(
      aFinding(
        'part-missing-file',
        file,
        `缺少 ${file}。请建这个文件，至少写明 title（编、卷、类目的名称）。`,
      ),
    );
    return undefined;
  }
  if ('finding' in read) {
    findings.push(read.finding);
    return undefined;
  }
  const facts = readFacts(read.text, partSchema, { file, code: 'part-invalid' });
  findings.push(...facts.findings);
  if (facts.value === undefined) return undefined;
  return { id, file, order, meta: facts.value, within: place.parts.at(-1) ?? place.work };
}

function reportRepeatedOrder(
  place: FolderPlace,
  placed: readonly Placed[],
  findings: Finding[],
): void {
  const byOrder = new Map<number, string>();
  for (const { order, name } of placed) {
    if (order === undefined) continue;
    const other = byOrder.get(order);
    if (other === undefined) byOrder.set(order, name);
    else
      findings.push(
        aFinding(
          'chapter-order-repeated',
          `${place.folder}/${name}`,
          `序号 ${order} 已被 ${place.folder}/${other} 使用，先后不能确定。请给其中一个改序号。`,
        ),
      );
  }
}
