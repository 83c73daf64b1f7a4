import { figures, type Merge } from './cells.ts';

/**
 * The merged cells of a head of two rows in a file that cannot say so: a CSV leaves those empty that were merged into
 * the one on the left or above.
 *
 * @returns none where the second row is not plainly a part of the head.
 */
export function impliedMerges(
  kept: readonly { at: number; cells: readonly string[] }[],
): readonly Merge[] {
  const [first, second] = kept;
  if (!first || !second || kept.length < 3 || (first.cells[0] ?? '') === '') return [];
  const groups = groupsOf(first.cells);
  const isGrouped = (column: number): boolean =>
    groups.some(({ left, right }) => right > left && left <= column && column <= right);
  const isHead = second.cells.every((cell, column) =>
    isGrouped(column) ? isName(cell) : cell === '',
  );
  if (!isHead || !groups.some(({ left, right }) => right > left)) return [];
  return groups.map(({ left, right }) => ({
    top: first.at,
    bottom: right > left ? first.at : second.at,
    left,
    right,
  }));
}

/** Every filled cell of a row with the empty ones to its right. */
function groupsOf(cells: readonly string[]): { left: number; right: number }[] {
  const starts = cells.flatMap((cell, column) => (cell === '' ? [] : [column]));
  return starts.map((left, at) => ({ left, right: (starts[at + 1] ?? cells.length) - 1 }));
}

/** A year may be the name of a column; other figures are what stands under it. */
function isName(cell: string): boolean {
  return cell !== '' && (/^(?:19|20)\d\d$/.test(cell) || !figures.test(cell));
}
