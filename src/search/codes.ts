/**
 * A word of the index stands for a character and the one after it. Pagefind cuts words at what it knows of languages;
 * coded in letters and digits, ours reach the index as they are. A key is the same as a number, for sorting and
 * counting: keys and words sort alike, a character without follower first.
 */
export type PairKey = number;

/** Stands between two runs in place of a word, and is none: no character has the code point 0. */
export const wall: PairKey = 0;

const shift = 2 ** 21;
/** First code point whose three digits would begin with `z`, which announces four. */
const firstLong = 35 * 36 * 36;

/** @param follower folded code point, or 0 where the run ends. */
export function pairKey(first: number, follower: number): PairKey {
  return first * shift + follower;
}

export function firstOf(key: PairKey): number {
  return Math.floor(key / shift);
}

/** The code of one character: prefix-free, so that two of them are read one way only. */
export function codeOf(codePoint: number): string {
  const digits = codePoint.toString(36);
  return codePoint < firstLong ? digits.padStart(3, '0') : `z${digits.padStart(4, '0')}`;
}

export function wordOf(key: PairKey): string {
  const follower = key % shift;
  return codeOf(firstOf(key)) + (follower === 0 ? '' : codeOf(follower));
}
