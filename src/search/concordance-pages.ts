/**
 * Where the rows of a page of a concordance begin: which chapter, and how many of its hits are on earlier pages.
 *
 * @param occurrences hits of every chapter, in order.
 * @param first number of the first row wanted, from 0.
 */
export function startOfRows(
  occurrences: readonly number[],
  first: number,
): { chapter: number; skip: number } {
  let before = 0;
  for (const [chapter, count] of occurrences.entries()) {
    if (before + count > first) return { chapter, skip: first - before };
    before += count;
  }
  return { chapter: occurrences.length, skip: 0 };
}

/** `count` chapters at a time, so that a reader's line is neither idle nor flooded. @throws what `load` throws. */
export async function* inBatches<Item, Result>(
  items: readonly Item[],
  count: number,
  load: (item: Item) => Promise<Result>,
): AsyncGenerator<Result[]> {
  for (let at = 0; at < items.length; at += count)
    yield Promise.all(items.slice(at, at + count).map(load));
}
