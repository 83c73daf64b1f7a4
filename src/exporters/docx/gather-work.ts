import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Work } from '../../corpus/corpus.ts';
import { readChapterFacts } from '../../corpus/read-chapter.ts';
import type { Finding } from '../../model/finding.ts';
import type { WordUnit, WordWork } from '../docx.ts';

/** Reads what the Word file of a work is made of; a chapter whose facts cannot be read gives findings. */
export async function gatherWork(
  content: string,
  work: Work,
): Promise<{ work: WordWork; findings: Finding[] }> {
  const findings: Finding[] = [];
  const units: WordUnit[] = [];
  const opened = new Set<string>();
  const read = (file: string): Promise<string> => readFile(path.join(content, file), 'utf8');
  const within = (file: string): string => path.posix.relative(work.folder, file);
  for (const chapter of work.chapters) {
    for (const part of work.parts.filter(
      ({ id }) => chapter.parts.includes(id) && !opened.has(id),
    )) {
      opened.add(part.id);
      const file = path.posix.dirname(within(part.file));
      units.push({
        kind: 'part',
        title: part.meta.title,
        file,
        source: await read(part.file),
        beside: new Map(),
      });
    }
    const source = await read(chapter.file);
    const facts = readChapterFacts(source, chapter.file);
    findings.push(...facts.findings);
    if (facts.value === undefined) continue;
    const beside = await readBeside(path.join(content, path.dirname(chapter.file)), source);
    units.push({
      kind: 'chapter',
      title: facts.value.title,
      file: within(chapter.file),
      source,
      beside,
    });
  }
  return { work: { title: work.meta.title, facts: await read(work.file), units }, findings };
}

/** Pictures and tables that a chapter names. */
async function readBeside(folder: string, source: string): Promise<Map<string, Buffer>> {
  const beside = new Map<string, Buffer>();
  for (const name of await readdir(folder)) {
    if (!/\.(?:svg|png|jpe?g|gif|webp|csv|vtt)$/i.test(name) || !source.includes(name)) continue;
    beside.set(name, await readFile(path.join(folder, name)));
  }
  return beside;
}
