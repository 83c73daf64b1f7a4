import { expect, test } from 'vitest';
import { percentile, scoreAnswers } from '../../../bench/eval/score.ts';

const result = (...found: string[]) => ({
  found,
  coldBytes: 0,
  shownBytes: 0,
  coldMs: 0,
  warmBytes: 0,
  warmMs: 0,
  problems: [],
});
const query = (category: string) => ({ category, terms: ['茶'] });

test('recall falls with what is missed, precision with what is too much, by category and over all', () => {
  const scores = scoreAnswers(
    [query('names'), query('names'), query('absent')],
    [new Set(['a', 'b']), new Set(['a']), new Set()],
    { openBytes: 0, results: [result('a'), result('a', 'c'), result()] },
  );
  expect(scores.get('names')).toEqual({ queries: 2, recall: 0.75, precision: 0.75, exact: 0 });
  expect(scores.get('absent')).toEqual({ queries: 1, recall: 1, precision: 1, exact: 1 });
  expect(scores.get('all')).toEqual({ queries: 3, recall: 0.75, precision: 0.75, exact: 1 });
});

test('finding something where nothing is, or nothing where something is, is not right', () => {
  const scores = scoreAnswers([query('absent'), query('names')], [new Set(), new Set(['a'])], {
    openBytes: 0,
    results: [result('a'), result()],
  });
  expect(scores.get('absent')).toMatchObject({ precision: 0, exact: 0 });
  expect(scores.get('names')).toMatchObject({ recall: 0, exact: 0 });
});

test('a percentile is a value that so large a share does not exceed', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(values, 0.5), percentile(values, 0.9), percentile(values, 1)]).toEqual([
    51, 91, 100,
  ]);
  expect(percentile([], 0.5)).toBe(0);
});
