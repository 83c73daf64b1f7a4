import type { PairKey } from '../../search/codes.ts';

/** Tokens of a stretch of pages, sorted by word and, within a word, in order of the text. */
export interface SortedTokens {
  /** Distinct words, ascending. */
  words: Float64Array;
  /** Where each word's tokens begin in `order`; one more at the end. */
  starts: Uint32Array;
  /** Indices of tokens. */
  order: Uint32Array;
}

/** Sorts tokens by counting: an id for each word by hashing, ids ranked by their word, places from the counts. */
export function sortTokens(keys: ArrayLike<PairKey>): SortedTokens {
  const { ids, distinct } = numberWords(keys);
  const ranked = Uint32Array.from(distinct.keys()).sort(
    (a, b) => (distinct[a] ?? 0) - (distinct[b] ?? 0),
  );
  const rankOf = new Uint32Array(distinct.length);
  for (const [rank, id] of ranked.entries()) rankOf[id] = rank;
  const starts = new Uint32Array(distinct.length + 1);
  for (const id of ids) {
    const rank = rankOf[id] ?? 0;
    starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
  }
  for (let rank = 0; rank < distinct.length; rank++)
    starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const next = starts.slice();
  const order = new Uint32Array(ids.length);
  for (let at = 0; at < ids.length; at++) {
    const rank = rankOf[ids[at] ?? 0] ?? 0;
    const place = next[rank] ?? 0;
    order[place] = at;
    next[rank] = place + 1;
  }
  return { words: Float64Array.from(ranked, (id) => distinct[id] ?? 0), starts, order };
}

/** An id for each token's word, in order of first appearance. */
function numberWords(keys: ArrayLike<PairKey>): { ids: Uint32Array; distinct: Float64Array } {
  let capacity = 1 << 12;
  let mask = capacity - 1;
  // A slot holds id + 1; zero is free.
  let slots = new Uint32Array(capacity);
  let distinct = new Float64Array(capacity >> 1);
  let count = 0;
  const ids = new Uint32Array(keys.length);
  const slotOf = (key: PairKey): number => {
    let slot =
      (Math.imul(key % 0x40000000, 0x9e3779b1) ^ Math.imul(key / 0x40000000, 0x85ebca6b)) >>> 7;
    for (slot &= mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] ?? 0;
      if (held === 0 || distinct[held - 1] === key) return slot;
    }
  };
  const grow = (): void => {
    capacity *= 2;
    mask = capacity - 1;
    slots = new Uint32Array(capacity);
    const longer = new Float64Array(capacity >> 1);
    longer.set(distinct);
    distinct = longer;
    for (let id = 0; id < count; id++) slots[slotOf(distinct[id] ?? 0)] = id + 1;
  };
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    let slot = slotOf(key);
    if (slots[slot] === 0) {
      if (count === distinct.length) {
        grow();
        slot = slotOf(key);
      }
      distinct[count++] = key;
      slots[slot] = count;
    }
    ids[at] = (slots[slot] ?? 1) - 1;
  }
  return { ids, distinct: distinct.slice(0, count) };
}
