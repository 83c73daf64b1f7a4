import { describe, expect, test } from 'vitest';
import { commonSubsequence, compareLists } from '../../src/model/common-subsequence.ts';
import fc from '../fast-check.ts';

const many = 1_000_000;
const list = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 12 });

/** Length of a longest common subsequence, by trying all. */
function lengthOf(left: readonly string[], right: readonly string[]): number {
  const [first, ...rest] = left;
  if (first === undefined || right.length === 0) return 0;
  const at = right.indexOf(first);
  const without = lengthOf(rest, right);
  return at < 0 ? without : Math.max(without, 1 + lengthOf(rest, right.slice(at + 1)));
}

describe('a longest common subsequence', () => {
  test('names equal items, in order, and as many as there can be', () => {
    fc.assert(
      fc.property(list, list, (left, right) => {
        const common = commonSubsequence(left, right, many);
        let before: readonly [number, number] = [-1, -1];
        for (const [x, y] of common) {
          expect(left[x]).toBe(right[y]);
          expect(x > before[0] && y > before[1]).toBe(true);
          before = [x, y];
        }
        expect(common).toHaveLength(lengthOf(left, right));
      }),
    );
  });

  test('of a middle too long to compare is what both ends have in common', () => {
    const left = ['首', ...Array.from({ length: 50 }, (_, at) => `左${at}`), '同', '尾'];
    const right = ['首', '同', ...Array.from({ length: 50 }, (_, at) => `右${at}`), '尾'];
    expect(commonSubsequence(left, right, 100)).toEqual([
      [0, 0],
      [52, 52],
    ]);
  });
});

describe('two lists as one', () => {
  test('give both back, whatever they are', () => {
    fc.assert(
      fc.property(list, list, fc.constantFrom(0, many), (old, next, mostCells) => {
        const compared = compareLists(old, next, mostCells);
        const of = (...sides: string[]) =>
          compared.filter(({ side }) => sides.includes(side)).map(({ item }) => item);
        expect(of('both', 'old')).toEqual(old);
        expect(of('both', 'new')).toEqual(next);
      }),
    );
  });

  test('have what only the earlier holds before what only the later holds', () => {
    expect(
      compareLists(['甲', '乙', '丙'], ['甲', '丁', '丙'], many).map(
        ({ side, item }) => side + item,
      ),
    ).toEqual(['both甲', 'old乙', 'new丁', 'both丙']);
  });
});
