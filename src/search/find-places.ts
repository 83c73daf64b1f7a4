import type { IndexReader } from './index-reader.ts';
import { cheapestCover } from './phrase-cover.ts';
import type { PageCounts } from './page-counts.ts';
import { inOrder, intersect, pageOf, placeAt, type Place } from './places.ts';
import { findSpelling, type Spelling } from './spelling.ts';
import { readTokens } from './tokens.ts';

/** Where a spelling stands, first tokens, in order; and the weight of those that are not plain. */
export interface Found {
  places: Place[];
  weights: ReadonlyMap<Place, number>;
  /** Instead of places, of a common character: in which pages it stands, and how often. */
  counted?: PageCounts | undefined;
  /** Files that could not be had and may hold more of them. */
  missing: string[];
}

/** Pages few enough to look into their text instead of asking the index further: they will be shown anyway. */
const fewPages = 3;
/** Pages few enough to look into where a file of the index is missing. */
const bearablePages = 40;
/** What a file of text takes, in kilobytes, rather too much than too little. */
const textKilobytes = 8;
/** Words of a phrase are fetched together up to so many kilobytes; what is larger may turn out to be needless. */
const roundKilobytes = 24;

/**
 * Finds every place of a spelling and no other; of a common character, every page. A phrase is where its words stand
 * side by side; the cheapest are asked first, and once few pages are left the rest is read in their text.
 */
export async function findPlaces(index: IndexReader, spelling: Spelling): Promise<Found> {
  if (spelling.length > 1) return findPhrase(index, spelling);
  const counted = await index.countsOf(spelling.first);
  if (counted === undefined) return index.placesOf(...spelling.range);
  return { places: [], weights: new Map(), counted, missing: [] };
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
  const { planned, spare } = planRounds(index, spelling);
  for (const [at, offsets] of [...planned, spare].entries()) {
    await Promise.all(offsets.map((offset) => ask(index, spelling, offset, search)));
    const { places, weights, answered, missing } = search;
    if (places === undefined) continue;
    if (places.length === 0 || covers(answered, spelling.length))
      return { places, weights, missing };
    const pages = [...new Set(places.map(pageOf))];
    const rest = planned.slice(at + 1).flat();
    if (!isTextCheaper(index, pages, spelling, rest, missing.length > 0)) continue;
    const read = await readPages(index, spelling, pages.sort(inOrder));
    return { places: read.places, weights, missing: [...missing, ...read.missing] };
  }
  // A word was missing, and too many pages may hold the phrase: none of them certainly does.
  return { places: [], weights: search.weights, missing: search.missing };
}

/** Whether to read the text of pages that may hold a phrase rather than ask for the rest of its words. */
function isTextCheaper(
  index: IndexReader,
  pages: readonly number[],
  { words }: Spelling,
  rest: readonly number[],
  isMissing: boolean,
): boolean {
  if (pages.length <= (isMissing ? bearablePages : fewPages)) return true;
  const files = new Set(pages.map((page) => index.fragmentFile(page))).size;
  const costs = rest.map((offset) => index.costOf(words[offset] ?? ''));
  return files * textKilobytes < costs.reduce((sum, cost) => sum + cost, 0);
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

/**
 * The words of a phrase that are asked for, in rounds: those that hold all its characters at the least cost, the
 * smallest and rarest first; and those left over, which may make good for one that cannot be had.
 */
function planRounds(
  index: IndexReader,
  { words }: Spelling,
): { planned: number[][]; spare: number[] } {
  const costs = words.map((word) => index.costOf(word));
  const ranks = words.map((word, offset) => (costs[offset] ?? 0) + index.likenessOf(word));
  const isAtHand = (offset: number): boolean => costs[offset] === 0;
  const chosen = cheapestCover(costs).sort(
    (a, b) => Number(isAtHand(b)) - Number(isAtHand(a)) || (ranks[a] ?? 0) - (ranks[b] ?? 0),
  );
  const planned: number[][] = [];
  let room = 0;
  for (const offset of chosen) {
    const cost = costs[offset] ?? 0;
    const last = planned[planned.length - 1];
    if (last && cost <= room) last.push(offset);
    else {
      planned.push([offset]);
      // What is at hand may answer alone: nothing is fetched before it is looked at.
      room = isAtHand(offset) ? 0 : roundKilobytes;
    }
    room -= cost;
  }
  const isChosen = new Set(chosen);
  return { planned, spare: [...words.keys()].filter((offset) => !isChosen.has(offset)) };
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
