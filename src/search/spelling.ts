import { codeOf, firstOf, wordOf } from './codes.ts';
import type { Fold } from './fold.ts';
import { readTokens } from './tokens.ts';

/** One spelling of a term, as the index knows it: folded characters without what is not indexed. */
export interface Spelling {
  /** Number of characters. */
  length: number;
  /** Words of the index at each character but the last: the character and the one after it. */
  words: string[];
  /** The first character, folded. */
  first: number;
  /** First and last word of the index that begins with the character, for a spelling of one. */
  range: [from: string, to: string];
}

/** Reads what a reader typed; undefined when nothing of it is indexed. White space in it is nothing. */
export function readSpelling(text: string, fold: Fold): Spelling | undefined {
  const { keys } = readTokens(text.replace(/\s+/g, ' '), fold);
  const [first] = keys;
  if (first === undefined) return undefined;
  const code = codeOf(firstOf(first));
  return {
    length: keys.length,
    first: firstOf(first),
    words: keys.slice(0, -1).map(wordOf),
    // No character of a code is as high as the tilde.
    range: [code, `${code}~`],
  };
}

/** Where a text holds a spelling: indices of tokens. For texts of a page's size. */
export function findSpelling({ keys }: { keys: readonly number[] }, spelling: Spelling): number[] {
  const words = keys.map(wordOf);
  const found: number[] = [];
  const [from] = spelling.range;
  for (let at = 0; at + spelling.length <= words.length; at++) {
    const isHere =
      spelling.length === 1
        ? words[at]?.startsWith(from)
        : spelling.words.every((word, offset) => words[at + offset] === word);
    if (isHere) found.push(at);
  }
  return found;
}
