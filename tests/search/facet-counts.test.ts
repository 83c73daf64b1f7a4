import { expect, test } from 'vitest';
import type { Chapters } from '../../src/search/chapters.ts';
import { addCounts, applyFacets } from '../../src/search/facet-counts.ts';

const chapters: Chapters = {
  count: 4,
  ofPage: Int32Array.of(0, 1, 2, 3),
  firstPage: Int32Array.of(0, 1, 2, 3),
  words: Int32Array.of(1, 1, 1, 1),
  groups: new Map([
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
  ]),
  years: new Map(),
  missing: [],
};

test('values of a group add up, groups narrow one another', () => {
  const kinds = ['年鉴', '村志'];
  expect(applyFacets([0, 1, 2, 3], chapters, { 种类: kinds }).chapters).toEqual([0, 1, 2, 3]);
  expect(applyFacets([0, 1, 2, 3], chapters, { 种类: ['年鉴'], 人物: ['柳禾'] }).chapters).toEqual([
    1,
  ]);
});

test('a choice lowers the counts of other groups and not of its own', () => {
  expect(applyFacets([0, 1, 2], chapters, { 种类: ['年鉴'] }).counts).toEqual({
    种类: { 年鉴: 2, 村志: 1 },
    人物: { 柳禾: 1, 冯长庚: 0 },
  });
});

test('a value or a group that no chapter carries lets nothing through, an empty choice everything', () => {
  expect(applyFacets([0, 1], chapters, { 种类: ['县志'] }).chapters).toEqual([]);
  expect(applyFacets([0, 1], chapters, { 专题: ['茶'] }).chapters).toEqual([]);
  expect(applyFacets([0, 1], chapters, { 种类: [] }).chapters).toEqual([0, 1]);
});

test('counts of several indexes add up', () => {
  expect(
    addCounts([{ 种类: { 年鉴: 2 } }, { 种类: { 年鉴: 1, 村志: 3 }, 人物: { 柳禾: 1 } }]),
  ).toEqual({
    种类: { 年鉴: 3, 村志: 3 },
    人物: { 柳禾: 1 },
  });
});
