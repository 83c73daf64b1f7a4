import { openFacetGroups, type FacetGroups } from './facet-groups.ts';
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
  facets: FacetGroups;
}

/** Gathers passages into chapters. */
export function openChapters(index: IndexReader): Chapters {
  const { pages } = index.meta;
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
  return {
    count: first.length,
    ofPage,
    firstPage: Int32Array.from(first),
    words: Int32Array.from(words),
    facets: openFacetGroups(index, ofPage),
  };
}
