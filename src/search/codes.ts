/**
 * A word of the index stands for a character and the one after it. Pagefind cuts words at what it knows of languages;
 * coded in letters and digits, ours reach the index as they are. Words sort as their characters do, one without
 * follower first.
 */

/** Stands between two runs in place of a character: none has the code point 0. */
export const wall = 0;

/** First code point whose three digits would begin with `z`, which announces four. */
const firstLong = 35 * 36 * 36;

/** Codes already made: whoever writes an index asks for the same few thousand millions of times. */
const known = new Map<number, string>();

/** The code of one character: prefix-free, so that two of them are read one way only. */
export function codeOf(codePoint: number): string {
  let code = known.get(codePoint);
  if (code === undefined) {
    const digits = codePoint.toString(36);
    code = codePoint < firstLong ? digits.padStart(3, '0') : `z${digits.padStart(4, '0')}`;
    known.set(codePoint, code);
  }
  return code;
}

/** @param follower folded code point of the character after it, or `wall` where the run ends. */
export function wordOf(first: number, follower: number): string {
  return follower === wall ? codeOf(first) : codeOf(first) + codeOf(follower);
}
