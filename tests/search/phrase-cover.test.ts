import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { cheapestCover } from '../../src/search/phrase-cover.ts';

/** Whether words at these offsets hold every character of a phrase of so many words. */
const holdsAll = (chosen: readonly number[], words: number): boolean =>
  Array.from({ length: words + 1 }, (_, at) => at).every(
    (at) => chosen.includes(at) || chosen.includes(at - 1),
  );
const costOf = (chosen: readonly number[], costs: readonly number[]): number =>
  chosen.reduce((sum, offset) => sum + (costs[offset] ?? 0), 0);

test('an expensive word between cheap ones is left to them', () => {
  expect(cheapestCover([7, 86, 7])).toEqual([0, 2]);
  expect(cheapestCover([7, 7, 86, 7, 7])).toEqual([0, 1, 3, 4]);
  expect(cheapestCover([7, 9, 9, 7])).toEqual([0, 1, 3]);
});

test('a phrase of two characters has one word, and nothing has none', () => {
  expect(cheapestCover([5])).toEqual([0]);
  expect(cheapestCover([])).toEqual([]);
});

test('no choice that holds every character costs less', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 9 }), (costs) => {
      const chosen = cheapestCover(costs);
      expect(holdsAll(chosen, costs.length)).toBe(true);
      for (let choice = 0; choice < 2 ** costs.length; choice++) {
        const other = [...costs.keys()].filter((offset) => (choice >> offset) & 1);
        if (holdsAll(other, costs.length))
          expect(costOf(other, costs)).toBeGreaterThanOrEqual(costOf(chosen, costs));
      }
    }),
  );
});
