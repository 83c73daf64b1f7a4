import { wall, wordOf } from '../../search/codes.ts';
import { ByteWriter } from './byte-writer.ts';
import type { MergedWord } from './merge-runs.ts';

/** A file of words, with the first and the last of them. */
export interface Chunk {
  from: string;
  to: string;
  body: Uint8Array;
}

/**
 * Puts words into chunks as Pagefind does: one is closed once it has reached the size, and a word is never split.
 *
 * @param sizeLimit in Pagefind's count: numbers in the postings and one a page.
 */
export function* makeChunks(words: Iterable<MergedWord>, sizeLimit: number): Generator<Chunk> {
  const out = new ByteWriter();
  let [count, size, from] = [0, 0, ''];
  let [first, follower] = [wall, wall];
  const close = (): Chunk => {
    const whole = new ByteWriter(out.length + 8);
    whole.byte(0x81);
    whole.arrayHead(count);
    whole.append(out.bytes, 0, out.length);
    out.length = 0;
    [count, size] = [0, 0];
    return { from, to: wordOf(first, follower), body: whole.written() };
  };
  for (const word of words) {
    ({ first, follower } = word);
    if (count === 0) from = wordOf(first, follower);
    word.write(out);
    count++;
    size += word.size;
    if (size >= sizeLimit) yield close();
  }
  if (count > 0) yield close();
}

/** A chunk as the table of chunks lists it. */
export interface ListedChunk {
  from: string;
  to: string;
  name: string;
  /** Of the file. */
  sizeBytes: number;
}

/**
 * Shortens the bounds of neighbours to what tells them apart: their common beginning and one character more. The end
 * of a chunk stays whole where it would become less than its own beginning.
 */
export function trimBounds(chunks: readonly ListedChunk[]): ListedChunk[] {
  const trimmed = chunks.map((chunk) => ({ ...chunk }));
  for (const [index, next] of trimmed.entries()) {
    const chunk = trimmed[index - 1];
    const whole = chunks[index - 1];
    if (!chunk || !whole) continue;
    let common = 0;
    while (common < next.from.length && whole.to[common] === next.from[common]) common++;
    const end = whole.to.slice(0, common + 1);
    if (end >= chunk.from) chunk.to = end;
    next.from = next.from.slice(0, common + 1);
  }
  return trimmed;
}
