import { expect, test } from 'vitest';
import { findChange } from '../../../src/importers/text/check-chapter.ts';
import {
  expectedText,
  explainDifference,
  pageText,
} from '../../../src/importers/text/compare-page.ts';

test('reads a page as a reader does, with its leaves in place', () => {
  const html =
    '<p>甲 &lt;乙&gt;<span class="leaf" id="leaf-1b" data-n="1b"></span>　丙&amp;lt;</p>\n<p>丁\u00A0</p>';
  expect(pageText(html)).toBe(expectedText('甲<乙>　丙&lt;\n丁\u00A0', [{ n: '1b', at: 4 }]));
});

test.each([
  [
    'a character lost',
    '一二三四五六',
    '一二四五六',
    '从第 3 个字起，原文是“一二三四五六”，网页上是“一二四五六”。',
  ],
  ['a character changed', '𠀀説', '𠀀說', '从第 2 个字起，原文是“𠀀説”，网页上是“𠀀說”。'],
  ['the end cut off', '一二', '一', '从第 2 个字起，原文是“一二”，网页上是“一”。'],
  ['a wide space lost', '　一', '一', '从第 1 个字起，原文是“　一”，网页上是“一”。'],
])('shows both sides of %s', (_, wanted, got, sentence) => {
  expect(explainDifference(wanted, got)).toBe(sentence);
});

test('finds the page on which texts part, and text after the last', () => {
  expect(findChange('一二三四', ['一二', '三四'])).toBeUndefined();
  expect(findChange('一二三四', ['一二', '三五'])?.page).toBe(1);
  expect(findChange('一二三四', ['一五', '三四'])?.page).toBe(0);
  expect(findChange('一二三四五', ['一二', '三四'])?.page).toBe(1);
});
