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
  const { ids, distinct, idOf } = numberWords(keys);
  const words = distinct.slice().sort();
  const rankOf = new Uint32Array(words.length);
  for (let rank = 0; rank < words.length; rank++) rankOf[idOf(words[rank] ?? 0)] = rank;
  const starts = new Uint32Array(words.length + 1);
  for (let at = 0; at < ids.length; at++) {
    const rank = rankOf[ids[at] ?? 0] ?? 0;
    ids[at] = rank;
    starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
  }
  for (let rank = 0; rank < words.length; rank++)
    starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const next = starts.slice();
  const order = new Uint32Array(ids.length);
  for (let at = 0; at < ids.length; at++) {
    const rank = ids[at] ?? 0;
    const place = next[rank] ?? 0;
    order[place] = at;
    next[rank] = place + 1;
  }
  return { words, starts, order };
}

interface NumberedWords {
  /** Of each token. */
  ids: Uint32Array;
  /** Word of each id. */
  distinct: Float64Array;
  idOf: (key: PairKey) => number;
}

/** An id for each token's word, in order of first appearance: by hashing, a slot holding an id and one, or 0. */
function numberWords(keys: ArrayLike<PairKey>): NumberedWords {
  let mask = (1 << 13) - 1;
  let slots = new Uint32Array(mask + 1);
  let distinct = new Float64Array((mask + 1) >> 1);
  let count = 0;
  const ids = new Uint32Array(keys.length);
  const slotOf = (key: PairKey): number => {
    const high = Math.floor(key / 0x200000);
    let slot = Math.imul(high ^ Math.imul(key - high * 0x200000, 0x9e3779b1), 0x85ebca6b);
    for (slot = (slot >>> 9) & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] ?? 0;
      if (held === 0 || distinct[held - 1] === key) return slot;
    }
  };
  const grow = (): void => {
    mask = mask * 2 + 1;
    slots = new Uint32Array(mask + 1);
    const longer = new Float64Array((mask + 1) >> 1);
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
  return {
    ids,
    distinct: distinct.slice(0, count),
    idOf: (key) => (slots[slotOf(key)] ?? 1) - 1,
  };
}
