/** Pairs of characters, sorted by the first and then by the second, and where each pair stood. */
export interface SortedPairs {
  /** Distinct pairs, ascending. */
  firsts: Uint32Array;
  followers: Uint32Array;
  /** Where each pair's places begin in `order`; one more at the end. */
  starts: Uint32Array;
  /** Indices of what was sorted; of one pair, in their order. */
  order: Uint32Array;
}

/**
 * Sorts pairs of code points by counting: by their second characters, then, keeping that order, by their first.
 *
 * @param followers the second of each pair; may be longer than `firsts`.
 */
export function sortPairs(firsts: Uint32Array, followers: Uint32Array): SortedPairs {
  const asTheyStand = new Uint32Array(firsts.length);
  for (let at = 0; at < asTheyStand.length; at++) asTheyStand[at] = at;
  const order = sortedBy(firsts, sortedBy(followers, asTheyStand));
  const isNew = (at: number): boolean => {
    const [entry, before] = [order[at] ?? 0, order[at - 1] ?? 0];
    return firsts[entry] !== firsts[before] || followers[entry] !== followers[before];
  };
  let pairs = Math.min(1, order.length);
  for (let at = 1; at < order.length; at++) if (isNew(at)) pairs++;
  const distinct = {
    firsts: new Uint32Array(pairs),
    followers: new Uint32Array(pairs),
    starts: new Uint32Array(pairs + 1),
  };
  let pair = 0;
  for (let at = 0; at < order.length; at++) {
    if (at > 0 && !isNew(at)) continue;
    const entry = order[at] ?? 0;
    distinct.firsts[pair] = firsts[entry] ?? 0;
    distinct.followers[pair] = followers[entry] ?? 0;
    distinct.starts[pair++] = at;
  }
  distinct.starts[pairs] = order.length;
  return { ...distinct, order };
}

/** Where each code's entries begin among all of them, sorted. */
function startsOf(codes: Uint32Array, length: number): Uint32Array {
  let most = 0;
  for (let at = 0; at < length; at++) if ((codes[at] ?? 0) > most) most = codes[at] ?? 0;
  const starts = new Uint32Array(most + 2);
  for (let at = 0; at < length; at++) {
    const next = (codes[at] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let code = 1; code < starts.length; code++)
    starts[code] = (starts[code] ?? 0) + (starts[code - 1] ?? 0);
  return starts;
}

/** Indices in order of their codes, those of one code as they stood. */
function sortedBy(codes: Uint32Array, indices: Uint32Array): Uint32Array {
  const next = startsOf(codes, indices.length);
  const order = new Uint32Array(indices.length);
  for (const index of indices) {
    const code = codes[index] ?? 0;
    const place = next[code] ?? 0;
    order[place] = index;
    next[code] = place + 1;
  }
  return order;
}
