import { expect, test } from 'vitest';
import { openLikeness, piecesOf } from '../../../src/exchange/accept/likeness.ts';
import { aLongText } from '../a-long-text.ts';

/** Share of pieces in common, 0 where the texts are not near-identical. */
function shareOf(text: string, other: string): number {
  const likeness = openLikeness<string>();
  likeness.add('it', piecesOf(text));
  return likeness.find(piecesOf(other))[0]?.share ?? 0;
}

const text = aLongText('渠');

test('a text is near-identical to itself, whatever its marks, spaces, width and case', () => {
  expect(shareOf(text, text)).toBe(1);
  expect(shareOf(text, text.replaceAll('。', '！').replaceAll('\n', ' '))).toBe(1);
  expect(shareOf(`${text}ABC`, text.replaceAll('1', '１') + 'abc')).toBe(1);
});

test('to one with a word changed here and there, and to one that it is a part of', () => {
  const corrected = text.replaceAll(/第(\d)条/g, '第〇$1条');
  expect(shareOf(text, corrected)).toBeGreaterThan(0.8);
  expect(shareOf(text, `${text}\n\n${aLongText('路')}`)).toBe(1);
});

test('not to another text of the same form', () => {
  expect(shareOf(text, aLongText('路'))).toBe(0);
});

test('texts too short to tell are like none', () => {
  expect(shareOf('此卷缺。', '此卷缺。')).toBe(0);
  expect(piecesOf('序').size).toBe(0);
});
