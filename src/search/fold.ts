import { findable } from './findable.ts';
import { readFoldTable } from './fold-table.ts';

/** Folded code point of a code point, or `notIndexed` for punctuation, white space and symbols. */
export type Fold = (codePoint: number) => number;

export const notIndexed = -1;

/** Planes whose characters a browser may be too old to know as letters. */
const firstAstralHan = 0x20000;
const lastAstralHan = 0x3ffff;

/**
 * Makes the fold that a table describes: every character counts as one other, whatever its script, width, case and
 * accents. Characters map to characters, so offsets stay.
 */
export function makeFold(table: string): Fold {
  const representative = new Map(readFoldTable(table));
  // Zero: not asked yet.
  const known = new Int32Array(0x110000);
  return (codePoint) => {
    const found = known[codePoint];
    if (found !== undefined && found !== 0) return found;
    const folded = foldOne(codePoint, representative);
    known[codePoint] = folded;
    return folded;
  };
}

function foldOne(codePoint: number, representative: ReadonlyMap<number, number>): number {
  const isAstralHan = codePoint >= firstAstralHan && codePoint <= lastAstralHan;
  const char = String.fromCodePoint(codePoint);
  if (!isAstralHan && !findable.test(char)) return notIndexed;
  const plain = onlyOne(withoutAccent(onlyOne(char.normalize('NFKC'), char)).toLowerCase(), char);
  const folded = plain.codePointAt(0) ?? codePoint;
  return representative.get(folded) ?? folded;
}

/** The one letter of a form, or the character itself where the form has several or is none. */
function onlyOne(form: string, otherwise: string): string {
  return Array.from(form).length === 1 && findable.test(form) ? form : otherwise;
}

/** Latin, Greek and Cyrillic letters lose their accents; elsewhere what is set on a letter makes another letter. */
function withoutAccent(char: string): string {
  const [base = char] = char.normalize('NFD');
  return (base.codePointAt(0) ?? 0) < 0x530 ? base : char;
}
