import type { Fold } from '../../search/fold.ts';
import { readTokens } from '../../search/tokens.ts';
import { quoteUnits, type Stretch } from './quote-units.ts';
import { plainWeight } from './run.ts';

/** A chapter, or another page with a text of its own, as the index sees it. */
export interface IndexedText {
  title: string;
  /** A line a block. */
  text: string;
  /** Where in `text` an element with an id begins; headings with their depth. In order. */
  places: IndexedPlace[];
}

export interface IndexedPlace {
  start: number;
  anchor: string;
  title: string;
  /** Of a heading, 2–6; absent for a note. */
  depth?: number | undefined;
}

/** A place as Pagefind lists it: the index of the token it begins at. */
interface Anchor {
  element: string;
  id: string;
  text: string;
  location: number;
}

/** A stretch of a chapter that is one page of the index. */
export interface Passage {
  /** Folded characters, a `wall` between runs. */
  codes: Uint32Array;
  weights: Uint8Array | undefined;
  /** Original text, a unit a token, joined by U+200B: the bytes of a JSON string. */
  content: Uint8Array;
  anchors: Anchor[];
}

const joint = '\u200b';
/** In 24ths, as Pagefind weighs headings: seven for the title, less for each level below. */
const titleWeight = 168;
const headingWeight = (depth: number): number => Math.max(48, 24 * (8 - depth));

/**
 * Cuts a chapter into passages between blocks, so that nothing a reader can type is cut: at a heading once a passage
 * has half the length, at any block once it has all of it.
 */
export function cutPassages(chapter: IndexedText, fold: Fold, length: number): Passage[] {
  const text = `${chapter.title}\n${chapter.text}`.replaceAll(joint, '\u2060');
  const shift = chapter.title.length + 1;
  const { codes, starts } = readTokens(text, fold);
  const tokenAt = openSearch(starts);
  const places = chapter.places.map((place) => {
    const start = place.start + shift;
    return { ...place, start, token: tokenAt(start) };
  });
  const headings = new Set(
    places.filter(({ depth }) => depth !== undefined).map(({ start }) => start),
  );
  const weights = weigh(text, codes.length, shift, places, tokenAt);
  const passages: Passage[] = [];
  let [from, fromToken] = [0, 0];
  const close = (to: number, toToken: number): void => {
    const inside = { from, to, fromToken, toToken };
    passages.push({
      codes: codes.subarray(fromToken, toToken),
      weights: partOf(weights, fromToken, toToken),
      content: quoteUnits(text, starts, inside),
      anchors: anchorsOf(places, inside),
    });
    [from, fromToken] = [to, toToken];
  };
  for (let line = text.indexOf('\n') + 1; line > 0; line = text.indexOf('\n', line) + 1) {
    const token = tokenAt(line);
    const size = token - fromToken;
    if (size >= length || (size >= length / 2 && headings.has(line))) close(line, token);
  }
  if (fromToken < codes.length || passages.length === 0) close(text.length, codes.length);
  return passages;
}

/** Finds the first token at or after an offset. */
function openSearch(starts: ArrayLike<number>): (offset: number) => number {
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

type PlacedAnchor = IndexedPlace & { token: number };

/** Places within the passage, and at its head the one it continues. */
function anchorsOf(places: readonly PlacedAnchor[], stretch: Stretch): Anchor[] {
  const first = places.findIndex(({ start }) => start >= stretch.from);
  const before = places[(first < 0 ? places.length : first) - 1];
  const inside = places.filter(({ start }) => start >= stretch.from && start < stretch.to);
  const continued = before && inside[0]?.token !== stretch.fromToken ? [before] : [];
  return [...continued, ...inside].map(({ anchor, title, depth, token }) => ({
    element: depth === undefined ? 'li' : `h${depth}`,
    id: anchor,
    text: title,
    location: Math.max(0, token - stretch.fromToken),
  }));
}

/** Weights of all tokens: those of the title and of headings count more. */
function weigh(
  text: string,
  tokens: number,
  bodyStart: number,
  places: readonly PlacedAnchor[],
  tokenAt: (offset: number) => number,
): Uint8Array {
  const weights = new Uint8Array(tokens).fill(plainWeight);
  weights.fill(titleWeight, 0, tokenAt(bodyStart));
  for (const { start, token, depth } of places) {
    if (depth === undefined) continue;
    const end = text.indexOf('\n', start);
    weights.fill(headingWeight(depth), token, end < 0 ? tokens : tokenAt(end));
  }
  return weights;
}

function partOf(weights: Uint8Array, from: number, to: number): Uint8Array | undefined {
  const part = weights.subarray(from, to);
  for (const weight of part) if (weight !== plainWeight) return part;
  return undefined;
}
