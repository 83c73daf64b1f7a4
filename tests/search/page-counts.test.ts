import { expect, test } from 'vitest';
import {
  readCharacterTable,
  readPageCounts,
  writeCharacterTable,
} from '../../src/search/page-counts.ts';

test('counts are read page by page, with the weight of those that have one', () => {
  const { pages, counts, extras } = readPageCounts(
    Uint8Array.from([3, 4, 1, 5, 143, 1, 200, 1, 2]),
  );
  expect(pages).toEqual([3, 4, 204]);
  expect(counts).toEqual([2, 2, 1]);
  expect([...extras]).toEqual([[4, 143]]);
});

test('a file that is cut short is no file of counts', () => {
  expect(() => readPageCounts(Uint8Array.from([3]))).toThrow('cut short');
});

test('the table leads from characters of every plane to their files', () => {
  const files = [
    { character: 0x5e74, name: 'und_abc1234' },
    { character: 0x20bb7, name: 'und_def5678' },
  ];
  expect([...readCharacterTable(writeCharacterTable(files))]).toEqual([
    [0x5e74, 'und_abc1234'],
    [0x20bb7, 'und_def5678'],
  ]);
  expect(readCharacterTable('').size).toBe(0);
});
