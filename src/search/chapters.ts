import { facets } from './contract.ts';
import type { IndexReader } from './index-reader.ts';
import { chapterOf } from './page-name.ts';

/** The chapters of an index: which pages are passages of which, and what each is counted by. Numbers are the index's. */
export interface Chapters {
  count: number;
  /** Chapter of each page. */
  ofPage: Int32Array;
  /** First page of each chapter; its other pages follow. */
  firstPage: Int32Array;
  /** Tokens of each chapter. */
  words: Int32Array;
  /** Chapters by value by group, ascending. */
  groups: Map<string, Map<string, number[]>>;
  /** First year each chapter records; absent when unknown. */
  years: Map<number, number>;
  /** Files of facets that could not be had. */
  missing: string[];
}

/** Gathers passages into chapters and fetches the facets. */
export async function openChapters(index: IndexReader): Promise<Chapters> {
  const { pages, filters } = index.meta;
  const ofPage = new Int32Array(pages.length);
  const first: number[] = [];
  const words: number[] = [];
  let before = '';
  for (const [page, { name, words: own }] of pages.entries()) {
    const chapter = chapterOf(name);
    if (chapter !== before) {
      first.push(page);
      words.push(0);
    }
    before = chapter;
    ofPage[page] = first.length - 1;
    words[first.length - 1] = (words[first.length - 1] ?? 0) + own;
  }
  const missing: string[] = [];
  const read = await Promise.all(
    filters.map(async ({ group, file }) => {
      const values = await index.filter(file).catch(() => undefined);
      if (!values) missing.push(`filter/${file}.pf_filter`);
      return [group, values ?? new Map<string, number[]>()] as const;
    }),
  );
  const groups = new Map(
    read.map(([group, values]) => [
      group,
      new Map([...values].map(([value, list]) => [value, chaptersOf(list, ofPage)])),
    ]),
  );
  return {
    count: first.length,
    ofPage,
    firstPage: Int32Array.from(first),
    words: Int32Array.from(words),
    groups,
    years: yearsOf(groups.get(facets.year)),
    missing,
  };
}

/** Chapters of pages, both ascending. */
function chaptersOf(pages: Iterable<number>, ofPage: Int32Array): number[] {
  const chapters: number[] = [];
  for (const page of pages) {
    const chapter = ofPage[page];
    if (chapter !== undefined && chapter !== chapters[chapters.length - 1]) chapters.push(chapter);
  }
  return chapters;
}

/** First years, which the facet's labels begin with. */
function yearsOf(values: ReadonlyMap<string, number[]> | undefined): Map<number, number> {
  const years = new Map<number, number>();
  for (const [label, chapters] of values ?? []) {
    const year = parseInt(label, 10);
    for (const chapter of chapters) years.set(chapter, Math.min(year, years.get(chapter) ?? year));
  }
  return years;
}
