import { wordOf, type PairKey } from '../../search/codes.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Some shelves of one volume's run, being read word by word. */
interface Cursor {
  bytes: Uint8Array;
  at: number;
  end: number;
  /** Where the current shelf ends; words are counted anew on the next. */
  shelfEnds: number[];
  /** Number of the volume's first page. */
  base: number;
  word: PairKey;
  count: number;
  size: number;
  first: number;
  last: number;
  bodyAt: number;
  bodyEnd: number;
}

/** A stretch of a run: its bytes, where in them each shelf ends, and the number of the volume's first page. */
export interface RunStretch {
  bytes: Uint8Array;
  shelfEnds: number[];
  base: number;
}

/** A word of the index in all volumes that hold it. */
export interface MergedWord {
  text: string;
  /** Size by Pagefind's count, which decides where chunks end. */
  size: number;
  /** Appends the word as Pagefind writes it. */
  write(out: ByteWriter): void;
}

/** Merges stretches of runs, in order of their pages, into words in order. */
export function* mergeRuns(stretches: readonly RunStretch[]): Generator<MergedWord> {
  const heap = openCursors(stretches);
  const same: Cursor[] = [];
  while (heap.length > 0) {
    same.length = 0;
    const word = heap[0]?.word ?? 0;
    // Cursors of one word leave the heap by their pages' order, which the heap keeps.
    while (heap[0]?.word === word) {
      const cursor = heap[0];
      same.push(cursor);
      popTop(heap);
    }
    yield {
      text: wordOf(word),
      size: same.reduce((sum, { size }) => sum + size, 0),
      write: (out) => writeWord(out, wordOf(word), same),
    };
    for (const cursor of same) if (advance(cursor)) push(heap, cursor);
  }
}

function writeWord(out: ByteWriter, text: string, cursors: readonly Cursor[]): void {
  out.byte(0x83);
  out.text(text);
  out.arrayHead(cursors.reduce((sum, { count }) => sum + count, 0));
  let previous = 0;
  for (const { bytes, base, first, last, bodyAt, bodyEnd } of cursors) {
    out.byte(0x83);
    out.integer(base + first - previous);
    out.append(bytes, bodyAt, bodyEnd);
    previous = base + last;
  }
  // No spellings with accents.
  out.byte(0x80);
}

function openCursors(stretches: readonly RunStretch[]): Cursor[] {
  const heap: Cursor[] = [];
  for (const { bytes, shelfEnds, base } of stretches) {
    const cursor: Cursor = {
      bytes,
      at: 0,
      end: bytes.length,
      shelfEnds: [...shelfEnds],
      base,
      word: 0,
      count: 0,
      size: 0,
      first: 0,
      last: 0,
      bodyAt: 0,
      bodyEnd: 0,
    };
    if (advance(cursor)) push(heap, cursor);
  }
  return heap;
}

/** Goes to the next word. @returns whether there is one. */
function advance(cursor: Cursor): boolean {
  if (cursor.at >= cursor.end) return false;
  while (cursor.at >= (cursor.shelfEnds[0] ?? Infinity)) {
    cursor.shelfEnds.shift();
    cursor.word = 0;
  }
  cursor.word += readVarint(cursor);
  cursor.count = readVarint(cursor);
  cursor.size = readVarint(cursor);
  cursor.first = readVarint(cursor);
  cursor.last = cursor.first + readVarint(cursor);
  const length = readVarint(cursor);
  cursor.bodyAt = cursor.at;
  cursor.bodyEnd = cursor.at += length;
  return true;
}

function readVarint(cursor: Cursor): number {
  const { bytes } = cursor;
  let value = 0;
  let unit = 1;
  for (;;) {
    const byte = bytes[cursor.at++] ?? 0;
    if (byte < 0x80) return value + byte * unit;
    value += (byte & 0x7f) * unit;
    unit *= 0x80;
  }
}

const isBefore = (a: Cursor, b: Cursor): boolean =>
  a.word < b.word || (a.word === b.word && a.base < b.base);

function push(heap: Cursor[], cursor: Cursor): void {
  let at = heap.length;
  heap.push(cursor);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(cursor, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = cursor;
}

function popTop(heap: Cursor[]): void {
  const moved = heap.pop();
  if (moved === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    let child = heap[below];
    if (child === undefined) break;
    const other = heap[below + 1];
    if (other !== undefined && isBefore(other, child)) {
      below++;
      child = other;
    }
    if (!isBefore(child, moved)) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = moved;
}
