import { expect, test } from 'vitest';
import { findLostText } from '../../src/markdown/text-lost.ts';
import { Page } from '../../src/markdown/page.ts';
import { aContext, compile, findingsOf } from './a-context.ts';

function aPage(text: string, aside = ''): Page {
  const page = new Page(aContext());
  page.write(text);
  page.aside = aside;
  return page;
}

test('names the characters that are in the source and not on the page', () => {
  expect(findLostText('水利，兴𠀀', aPage('水兴')).map(({ message }) => message)).toEqual([
    '有 3 个汉字或标点没有出现在网页上：“利，𠀀”。请对照原稿检查它们前后的标记；若找不到原因，请把这个文件交给技术人员。',
  ]);
});

test('one character is not made up for by another', () => {
  expect(findLostText('甲乙', aPage('甲丙'))).toHaveLength(1);
  expect(findLostText('甲甲', aPage('甲', '乙'))).toHaveLength(1);
});

test('order, spaces, ASCII and characters by number do not matter', () => {
  expect(findLostText('甲　乙 a', aPage('乙甲'))).toEqual([]);
  expect(findLostText('&#x7532;', aPage('甲'))).toEqual([]);
  expect(findLostText('甲', aPage('', '甲'))).toEqual([]);
});

test('cells of a data file do not hide what is lost', () => {
  const page = aPage('甲');
  page.writeApart('乙乙乙');
  expect(findLostText('甲乙', page)).toHaveLength(1);
});

test('addresses, labels and attributes are accounted for', () => {
  const source =
    `[文][标签]，[标题][]，[甲](02-b.mdx#乙 "丙")，<Ruby reading="丁">戊</Ruby>[^注]，![图](图.png "题")

[标签]: 02-b.mdx "己"
[标题]: 03-c.mdx

[^注]: 庚。

<Figure src="文件.png" alt="说明" caption="图题" credit="某摄" />

<DataTable src="表.csv" title="表题" unit="人" />

<OralClip src="录音.mp3" speaker="某某">话</OralClip>

<Event date="2021" title="题目">事</Event>`.replace('，![图]', '\n\n![图]');
  expect(findingsOf(source, { readBeside: () => '辛,壬\n癸,子' })).toEqual([]);
});

test('a link definition nothing uses is named with its line', () => {
  expect(findingsOf('甲\n\n> [乙]: 说明\n')).toEqual([
    '3:3 错误 text-lost：链接定义 [乙] 没有被引用，读者看不到它。请在正文相应处写 [文字][乙]，或删去这一行；若这是正文，请在方括号前加反斜杠：\\[乙]。',
  ]);
  expect(compile('甲\n\n\\[乙]: 说明\n').text).toBe('甲\n[乙]: 说明');
});
