import { expect, test } from 'vitest';
import { folded, openTruth } from '../../../bench/eval/truth.ts';

const truthOf = openTruth([
  { address: 'a', title: '', text: '清溪縣志，卷一\n茶坪' },
  { address: 'b', title: '', text: '清溪\t县志' },
]);

test('a text counts in either script and without its punctuation, lines and cells kept apart', () => {
  expect(folded('清溪縣')).toBe(folded('清溪县'));
  expect(truthOf(['清溪县志卷一'])).toEqual(new Set(['a']));
  expect(truthOf(['溪县'])).toEqual(new Set(['a']));
  expect(truthOf(['卷一茶坪'])).toEqual(new Set());
});

test('several terms must all be there', () => {
  expect(truthOf(['清溪', '县志'])).toEqual(new Set(['a', 'b']));
  expect(truthOf(['清溪', '茶坪'])).toEqual(new Set(['a']));
});
