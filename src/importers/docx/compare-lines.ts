import { compareLists } from '../../model/common-subsequence.ts';

/** A line of a comparison: in both texts, only in the first, only in the second. */
export interface ComparedLine {
  side: 'both' | 'old' | 'new';
  line: string;
}

/** Pairs of lines compared at most, besides what is equal at both ends. */
const mostCells = 16_000_000;

/** Compares two texts line by line; what is long and wholly different is not compared further. */
export function compareLines(old: string, next: string): ComparedLine[] {
  const [left, right] = [old.trimEnd().split('\n'), next.trimEnd().split('\n')];
  return compareLists(left, right, mostCells).map(({ side, item }) => ({ side, line: item }));
}

/** Changed lines with two unchanged ones around them, as `show` writes them; `……` for what is passed over between. */
export function changedLines(
  lines: readonly ComparedLine[],
  show: (line: ComparedLine) => string,
): string[] {
  const isNear = (at: number): boolean =>
    lines.slice(Math.max(0, at - 2), at + 3).some(({ side }) => side !== 'both');
  const shown = lines.map((line, at) => (isNear(at) ? show(line) : undefined));
  return shown
    .filter((line, at) => line !== undefined || shown[at - 1] !== undefined)
    .map((line) => line ?? '……');
}
