import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Work } from '../../corpus/corpus.ts';
import { readChapterFacts } from '../../corpus/read-chapter.ts';
import { readWork } from '../../corpus/read-works.ts';
import { decodeText } from '../../corpus/text-file.ts';
import { compileChapter } from '../../markdown/compile.ts';
import type { Finding } from '../../model/finding.ts';
import type { Release } from '../../model/access.ts';
import { checkPictures, checkScans } from './check-pictures.ts';

export interface ChapterText {
  id: string;
  file: string;
  title: string;
  text: string;
  /** Chapters it links to. */
  links: string[];
}

export interface Inspected {
  /** Absent when the work's facts cannot be read. */
  work: Work | undefined;
  chapters: ChapterText[];
  /** Errors alone: what may be better in it is for its owner to hear. */
  findings: Finding[];
}

/**
 * Reads a work as a build would and says what would keep it from being shown: facts, marks, pictures.
 *
 * @param root absolute path of a content folder, or of one laid out like it.
 */
export async function inspectWork(
  root: string,
  { id, folder }: { id: string; folder: string },
  release: Release,
): Promise<Inspected> {
  const findings: Finding[] = [];
  const work = await readWork(root, id, folder, findings);
  if (!work) return { work, chapters: [], findings: errorsOf(findings) };
  const read = await readChapters(root, work, release);
  findings.push(
    ...read.findings,
    ...(await checkPictures(root, read.pictures)),
    ...(await checkScans(root, work)),
  );
  return { work, chapters: read.chapters, findings: errorsOf(findings) };
}

const errorsOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity === 'error');

interface ReadChapters {
  chapters: ChapterText[];
  findings: Finding[];
  /** Picture files, each with the file that names it. */
  pictures: Map<string, string>;
}

/** Compiles a work's chapters for their texts. */
export async function readChapters(
  root: string,
  work: Work,
  release: Release,
): Promise<ReadChapters> {
  const { folder, meta } = work;
  const read: ReadChapters = { chapters: [], findings: [], pictures: new Map() };
  if (meta.cover !== undefined) read.pictures.set(`${folder}/${meta.cover}`, work.file);
  for (const { id, file } of work.chapters) {
    const decoded = decodeText(await readFile(path.join(root, file)), file);
    if ('finding' in decoded) {
      read.findings.push(decoded.finding);
      continue;
    }
    const facts = readChapterFacts(decoded.text, file);
    const beside = path.posix.dirname(file);
    const tables = await readBeside(root, beside, decoded.text);
    const compiled = compileChapter(decoded.text, {
      id,
      file,
      release,
      hiddenItems: new Set(),
      restrictions: facts.value?.restrictions ?? [],
      readBeside: (name) => tables.get(name),
    });
    read.findings.push(...facts.findings, ...compiled.findings);
    for (const { src } of compiled.figures) read.pictures.set(`${beside}/${src}`, file);
    read.chapters.push({
      id,
      file,
      title: facts.value?.title ?? '',
      text: compiled.text,
      links: compiled.links.map(({ to }) => to),
    });
  }
  return read;
}

/** Tables and transcripts that a chapter may name. */
async function readBeside(
  root: string,
  folder: string,
  source: string,
): Promise<Map<string, string>> {
  const names = new Set(
    [...source.matchAll(/"([^"/\\\n]{1,255}\.(?:csv|vtt))"/gi)].map(([, name]) => name ?? ''),
  );
  const texts = new Map<string, string>();
  for (const name of names) {
    const bytes = await readFile(path.join(root, folder, name)).catch(() => undefined);
    if (bytes) texts.set(name, bytes.toString('utf8'));
  }
  return texts;
}
