import { wall } from './codes.ts';
import { notIndexed, type Fold } from './fold.ts';

/** The indexed characters of a text, in order; what is not indexed belongs to the character before it. */
export interface Tokens {
  /**
   * Folded code point of each character, and a `wall` after each run but the last: it keeps a place, so that characters
   * of two runs never stand as far apart as those of one.
   */
  codes: Uint32Array;
  /** UTF-16 offset of each character, and of what ends each run. */
  starts: Uint32Array;
}

/** Ends of lines and cells: what stands on either side is not one text. */
const lineEnd = 0x0a;
const cellEnd = 0x09;

/** Reads a text as the index does: punctuation is nothing, a line or a cell of a table is a run of its own. */
export function readTokens(text: string, fold: Fold): Tokens {
  // At most one a unit of the text.
  const codes = new Uint32Array(text.length);
  const starts = new Uint32Array(text.length);
  let count = 0;
  let before: number = wall;
  for (let at = 0; at < text.length; at++) {
    const start = at;
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00) {
      code = text.codePointAt(at) ?? code;
      if (code > 0xffff) at++;
    }
    const folded = fold(code);
    if (folded === notIndexed) {
      if ((code !== lineEnd && code !== cellEnd) || before === wall) continue;
      codes[count] = wall;
      starts[count++] = start;
      before = wall;
      continue;
    }
    codes[count] = folded;
    starts[count++] = start;
    before = folded;
  }
  return { codes: codes.subarray(0, count), starts: starts.subarray(0, count) };
}
