import { expect, test } from 'vitest';
import { addCounts, chosenValues, countValues, letThrough } from '../../src/search/facet-counts.ts';

const groups = new Map([
  [
    '种类',
    new Map([
      ['年鉴', [0, 1]],
      ['村志', [2, 3]],
    ]),
  ],
  [
    '人物',
    new Map([
      ['柳禾', [1, 2]],
      ['冯长庚', [3]],
    ]),
  ],
]);

test('values of a group add up, groups narrow one another', () => {
  expect(letThrough([0, 1, 2, 3], groups, { 种类: ['年鉴', '村志'] })).toEqual([0, 1, 2, 3]);
  expect(letThrough([0, 1, 2, 3], groups, { 种类: ['年鉴'], 人物: ['柳禾'] })).toEqual([1]);
});

test('a choice made before namesakes were told apart means all of them, and one that means nothing finds nothing', () => {
  const namesakes = new Map([
    [
      '人物',
      new Map([
        ['李致和（1889—1961）#li-zhihe', [0]],
        ['李致和（1958—）#li-zhihe-1958', [1, 2]],
      ]),
    ],
  ]);
  const found = (chosen: string): number[] =>
    letThrough([0, 1, 2, 3], namesakes, chosenValues({ 人物: [chosen] }, namesakes));
  expect(found('李致和')).toEqual([0, 1, 2]);
  expect(found('李致和#li-zhihe-1958')).toEqual([1, 2]);
  expect(found('赵六')).toEqual([]);
  expect(chosenValues({ 种类: ['年鉴'] }, namesakes)).toEqual({ 种类: ['年鉴'] });
});

test('a choice lowers the counts of other groups and not of its own', () => {
  expect(countValues([0, 1, 2], groups, { 种类: ['年鉴'] })).toEqual({
    种类: { 年鉴: 2, 村志: 1 },
    人物: { 柳禾: 1, 冯长庚: 0 },
  });
});

test('a value or a group that no chapter carries lets nothing through, an empty choice everything', () => {
  expect(letThrough([0, 1], groups, { 种类: ['县志'] })).toEqual([]);
  expect(letThrough([0, 1], groups, { 专题: ['茶'] })).toEqual([]);
  expect(letThrough([0, 1], groups, { 种类: [] })).toEqual([0, 1]);
});

test('counts of several indexes add up', () => {
  expect(
    addCounts([{ 种类: { 年鉴: 2 } }, { 种类: { 年鉴: 1, 村志: 3 }, 人物: { 柳禾: 1 } }]),
  ).toEqual({
    种类: { 年鉴: 3, 村志: 3 },
    人物: { 柳禾: 1 },
  });
});
