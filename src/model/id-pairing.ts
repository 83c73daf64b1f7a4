/** Which item of one list is which of another; each stands in at most one pair. */
export interface Pairing<Old, New> {
  toNew: Map<Old, New>;
  toOld: Map<New, Old>;
}

export function noPairs<Old, New>(): Pairing<Old, New> {
  return { toNew: new Map(), toOld: new Map() };
}

/** Joins two items unless one of them is absent or already has its pair. */
export function pair<Old, New>(
  { toNew, toOld }: Pairing<Old, New>,
  old: Old | undefined,
  found: New | undefined,
): void {
  if (old === undefined || found === undefined || toNew.has(old) || toOld.has(found)) return;
  toNew.set(old, found);
  toOld.set(found, old);
}

/**
 * Pairs items of equal key. A key that occurs more than once on either side tells nothing and is ignored; items
 * already paired count there too, since their copies are no less doubtful.
 */
export function pairUnique<Old, New>(
  pairing: Pairing<Old, New>,
  olds: readonly Old[],
  news: readonly New[],
  keyOfOld: (old: Old) => string,
  keyOfNew: (found: New) => string,
): void {
  const waiting = new Set(news.filter((found) => !pairing.toOld.has(found)).map(keyOfNew));
  const lost = olds.filter((old) => !pairing.toNew.has(old)).map(keyOfOld);
  const wanted = new Set(lost.filter((key) => waiting.has(key)));
  if (wanted.size === 0) return;
  const found = onlyOnes(news, keyOfNew, wanted);
  for (const [key, old] of onlyOnes(olds, keyOfOld, wanted)) pair(pairing, old, found.get(key));
}

/** Items whose key no other item has, by that key; of all keys, or of the wanted ones. */
export function onlyOnes<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  wanted?: ReadonlySet<string>,
): Map<string, Item> {
  const ones = new Map<string, Item>();
  const repeated = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (wanted && !wanted.has(key)) continue;
    if (ones.has(key)) repeated.add(key);
    else ones.set(key, item);
  }
  for (const key of repeated) ones.delete(key);
  return ones;
}

/** Items by key, in their order; those without a key are left out. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
