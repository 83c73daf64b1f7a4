import { expect, test } from 'vitest';
import { headingDepths } from '../../../src/importers/text/block.ts';
import { markdownBlocks } from '../../../src/importers/text/markdown-blocks.ts';

const read = (text: string) =>
  markdownBlocks(text).blocks.map(({ kind, text: own, level }) =>
    kind === 'heading' ? `${level} ${own}` : own,
  );

test('takes marks off headings and leaves everything else as text', () => {
  expect(read('## 第一章　总则\n\n第一条 为*了*\n1. 甲\n- 乙\n> 丙\n#丁\n===\n**戊**')).toEqual([
    '2 第一章　总则',
    '第一条 为*了*',
    '1. 甲',
    '- 乙',
    '> 丙',
    '#丁',
    '===',
    '**戊**',
  ]);
});

test('keeps a heading with a wide space at its end as a paragraph, since a page would cut the space off', () => {
  expect(markdownBlocks('## \u00A0总则').blocks).toMatchObject([
    { kind: 'paragraph', text: '\u00A0总则' },
  ]);
});

test('reads tables, widening the head for a row that is longer', () => {
  const [table, after] = markdownBlocks(
    '| 条 |罪 |\n|-----|:---:|\n| 一 \\| 二 |三 | 四 |\n后',
  ).blocks;
  expect(table?.rows).toEqual([
    ['条', '罪', ''],
    ['一 | 二', '三', '四'],
  ]);
  expect(after?.text).toBe('后');
});

test('takes lines with pipes but no row of dashes for text', () => {
  expect(read('| 甲 | 乙 |\n丙|丁\n---\n戊')).toEqual(['| 甲 | 乙 |', '丙|丁', '---', '戊']);
});

test('counts the comments it leaves out, and keeps one that never ends', () => {
  const { blocks, comments } = markdownBlocks('<!-- a\nb -->甲<!---->乙\n<!-- 丙');
  expect(comments).toBe(2);
  expect(blocks.map(({ text }) => text)).toEqual(['甲乙', '<!-- 丙']);
});

test('heading depths begin at two and never jump', () => {
  const { blocks } = markdownBlocks('### 甲\n##### 乙\n### 丙\n# 丁\n###### 戊\n## 己');
  const depths = headingDepths(blocks);
  expect(blocks.map((block) => `${block.text}${depths.get(block)}`)).toEqual([
    '甲2',
    '乙3',
    '丙2',
    '丁2',
    '戊3',
    '己3',
  ]);
});
