import { expect, test } from 'vitest';
import { sortPairs } from '../../../src/press/search/sort-pairs.ts';
import fc from '../../fast-check.ts';

const code = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(0x4e00, 0x10ffff));

test('pairs come out in order, each with its places as they stood', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code), { maxLength: 60 }), (pairs) => {
      const sorted = sortPairs(
        Uint32Array.from(pairs, ([first]) => first),
        // As the followers of a text are, one longer than the pairs.
        Uint32Array.from([...pairs.map(([, follower]) => follower), 7]),
      );
      const places = Map.groupBy(pairs.keys(), (at) => pairs[at]?.join());
      const expected = [...places.values()]
        .map((found) => ({ pair: pairs[found[0] ?? 0] ?? [0, 0], found }))
        .sort((a, b) => a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
      expect(
        Array.from(sorted.firsts, (first, rank) => ({
          pair: [first, sorted.followers[rank]],
          found: [...sorted.order.subarray(sorted.starts[rank], sorted.starts[rank + 1])],
        })),
      ).toEqual(expected);
    }),
  );
});
