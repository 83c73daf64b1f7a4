import type { MetaFile } from './index-files.ts';

/** Which file of words holds which words. */
export interface ChunkTable {
  /** Files that hold the words from `from` to `to`. */
  between(from: string, to: string): string[];
  /** What fetching the word's file takes, in kilobytes; for files that the index does not tell the size of, a usual one. */
  sizeOf(word: string): number;
  /** How many of a word's neighbours are like it, a guess at how common it is: letters that the words of its file share. */
  likenessOf(word: string): number;
}

const usualSize = 8;

/** @param sizes one a chunk, or none at all. */
export function openChunkTable(chunks: MetaFile['chunks'], sizes: Uint8Array): ChunkTable {
  return {
    between: (from, to) =>
      chunks.slice(chunkAt(chunks, from), chunkAt(chunks, to) + 1).map(({ name }) => name),
    sizeOf: (word) => sizes[chunkAt(chunks, word)] ?? usualSize,
    likenessOf: (word) => {
      const at = chunkAt(chunks, word);
      return commonLength(chunks[at]?.from ?? '', chunks[at + 1]?.from ?? '');
    },
  };
}

/** Index of the last chunk that begins at or before a word: where the word is, if it is. */
function chunkAt(chunks: MetaFile['chunks'], word: string): number {
  let [low, high] = [0, chunks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunks[middle]?.from ?? '') <= word) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function commonLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
