import { wall } from '../../search/codes.ts';
import { ByteWriter } from './byte-writer.ts';
import { CharacterCounts } from './character-counts.ts';
import { sortPairs } from './sort-pairs.ts';

/** Tokens of one page of the index. */
export interface PageTokens {
  /** Folded characters, a `wall` between runs. */
  codes: ArrayLike<number>;
  /** Weight of each token as the index writes it; all `plainWeight` when absent. */
  weights?: Uint8Array | undefined;
}

/** The weight that costs no byte in the index: 25 of 24ths, so prose stands at a little more than one. */
export const plainWeight = 25;

/** A run is cut in as many shelves, so that runs of a large portal can be merged shelf by shelf in little memory. */
export const shelves = 64;
const firstHan = 0x4e00;
const hanPerShelf = Math.ceil((0xa000 - firstHan) / (shelves - 2));

function shelfOf(first: number): number {
  if (first < firstHan) return 0;
  return Math.min(shelves - 1, 1 + Math.floor((first - firstHan) / hanPerShelf));
}

/**
 * The postings of a volume's pages as Pagefind writes them, word by word, ready to be joined with those of other
 * volumes: page numbers count from the volume's first, and only the first of each word must be written anew. Begins
 * with the offsets of the shelves, and of what `CharacterCounts` counts of them, which follows.
 *
 * Of each word: its first character less that of the word before, its follower less that of the word before where the
 * first is the same, pages, size by Pagefind's count, first page, last page less the first, length of what follows; then
 * the pages, without the head and number of the first.
 */
export function makeRun(pages: readonly PageTokens[]): Uint8Array {
  const { codes, begins } = joinPages(pages);
  const { firsts, followers, starts, order } = sortPairs(codes.subarray(0, -1), codes.subarray(1));
  const tokens = { order, begins, pageOf: pagesOf(begins) };
  const out = new ByteWriter(codes.length * 3 + 1024);
  out.length = (shelves + 1) * 8;
  const offsets = new Uint32Array(shelves + 1).fill(out.length);
  const counts = new CharacterCounts(pages.length);
  const countOffsets = new Uint32Array(shelves + 1);
  const body = new ByteWriter(4096);
  let shelf = 0;
  let [previous, previousFollower] = [0, 0];
  for (let rank = 0; rank < firsts.length; rank++) {
    const [first, follower] = [firsts[rank] ?? wall, followers[rank] ?? wall];
    if (first === wall) continue;
    while (shelf < shelfOf(first)) {
      counts.endShelf();
      countOffsets[shelf + 1] = counts.out.length;
      offsets[++shelf] = out.length;
      previous = 0;
    }
    counts.begin(first);
    out.varint(first - previous);
    out.varint(first === previous ? follower - previousFollower : follower);
    [previous, previousFollower] = [first, follower];
    writeWord(out, body, tokens, starts[rank] ?? 0, starts[rank + 1] ?? 0, pages, counts);
  }
  counts.endShelf();
  while (shelf < shelves) {
    countOffsets[shelf + 1] = counts.out.length;
    offsets[++shelf] = out.length;
  }
  const end = out.length;
  out.append(counts.out.bytes, 0, counts.out.length);
  const run = out.written();
  const view = new DataView(run.buffer, run.byteOffset);
  for (const [index, offset] of offsets.entries()) view.setUint32(index * 4, offset, true);
  for (const [index, offset] of countOffsets.entries())
    view.setUint32((shelves + 1 + index) * 4, end + offset, true);
  return run;
}

/** Pages one after another, a wall behind each; where each begins, and one more for the end. */
function joinPages(pages: readonly PageTokens[]): { codes: Uint32Array; begins: Uint32Array } {
  const begins = new Uint32Array(pages.length + 1);
  for (const [index, page] of pages.entries())
    begins[index + 1] = (begins[index] ?? 0) + page.codes.length + 1;
  // The last token too has something after it.
  const codes = new Uint32Array((begins[pages.length] ?? 0) + 1);
  for (const [index, page] of pages.entries()) codes.set(page.codes, begins[index]);
  return { codes, begins };
}

