/** One item that two lists have in common, by its place in each. */
export type CommonPlace = readonly [left: number, right: number];

/**
 * Finds a longest common subsequence of two lists by dynamic programming: what is equal at both ends is set aside, so
 * that only the middle takes time. A middle of more than `mostCells` pairs is not compared; the equal ends remain.
 *
 * @returns places in order; where several would do, what only the left list has comes first.
 */
export function commonSubsequence(
  left: readonly string[],
  right: readonly string[],
  mostCells: number,
): CommonPlace[] {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let end = 0;
  while (
    end < left.length - start &&
    end < right.length - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  )
    end++;
  const rows = left.length - start - end;
  const columns = right.length - start - end;
  const middle = rows * columns > mostCells ? [] : align(left, right, start, { rows, columns });
  return [
    ...places(0, start, 0),
    ...middle,
    ...places(left.length - end, end, right.length - left.length),
  ];
}

const places = (from: number, count: number, shift: number): CommonPlace[] =>
  Array.from({ length: count }, (_, at) => [from + at, from + at + shift]);

function align(
  left: readonly string[],
  right: readonly string[],
  start: number,
  { rows, columns }: { rows: number; columns: number },
): CommonPlace[] {
  const width = columns + 1;
  const table = new Uint32Array((rows + 1) * width);
  const longestFrom = (row: number, column: number): number => table[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      table[row * width + column] =
        left[start + row] === right[start + column]
          ? longestFrom(row + 1, column + 1) + 1
          : Math.max(longestFrom(row + 1, column), longestFrom(row, column + 1));
  const common: CommonPlace[] = [];
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (left[start + row] === right[start + column]) common.push([start + row++, start + column++]);
    else if (longestFrom(row + 1, column) >= longestFrom(row, column + 1)) row++;
    else column++;
  }
  return common;
}

/** An item of a comparison: in both lists, only in the earlier, or only in the later. */
export interface ComparedItem {
  side: 'both' | 'old' | 'new';
  item: string;
}

/** Both lists as one, in order; between what they have in common, the earlier one's items come first. */
export function compareLists(
  old: readonly string[],
  next: readonly string[],
  mostCells: number,
): ComparedItem[] {
  const as =
    (side: ComparedItem['side']) =>
    (item: string): ComparedItem => ({ side, item });
  let [row, column] = [0, 0];
  const ends: CommonPlace = [old.length, next.length];
  return [...commonSubsequence(old, next, mostCells), ends].flatMap(([x, y]) => {
    const stretch = [
      ...old.slice(row, x).map(as('old')),
      ...next.slice(column, y).map(as('new')),
      ...old.slice(x, x + 1).map(as('both')),
    ];
    [row, column] = [x + 1, y + 1];
    return stretch;
  });
}
