import { describe, expect, test } from 'vitest';
import { formatFinding } from '../../src/model/finding.ts';
import { compile } from './a-context.ts';

const findingsOf = (text: string): string[] => compile(text).findings.map(formatFinding);

describe('a mark that would be shown as it is', () => {
  test.each([
    ['##重点工程', '3:1 提醒 mark-literal：井号后面没有空格'],
    ['＃＃ 重点工程', '3:1 提醒 mark-literal：行首的全角井号“＃”'],
    ['全县＊＊重点＊＊工程。', '3:3 提醒 mark-literal：全角星号'],
    ['水库竣工。［^1］', '3:6 提醒 mark-literal：脚注的方括号'],
    ['见[水利]（02-water.mdx）。', '3:5 提醒 mark-literal：链接、图片的括号'],
    ['｜乡镇｜人口｜', '3:1 提醒 mark-literal：全角竖线'],
    ['各乡镇人口如下：\n| 乡镇 | 人口 |\n| 茶坪 | 1 |', '4:1 提醒 mark-literal：竖线没有成为表格'],
    ['＜Note＞编者按＜/Note＞', '3:1 提醒 mark-literal：全角尖括号'],
    ['- ##重点工程', '3:3 提醒 mark-literal：井号后面没有空格'],
  ])('is found: %s', (text, expected) => {
    expect(findingsOf(`正文。\n\n${text}`)).toEqual([expect.stringContaining(expected)]);
  });
});

describe('what only looks like a mark is left alone', () => {
  test.each([
    ['a number sign before a number', '#1机组检修。'],
    ['one within a line', '电站##号机组。'],
    ['one after a name', '由<Person id="li-si">李四</Person>##号机组。'],
    ['an escaped one', String.raw`\##重点工程`],
    ['a lone full-width star', '注＊：估算数。'],
    ['full-width brackets of an editor', '［笑］他说［残］。'],
    ['a full-width bar between words', '一｜二'],
    ['a table', '| 乡镇 | 人口 |\n|---|---|\n| 茶坪 | 1 |'],
    ['brackets in prose', '[见上]（略）。'],
    ['code', '写成 `##重点`。'],
  ])('%s', (_, text) => {
    expect(findingsOf(`正文。\n\n${text}`)).toEqual([]);
  });
});
