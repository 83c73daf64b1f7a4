import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeChapter } from './text/chapter.ts';
import { toMarkdown } from './text/markdown.ts';
import { toMdx } from './text/mdx.ts';
import { planWorks, type PlannedChapter, type PlannedWork } from './text/outline.ts';
import { makeRegister, type Register } from './text/register.ts';

/** An invented county of a wanted size: the same count and seed give the same bytes. */
export interface Corpus {
  works: PlannedWork[];
  register: Register;
}

const usualSeed = 733;

export function planCorpus(chapters: number, seed = usualSeed): Corpus {
  return {
    works: planWorks(chapters, seed),
    register: makeRegister(seed, Math.min(1, chapters / 1000)),
  };
}

/** Something that a file is written from: a path within the folder, and its text. */
type File = [name: string, text: string];

/** Files of the corpus as a content folder of fangzhi. */
export function* contentFiles({ works, register }: Corpus): Generator<File> {
  yield [
    'portal.yaml',
    'title: 云川方志\ncounty: 云川县\noffice: 云川县地方志办公室\nsite: https://yunchuan.example\n',
  ];
  for (const { id, name, born } of register.people)
    yield [`people/${id}.yaml`, `name: ${name}\nborn: "${born}"\ndied: "${born + 60}"\n`];
  for (const { id, name } of register.places)
    yield [`places/${id}.yaml`, `name: ${name}\nkind: 村落\n`];
  for (const work of works) {
    const folder = `works/${work.id}`;
    yield [`${folder}/work.yaml`, workFacts(work)];
    for (const part of work.parts)
      yield [`${folder}/${part.path}/part.yaml`, `title: ${part.title}\n`];
    for (const chapter of work.chapters) {
      const facts = `title: ${chapter.title}\nrole: ${chapter.role}\nsources: [云川县各单位供稿]\n`;
      yield [
        `${folder}/${chapter.path}.mdx`,
        `---\n${facts}---\n\n${toMdx(writeChapter(chapter, register))}`,
      ];
    }
  }
}

function workFacts({ kind, title, from, to }: PlannedWork): string {
  const edition = kind === 'yearbook' ? `editionYear: ${from + 1}\n` : '';
  return `kind: ${kind}\ntitle: ${title}\n${edition}coverage: { from: ${from}, to: ${to} }\ncompilingOffice: 云川县地方志办公室\nchiefEditor: [沈明远]\n`;
}

/** A page in plain Markdown: a work or part is an index of what lies in its folder. */
interface PlainPage {
  title: string;
  /** Reading order among its neighbours. */
  place: number;
}

/** How a peer wants its files: names, and facts at the head of each. */
export interface Dialect {
  /** File of a unit from its path without extension. */
  nameOf: (unit: string, isIndex: boolean) => string;
  /** Lines between `---` at the head of the file. */
  factsOf: (page: PlainPage) => string;
}

/** The same chapters in plain Markdown for a peer, works under `works/`, registers as pages. */
export function* markdownFiles(
  { works, register }: Corpus,
  { nameOf, factsOf }: Dialect,
): Generator<File> {
  const page = (
    unit: string,
    isIndex: boolean,
    title: string,
    place: number,
    body: string,
  ): File => [nameOf(unit, isIndex), `---\n${factsOf({ title, place })}\n---\n\n${body}`];
  for (const [place, { id, name, born }] of register.people.entries())
    yield page(`people/${id}`, false, name, place, `生于${born}年。\n`);
  for (const [place, { id, name }] of register.places.entries())
    yield page(`places/${id}`, false, name, place, '村落。\n');
  for (const work of works) {
    const folder = `works/${work.id}`;
    yield page(folder, true, work.title, 0, '');
    for (const part of work.parts) yield page(`${folder}/${part.path}`, true, part.title, 0, '');
    for (const [place, chapter] of work.chapters.entries()) {
      yield page(
        `${folder}/${chapter.path}`,
        false,
        chapter.title,
        place + 1,
        markdownOf(chapter, register),
      );
    }
  }
}

function markdownOf(chapter: PlannedChapter, register: Register): string {
  const depth = chapter.path.split('/').length + 1;
  return toMarkdown(writeChapter(chapter, register), '../'.repeat(depth));
}

/** Writes files into a folder, unless a run before wrote the same there. @returns the folder. */
export function writeFolder(folder: string, recipe: string, files: Iterable<File>): string {
  const marker = `${folder}.made-by`;
  const maker = digestOfGenerator(recipe);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === maker) return folder;
  rmSync(folder, { recursive: true, force: true });
  const made = new Set<string>();
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    if (!made.has(path.dirname(file))) mkdirSync(path.dirname(file), { recursive: true });
    made.add(path.dirname(file));
    writeFileSync(file, text);
  }
  writeFileSync(marker, maker);
  return folder;
}

function digestOfGenerator(recipe: string): string {
  const hash = createHash('sha256').update(recipe);
  for (const file of globSync('{corpus.ts,text/*.ts,peers/*.ts}', {
    cwd: import.meta.dirname,
  }).sort()) {
    hash.update(readFileSync(path.join(import.meta.dirname, file)));
  }
  return hash.digest('hex');
}
