import type { WorkKind } from '../model/work-kinds.ts';
import { shortContents } from './contents.ts';
import type { ContentsLine, WorkData } from './portal-data.ts';

/** A line of an English contents: the English title, or the Chinese one where the editor gave none. */
export interface EnglishLine extends Pick<ContentsLine, 'id' | 'depth' | 'isPart' | 'printPage'> {
  title: string;
  isChinese: boolean;
}

const kinds: Record<WorkKind, string> = {
  yearbook: 'Yearbook',
  'county-gazetteer': 'County gazetteer',
  'town-gazetteer': 'Town gazetteer',
  'village-gazetteer': 'Village gazetteer',
  'department-gazetteer': 'Department gazetteer',
  'party-history': 'Party history',
  'source-compilation': 'Collection of sources',
  'old-gazetteer': 'Gazetteer compiled before 1949',
  'oral-history': 'Oral history',
  essays: 'Essays',
};

/** A work has a page in English when it has an English title and a line of its contents has one. */
export function hasEnglish({ meta, contents }: WorkData): boolean {
  return (
    meta.englishTitle !== undefined && contents.some((line) => line.englishTitle !== undefined)
  );
}

export function englishContents(work: WorkData): EnglishLine[] {
  return shortContents(work).map(({ id, depth, isPart, title, englishTitle, printPage }) => ({
    id,
    depth,
    isPart,
    printPage,
    title: englishTitle ?? title,
    isChinese: englishTitle === undefined,
  }));
}

/** A fact of the colophon; `isChinese` where only the Chinese words are known, as of names. */
export interface EnglishFact {
  label: string;
  value: string;
  isChinese: boolean;
}

/** What the colophon says, as far as it can be said in English. */
export function englishFacts({ meta, totals }: WorkData): EnglishFact[] {
  const { coverage, printing } = meta;
  const years =
    coverage &&
    (coverage.from === coverage.to ? String(coverage.from) : `${coverage.from}–${coverage.to}`);
  const facts: [label: string, value: string | undefined, isChinese?: true][] = [
    ['Title in Chinese', meta.title, true],
    ['Kind', kinds[meta.kind]],
    ['Years covered', years],
    [
      meta.kind === 'old-gazetteer' ? 'Compiler' : 'Chief editor',
      meta.chiefEditor.join('、'),
      true,
    ],
    ['Compiled by', meta.compilingOffice, true],
    ['Publisher', printing?.publisher, true],
    ['Published', printing?.published],
    ['ISBN', printing?.isbn],
    ['Pages', printing?.pages?.toString()],
    ['Chapters', String(totals.chapters)],
    ['Licence', meta.licence],
  ];
  return facts.flatMap(([label, value, isChinese = false]) =>
    value === undefined || value === '' ? [] : [{ label, value, isChinese }],
  );
}
