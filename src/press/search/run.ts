import { firstOf, wall, type PairKey } from '../../search/codes.ts';
import { ByteWriter } from './byte-writer.ts';
import { CharacterCounts } from './character-counts.ts';
import { sortTokens } from './count-words.ts';

/** Tokens of one page of the index. */
export interface PageTokens {
  keys: ArrayLike<PairKey>;
  /** Weight of each token as the index writes it; all `plainWeight` when absent. */
  weights?: Uint8Array | undefined;
}

/** The weight that costs no byte in the index: 25 of 24ths, so prose stands at a little more than one. */
export const plainWeight = 25;

/** A run is cut in as many shelves, so that runs of a large portal can be merged shelf by shelf in little memory. */
export const shelves = 64;
const firstHan = 0x4e00;
const hanPerShelf = Math.ceil((0xa000 - firstHan) / (shelves - 2));

function shelfOf(key: PairKey): number {
  const first = firstOf(key);
  if (first < firstHan) return 0;
  return Math.min(shelves - 1, 1 + Math.floor((first - firstHan) / hanPerShelf));
}

/**
 * The postings of a volume's pages as Pagefind writes them, word by word, ready to be joined with those of other
 * volumes: page numbers count from the volume's first, and only the first of each word must be written anew. Begins
 * with the offsets of the shelves, and of what `CharacterCounts` counts of them, which follows.
 *
 * Of each word: its difference from the word before, pages, size by Pagefind's count, first page, last page less the
 * first, length of what follows; then the pages, without the head and number of the first.
 */
export function makeRun(pages: readonly PageTokens[]): Uint8Array {
  const { keys, firsts } = joinPages(pages);
  const { words, starts, order } = sortTokens(keys);
  const out = new ByteWriter(keys.length * 3 + 1024);
  out.length = (shelves + 1) * 8;
  const offsets = new Uint32Array(shelves + 1).fill(out.length);
  const counts = new CharacterCounts(pages.length);
  const countOffsets = new Uint32Array(shelves + 1);
  const body = new ByteWriter(4096);
  let shelf = 0;
  let previous = 0;
  for (let rank = 0; rank < words.length; rank++) {
    const word = words[rank] ?? wall;
    if (word === wall) continue;
    while (shelf < shelfOf(word)) {
      counts.endShelf();
      countOffsets[shelf + 1] = counts.out.length;
      offsets[++shelf] = out.length;
      previous = 0;
    }
    counts.begin(word);
    out.varint(word - previous);
    previous = word;
    const tokens = { order, from: starts[rank] ?? 0, to: starts[rank + 1] ?? 0 };
    writeWord(out, body, tokens, pages, firsts, counts);
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

function joinPages(pages: readonly PageTokens[]): { keys: Float64Array; firsts: Uint32Array } {
  const firsts = new Uint32Array(pages.length + 1);
  for (const [index, { keys }] of pages.entries())
    firsts[index + 1] = (firsts[index] ?? 0) + keys.length;
  const keys = new Float64Array(firsts[pages.length] ?? 0);
  for (const [index, page] of pages.entries()) keys.set(page.keys, firsts[index]);
  return { keys, firsts };
}

function writeWord(
  out: ByteWriter,
  body: ByteWriter,
  { order: tokens, from, to }: { order: Uint32Array; from: number; to: number },
  pages: readonly PageTokens[],
  firsts: Uint32Array,
  counts: CharacterCounts,
): void {
  body.length = 0;
  let [count, size, firstPage, page] = [0, 0, 0, 0];
  for (let at = from; at < to;) {
    const token = tokens[at] ?? 0;
    const before = page;
    page = pageOf(firsts, token, page);
    let end = at + 1;
    const next = firsts[page + 1] ?? 0;
    while (end < to && (tokens[end] ?? 0) < next) end++;
    if (count === 0) firstPage = page;
    else {
      body.byte(0x83);
      body.integer(page - before);
    }
    const weights = pages[page]?.weights;
    const begin = firsts[page] ?? 0;
    size += writeLocations(body, tokens, at, end, begin, weights) + 1;
    const extra = weights === undefined ? 0 : extraOf(tokens, at, end, begin, weights);
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

/** The page that holds a token, at `from` or after it. */
function pageOf(firsts: Uint32Array, token: number, from: number): number {
  let [low, high] = [from, firsts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((firsts[middle] ?? 0) <= token) low = middle;
    else high = middle - 1;
  }
  return low;
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
