import type { IndexReader } from './index-reader.ts';
import { inOrder, intersect, pageOf, placeAt, type Place } from './places.ts';
import { findSpelling, type Spelling } from './spelling.ts';
import { readTokens } from './tokens.ts';

/** Where a spelling stands, first tokens, in order; and the weight of those that are not plain. */
export interface Found {
  places: Place[];
  weights: ReadonlyMap<Place, number>;
  /** Files that could not be had and may hold more of them. */
  missing: string[];
}

/** Pages few enough to look into their text instead of asking the index further: they will be shown anyway. */
const fewPages = 3;
/** Pages few enough to look into where a file of the index is missing. */
const bearablePages = 40;
/** Words of a phrase asked at a time. */
const atOnce = 2;

/**
 * Finds every place of a spelling and no other. A phrase is where its words stand side by side; the rarest are asked
 * first, and once few pages are left the rest is read in their text.
 */
export async function findPlaces(index: IndexReader, spelling: Spelling): Promise<Found> {
  return spelling.length === 1 ? index.placesOf(...spelling.range) : findPhrase(index, spelling);
}

/** What is known of a phrase while its words are being asked for. */
interface Search {
  /** Places that hold all words asked; undefined before the first. */
  places: Place[] | undefined;
  weights: Map<Place, number>;
  /** Offsets of words that were asked and answered. */
  answered: Set<number>;
  missing: string[];
}

async function findPhrase(index: IndexReader, spelling: Spelling): Promise<Found> {
  const search: Search = {
    places: undefined,
    weights: new Map(),
    answered: new Set(),
    missing: [],
  };
  for (const offsets of rounds(index, spelling)) {
    await Promise.all(offsets.map((offset) => ask(index, spelling, offset, search)));
    const { places, weights, answered, missing } = search;
    if (places === undefined) continue;
    if (places.length === 0) return { places, weights, missing: [] };
    if (covers(answered, spelling.length)) return { places, weights, missing };
    const pages = new Set(places.map(pageOf));
    if (pages.size > (missing.length > 0 ? bearablePages : fewPages)) continue;
    return { ...(await readPages(index, spelling, [...pages].sort(inOrder))), weights };
  }
  // A word was missing, and too many pages may hold the phrase: none of them certainly does.
  return { places: [], weights: search.weights, missing: search.missing };
}

/** Asks for one word of a phrase and keeps the places where it stands as it should. */
async function ask(
  index: IndexReader,
  { words }: Spelling,
  offset: number,
  search: Search,
): Promise<void> {
  const word = words[offset] ?? '';
  const { places, weights, missing } = await index.placesOf(word, word);
  if (missing.length > 0) {
    search.missing.push(...missing);
    return;
  }
  search.answered.add(offset);
  const shifted = offset === 0 ? places : places.map((place) => place - offset);
  for (const [place, weight] of weights) search.weights.set(place - offset, weight);
  search.places = search.places === undefined ? shifted : intersect(search.places, shifted);
}

/** Whether the words asked hold every character. */
function covers(asked: ReadonlySet<number>, length: number): boolean {
  for (let at = 0; at < length; at++) if (!asked.has(at) && !asked.has(at - 1)) return false;
  return true;
}

/** The order in which the words of a phrase are asked for: those at hand, then the rarest, each holding new characters. */
function rounds(index: IndexReader, { words }: Spelling): number[][] {
  const costs = words.map((word) => {
    const [chunk] = index.chunksOf(word, word);
    return chunk === undefined || index.hasChunk(chunk) ? 0 : 1 + index.densityOf(word);
  });
  const byCost = Array.from(words.keys()).sort(
    (a, b) => (costs[a] ?? 0) - (costs[b] ?? 0) || a - b,
  );
  const chosen: number[] = [];
  const held = new Set<number>();
  for (const offset of byCost) {
    if (held.has(offset) && held.has(offset + 1)) continue;
    chosen.push(offset);
    held.add(offset).add(offset + 1);
  }
  const groups: number[][] = [];
  for (let at = 0; at < chosen.length; at += atOnce) groups.push(chosen.slice(at, at + atOnce));
  return groups;
}

/** Reads a spelling's places in the text of pages. */
async function readPages(
  index: IndexReader,
  spelling: Spelling,
  pages: readonly number[],
): Promise<Pick<Found, 'places' | 'missing'>> {
  const missing: string[] = [];
  const found = await Promise.all(
    pages.map(async (page) => {
      const fragment = await index.fragment(page).catch(() => undefined);
      if (!fragment) {
        missing.push(index.fragmentFile(page));
        return [];
      }
      const tokens = readTokens(fragment.content, index.fold);
      return findSpelling(tokens, spelling).map((token) => placeAt(page, token));
    }),
  );
  return { places: found.flat(), missing };
}
