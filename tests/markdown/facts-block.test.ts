import { expect, test } from 'vitest';
import { bodyOf, findFacts } from '../../src/markdown/facts-block.ts';

test.each([
  ['---\ntitle: 题\n---\n正文', 'title: 题\n', '正文', 4],
  ['---\r\ntitle: 题\r\n---\r\n正文', 'title: 题\r\n', '正文', 4],
  ['\uFEFF---\ntitle: 题\n---\n\n正文', 'title: 题\n', '\n正文', 4],
  ['--- \ntitle: 题\n---\t\n正文', 'title: 题\n', '正文', 4],
  ['---\n---\n正文\n\n---\n\n又', '', '正文\n\n---\n\n又', 3],
  ['---\ntitle: 题\n---', 'title: 题\n', '', 3],
  ['---\nsummary: |\n  一---\n  ---\n---\n正文', 'summary: |\n  一---\n  ---\n', '正文', 6],
])('%j', (source, yaml, text, firstLine) => {
  expect(findFacts(source)).toMatchObject({ yaml, firstLine: 2 });
  expect(bodyOf(source)).toEqual({ text, firstLine });
});

test.each([
  '正文',
  '\n---\ntitle: 题\n---\n',
  '---\ntitle: 题\n',
  '----\na: b\n----\n',
  '+++\na = 1\n+++\n',
  '---\ntitle: 题\n----\n',
  '',
])('%j has no facts', (source) => {
  expect(findFacts(source)).toBeUndefined();
  expect(bodyOf(source)).toEqual({ text: source, firstLine: 1 });
});

test('a byte-order mark is no text', () => {
  expect(bodyOf('\uFEFF正文')).toEqual({ text: '正文', firstLine: 1 });
});
