/** A line of a comparison: in both texts, only in the first, only in the second. */
export interface ComparedLine {
  side: 'both' | 'old' | 'new';
  line: string;
}

const mostLines = 4000;

/** Compares two texts line by line; what is long and wholly different is not compared further. */
export function compareLines(old: string, next: string): ComparedLine[] {
  const [left, right] = [old.trimEnd().split('\n'), next.trimEnd().split('\n')];
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head++;
  let tail = 0;
  while (
    tail < left.length - head &&
    tail < right.length - head &&
    left.at(-1 - tail) === right.at(-1 - tail)
  )
    tail++;
  const [inner, other] = [
    left.slice(head, left.length - tail),
    right.slice(head, right.length - tail),
  ];
  const as =
    (side: ComparedLine['side']) =>
    (line: string): ComparedLine => ({ side, line });
  const isLong = inner.length > mostLines || other.length > mostLines;
  const middle = isLong ? [...inner.map(as('old')), ...other.map(as('new'))] : align(inner, other);
  return [
    ...left.slice(0, head).map(as('both')),
    ...middle,
    ...left.slice(left.length - tail).map(as('both')),
  ];
}

/** Longest common run of lines, by dynamic programming. */
function align(left: readonly string[], right: readonly string[]): ComparedLine[] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      const at = row * width + column;
      lengths[at] =
        left[row] === right[column]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  const lines: ComparedLine[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    const [old, next] = [left[row], right[column]];
    if (old !== undefined && old === next) {
      lines.push({ side: 'both', line: old });
      row++;
      column++;
    } else if (
      old !== undefined &&
      (next === undefined ||
        (lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0))
    ) {
      lines.push({ side: 'old', line: old });
      row++;
    } else {
      lines.push({ side: 'new', line: next ?? '' });
      column++;
    }
  }
  return lines;
}
