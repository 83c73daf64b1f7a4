import { codeOf, wordOf } from './codes.ts';
import type { Fold } from './fold.ts';
import { readTokens, type Tokens } from './tokens.ts';

/** One spelling of a term, as the index knows it: folded characters without what is not indexed. */
export interface Spelling {
  /** Number of characters. */
  length: number;
  /** Each character, folded, and the first of them. */
  codes: number[];
  first: number;
  /** Words of the index at each character but the last: the character and the one after it. */
  words: string[];
  /** First and last word of the index that begins with the character, for a spelling of one. */
  range: [from: string, to: string];
}

/** Reads what a reader typed; undefined when nothing of it is indexed. White space in it is nothing. */
export function readSpelling(text: string, fold: Fold): Spelling | undefined {
  const codes = [...readTokens(text.replace(/\s+/g, ' '), fold).codes];
  const [first] = codes;
  if (first === undefined) return undefined;
  const code = codeOf(first);
  return {
    length: codes.length,
    codes,
    first,
    words: codes.slice(1).map((follower, at) => wordOf(codes[at] ?? 0, follower)),
    // No character of a code is as high as the tilde.
    range: [code, `${code}~`],
  };
}

/** Where a text holds a spelling: indices of tokens. For texts of a page's size. */
export function findSpelling({ codes }: Pick<Tokens, 'codes'>, spelling: Spelling): number[] {
  const found: number[] = [];
  for (let at = 0; at + spelling.length <= codes.length; at++) {
    if (codes[at] !== spelling.first) continue;
    if (spelling.codes.every((code, offset) => codes[at + offset] === code)) found.push(at);
  }
  return found;
}
