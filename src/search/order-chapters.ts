import type { Chapters } from './chapters.ts';
import type { SearchRequest } from './contract.ts';
import { pageOf } from './places.ts';
import type { TermMatches } from './search-index.ts';

/** A chapter found in one index, with what it is put in order by. */
export interface RankedChapter {
  chapter: number;
  score: number;
  year: number | undefined;
  occurrences: number;
}

/** BM25's usual constants: how soon more of a word says no more, and how much a long text counts as long. */
const saturation = 1.2;
const lengthShare = 0.75;
const plainWeight = 25;

/**
 * Scores chapters by BM25, a match in a title or heading counting as several.
 *
 * @param years first year of chapters, where they are to be put in order by it.
 */
export function rankChapters(
  matching: readonly number[],
  chapters: Chapters,
  terms: readonly TermMatches[],
  years: ReadonlyMap<number, number>,
): RankedChapter[] {
  const scores = new Map(matching.map((chapter) => [chapter, 0]));
  const meanWords = chapters.words.reduce((sum, words) => sum + words, 0) / (chapters.count || 1);
  for (const term of terms) {
    const frequencies = weigh(term, chapters);
    const rarity = Math.log(
      1 + (chapters.count - frequencies.size + 0.5) / (frequencies.size + 0.5),
    );
    for (const [chapter, frequency] of frequencies) {
      const score = scores.get(chapter);
      if (score === undefined) continue;
      const length = (chapters.words[chapter] ?? 0) / (meanWords || 1);
      const norm = saturation * (1 - lengthShare + lengthShare * length);
      scores.set(chapter, score + (rarity * frequency * (saturation + 1)) / (frequency + norm));
    }
  }
  return matching.map((chapter) => ({
    chapter,
    score: scores.get(chapter) ?? 0,
    year: years.get(chapter),
    occurrences: terms.reduce((sum, term) => sum + (term.chapters.get(chapter) ?? 0), 0),
  }));
}

/** How much of a term each chapter holds. */
function weigh({ found }: TermMatches, { ofPage }: Chapters): Map<number, number> {
  const frequencies = new Map<number, number>();
  const add = (page: number, weight: number): void => {
    const chapter = ofPage[page] ?? -1;
    frequencies.set(chapter, (frequencies.get(chapter) ?? 0) + weight / plainWeight);
  };
  for (const {
    places: { places, weights, counted },
  } of found) {
    for (const place of places) add(pageOf(place), weights.get(place) ?? plainWeight);
    for (const [at, page] of (counted?.pages ?? []).entries())
      add(page, (counted?.counts[at] ?? 0) * plainWeight + (counted?.extras.get(page) ?? 0));
  }
  return frequencies;
}

/** Order of results; what is alike stays in the order of the index. Chapters without a year come last by year. */
export function compareChapters(
  sort: SearchRequest['sort'],
): (a: Omit<RankedChapter, 'chapter'>, b: Omit<RankedChapter, 'chapter'>) => number {
  if (sort === 'relevance') return (a, b) => b.score - a.score;
  return (a, b) =>
    (a.year ?? Infinity) === (b.year ?? Infinity) ? 0 : (a.year ?? Infinity) - (b.year ?? Infinity);
}
