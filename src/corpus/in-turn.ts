/** Files read at a time: a register of tens of thousands would otherwise open more than a system allows. */
const mostAtATime = 64;

/** Does something to each, some at a time; results are in the order given. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += mostAtATime)
    results.push(...(await Promise.all(items.slice(start, start + mostAtATime).map(act))));
  return results;
}
