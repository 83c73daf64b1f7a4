import { expect, test } from 'vitest';
import { describeSeries, drawSeries } from '../../src/page/series-chart.ts';
import type { TopicSeries } from '../../src/page/topic-thread.ts';

const aSeries = (...values: (number | undefined)[]): TopicSeries => ({
  title: '茶叶产量',
  unit: '吨',
  chapter: 'a/b',
  chapterTitle: '附录',
  work: 'a',
  anchor: '',
  points: values.map((value, index) => ({
    year: 2015 + index,
    written: value === undefined ? '…' : String(value),
    value,
  })),
});

test('says in words what the line shows', () => {
  expect(describeSeries(aSeries(10, 30, 20))).toBe(
    '折线图：茶叶产量，2015年10吨，2017年20吨；最高2016年30吨，最低2015年10吨。',
  );
});

test('a year without a figure parts the line', () => {
  const path = /class="line" d="([^"]*)"/.exec(drawSeries(aSeries(1, 2, undefined, 4), new Set()));
  expect(path?.[1]?.match(/[ML]/g)?.join('')).toBe('MLM');
});

test('years with an entry are ringed, where they have a figure', () => {
  const svg = drawSeries(aSeries(1, 2, undefined, 4), new Set([2015, 2017, 2018]));
  expect(svg.match(/<circle/g)).toHaveLength(2);
});

test('the scale has round figures and holds every value', () => {
  const svg = drawSeries(aSeries(1242, 9386), new Set());
  expect([...svg.matchAll(/text-anchor="end">(\d+)</g)].map(([, tick]) => tick)).toEqual([
    '0',
    '5000',
    '10000',
  ]);
});

test('one figure makes no line', () => {
  expect(drawSeries(aSeries(5), new Set())).toBe('');
});
