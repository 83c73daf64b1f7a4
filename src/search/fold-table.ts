/** A character and the one that stands for it, as code points. */
export type FoldPair = [char: number, representative: number];

/**
 * Writes pairs as differences from pair to pair: Simplified and Traditional characters run in much the same order, so
 * this takes half of what the characters would.
 */
export function writeFoldTable(pairs: readonly FoldPair[]): string {
  const sorted = pairs.toSorted(([a, first], [b, second]) => first - second || a - b);
  let [char, representative] = [0, 0];
  const differences = sorted.flatMap(([nextChar, nextRepresentative]) => {
    const found = [nextRepresentative - representative, nextChar - char];
    [char, representative] = [nextChar, nextRepresentative];
    return found;
  });
  return differences.map((difference) => difference.toString(36)).join(' ');
}

export function readFoldTable(table: string): FoldPair[] {
  const differences = table === '' ? [] : table.split(' ').map((digits) => parseInt(digits, 36));
  const pairs: FoldPair[] = [];
  let [char, representative] = [0, 0];
  for (let at = 0; at + 1 < differences.length; at += 2) {
    representative += differences[at] ?? 0;
    char += differences[at + 1] ?? 0;
    pairs.push([char, representative]);
  }
  return pairs;
}