/** The page of each token. */
function pagesOf(begins: Uint32Array): Uint32Array {
  const pages = new Uint32Array(begins[begins.length - 1] ?? 0);
  for (let page = 0; page + 1 < begins.length; page++)
    pages.fill(page, begins[page], begins[page + 1]);
  return pages;
}

/** Tokens of all pages. */
interface JoinedTokens {
  /** Indices of tokens, word by word. */
  order: Uint32Array;
  /** Index of each page's first token. */
  begins: Uint32Array;
  /** Page of each token. */
  pageOf: Uint32Array;
}

function writeWord(
  out: ByteWriter,
  body: ByteWriter,
  { order, begins, pageOf }: JoinedTokens,
  from: number,
  to: number,
  pages: readonly PageTokens[],
  counts: CharacterCounts,
): void {
  body.length = 0;
  let [count, size, firstPage, page] = [0, 0, 0, 0];
  for (let at = from; at < to;) {
    const before = page;
    page = pageOf[order[at] ?? 0] ?? 0;
    let end = at + 1;
    const next = begins[page + 1] ?? 0;
    while (end < to && (order[end] ?? 0) < next) end++;
    if (count === 0) firstPage = page;
    else {
      body.byte(0x83);
      body.integer(page - before);
    }
    const weights = pages[page]?.weights;
    const begin = begins[page] ?? 0;
    size += writeLocations(body, order, at, end, begin, weights) + 1;
    const extra = weights === undefined ? 0 : extraOf(order, at, end, begin, weights);
    counts.add(page, end - at, extra);
    // No words in meta fields.
    body.byte(0x80);
    count++;
    at = end;
  }
  out.varint(count);
  out.varint(size);
  out.varint(firstPage);
  out.varint(page - firstPage);
  out.varint(body.length);
  out.append(body.bytes, 0, body.length);
}

/** Places of a word in a page: plain ones first, then those of each weight after its mark. @returns how many numbers. */
function writeLocations(
  body: ByteWriter,
  tokens: Uint32Array,
  from: number,
  to: number,
  first: number,
  weights: Uint8Array | undefined,
): number {
  if (weights === undefined || isPlain(tokens, from, to, first, weights)) {
    body.arrayHead(to - from);
    let previous = 0;
    for (let at = from; at < to; at++) {
      const place = (tokens[at] ?? 0) - first;
      body.integer(place - previous);
      previous = place;
    }
    return to - from;
  }
  const places = Array.from(tokens.subarray(from, to), (token) => token - first);
  return writeWeighed(body, places, weights);
}

/** By how much places weigh more than as many plain ones. */
function extraOf(
  tokens: Uint32Array,
  from: number,
  to: number,
  first: number,
  weights: Uint8Array,
): number {
  let extra = 0;
  for (let at = from; at < to; at++)
    extra += (weights[(tokens[at] ?? 0) - first] ?? plainWeight) - plainWeight;
  return Math.max(0, extra);
}

function isPlain(
  tokens: Uint32Array,
  from: number,
  to: number,
  first: number,
  weights: Uint8Array,
): boolean {
  for (let at = from; at < to; at++)
    if (weights[(tokens[at] ?? 0) - first] !== plainWeight) return false;
  return true;
}

function writeWeighed(body: ByteWriter, places: readonly number[], weights: Uint8Array): number {
  const weightOf = (place: number): number => weights[place] ?? plainWeight;
  const rankOf = (weight: number): number => (weight === plainWeight ? 0 : weight);
  const groups = [...Map.groupBy(places, weightOf)].sort(([a], [b]) => rankOf(a) - rankOf(b));
  const marks = groups.filter(([weight]) => weight !== plainWeight).length;
  body.arrayHead(places.length + marks);
  for (const [weight, group] of groups) {
    if (weight !== plainWeight) body.integer(-weight - 1);
    let previous = 0;
    for (const place of group) {
      body.integer(place - previous);
      previous = place;
    }
  }
  return places.length + marks;
}
