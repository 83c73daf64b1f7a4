import { expect, test } from 'vitest';
import { inBatches, startOfRows } from '../../src/search/concordance-pages.ts';

test.each([
  [0, 0, 0],
  [2, 0, 2],
  [3, 2, 0],
  [7, 2, 4],
  [8, 3, 0],
  [99, 3, 0],
])('row %i is in chapter %i after %i of its hits', (first, chapter, skip) => {
  expect(startOfRows([3, 0, 5], first)).toEqual({ chapter, skip });
});

test('things are loaded some at a time, in order, and no more than are taken', async () => {
  const asked: number[] = [];
  const got: number[][] = [];
  const load = (item: number): Promise<number> => {
    asked.push(item);
    return Promise.resolve(item * 10);
  };
  for await (const batch of inBatches([1, 2, 3, 4, 5], 2, load)) {
    got.push(batch);
    if (got.length === 2) break;
  }
  expect(got).toEqual([
    [10, 20],
    [30, 40],
  ]);
  expect(asked).toEqual([1, 2, 3, 4]);
});
