import type { Range, Term } from './contract.ts';
import type { Fold } from './fold.ts';
import { findSpelling, readSpelling } from './spelling.ts';
import { readTokens } from './tokens.ts';

/** Where a text holds terms, by the index's own rules: in order, not overlapping. Excluded terms are passed over. */
export function findInText(text: string, terms: readonly Term[], fold: Fold): Range[] {
  const tokens = readTokens(text, fold);
  const { starts } = tokens;
  const ranges = terms
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap(({ any }) => any)
    .flatMap((typed): Range[] => {
      const spelling = readSpelling(typed, fold);
      if (!spelling) return [];
      return findSpelling(tokens, spelling).map((token) => {
        const last = starts[token + spelling.length - 1] ?? 0;
        return [
          starts[token] ?? 0,
          last + String.fromCodePoint(text.codePointAt(last) ?? 0).length,
        ];
      });
    });
  return joinOverlapping(ranges);
}

/** Ranges in order, those that overlap made one. */
function joinOverlapping(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined[joined.length - 1];
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
