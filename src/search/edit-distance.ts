/**
 * Fewest characters to put in, take out, replace or swap with a neighbour to make one text the other; more than `most`
 * is given as `most + 1`, which is found out early.
 */
export function editDistance(a: string, b: string, most: number): number {
  const from = [...a];
  const to = [...b];
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let before: number[] = [];
  let last = to.map((_, index) => index + 1);
  last.unshift(0);
  for (const [row, character] of from.entries()) {
    const line = [row + 1];
    for (const [column, other] of to.entries()) {
      let least = Math.min(
        (last[column] ?? 0) + (character === other ? 0 : 1),
        (last[column + 1] ?? 0) + 1,
        (line[column] ?? 0) + 1,
      );
      if (row > 0 && column > 0 && character === to[column - 1] && from[row - 1] === other)
        least = Math.min(least, (before[column - 1] ?? 0) + 1);
      line.push(least);
    }
    if (Math.min(...line) > most) return most + 1;
    before = last;
    last = line;
  }
  return Math.min(last[to.length] ?? 0, most + 1);
}
