import type { Chapters } from './chapters.ts';
import type { SearchRequest, Term } from './contract.ts';
import { findPlaces, type Found } from './find-places.ts';
import type { IndexReader } from './index-reader.ts';
import { pageOf } from './places.ts';
import { readSpelling, type Spelling } from './spelling.ts';

/** A term's matches in one index: ranges of tokens, by their first and their length; or how many there are a page. */
export interface TermMatches {
  /** In order; of several spellings, each its own. */
  found: { spelling: Spelling; places: Found }[];
  /** Number of matches by chapter. */
  chapters: Map<number, number>;
}

/** What one index holds of a request, before it is put in order. */
export interface IndexAnswer {
  /** Chapters that the terms let through, whatever the facets say. */
  matching: number[];
  terms: TermMatches[];
  missing: string[];
}

/** Finds the chapters that hold every term and none of the excluded ones. */
export async function searchIndex(
  index: IndexReader,
  chapters: Chapters,
  { terms }: Pick<SearchRequest, 'terms'>,
): Promise<IndexAnswer> {
  const missing = new Set<string>();
  const wanted: TermMatches[] = [];
  let matching: number[] | undefined;
  const excluded = new Set<number>();
  for (const term of inRounds(terms)) {
    if (matching?.length === 0) break;
    const answers = await Promise.all(term.map((each) => matchTerm(index, chapters, each)));
    for (const [at, { matches, missing: files }] of answers.entries()) {
      for (const file of files) missing.add(file);
      if (matches === undefined) continue;
      if (term[at]?.isExcluded) {
        for (const chapter of matches.chapters.keys()) excluded.add(chapter);
        continue;
      }
      wanted.push(matches);
      matching = (matching ?? [...matches.chapters.keys()]).filter((chapter) =>
        matches.chapters.has(chapter),
      );
    }
  }
  matching ??= terms.some(({ isExcluded }) => !isExcluded)
    ? []
    : Array.from({ length: chapters.count }, (_, chapter) => chapter);
  return {
    matching: matching.filter((chapter) => !excluded.has(chapter)),
    terms: wanted,
    missing: [...missing],
  };
}

/** Terms asked at a time: more would only fetch what an earlier one makes needless. */
const atOnce = 8;

function inRounds(terms: readonly Term[]): Term[][] {
  const rounds: Term[][] = [];
  for (let at = 0; at < terms.length; at += atOnce) rounds.push(terms.slice(at, at + atOnce));
  return rounds;
}

async function matchTerm(
  index: IndexReader,
  { ofPage }: Chapters,
  { any }: Term,
): Promise<{ matches: TermMatches | undefined; missing: string[] }> {
  const spellings = any
    .map((text) => readSpelling(text, index.fold))
    .filter((spelling) => spelling !== undefined);
  if (spellings.length === 0) return { matches: undefined, missing: [] };
  const distinct = new Map(
    spellings.map((spelling) => [spelling.words.join() || spelling.range[0], spelling]),
  );
  const found = await Promise.all(
    [...distinct.values()].map(async (spelling) => ({
      spelling,
      places: await findPlaces(index, spelling),
    })),
  );
  return {
    matches: {
      found,
      chapters: countByChapter(
        found.map(({ places }) => places),
        ofPage,
      ),
    },
    missing: found.flatMap(({ places }) => places.missing),
  };
}

function countByChapter(all: readonly Found[], ofPage: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (page: number, count: number): void => {
    const chapter = ofPage[page] ?? -1;
    counts.set(chapter, (counts.get(chapter) ?? 0) + count);
  };
  for (const { places, counted } of all) {
    for (const place of places) add(pageOf(place), 1);
    for (const [at, page] of (counted?.pages ?? []).entries()) add(page, counted?.counts[at] ?? 0);
  }
  return counts;
}
