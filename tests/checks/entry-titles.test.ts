import { describe, expect, test } from 'vitest';
import { entryTitleComma } from '../../src/checks/entry-title-comma.ts';
import { entryTitleLong } from '../../src/checks/entry-title-long.ts';
import { entryTitleRepeated } from '../../src/checks/entry-title-repeated.ts';
import type { Check } from '../../src/checks/check.ts';
import { aChapter, aChecked, aPart, aWork, headings } from '../builders.ts';
import { messagesOf } from './messages.ts';

const inChapters = (check: Check, ...chapters: ReturnType<typeof aChapter>[]) =>
  messagesOf(check, aChecked([aWork({}, { parts: [aPart()], chapters })]));

const titled = (check: Check, ...titles: string[]) => {
  const written = headings('## 农业', ...titles.map((title) => `### ${title}`));
  return inChapters(check, aChapter('20-agriculture.mdx', {}, { headings: written }));
};

describe('entry-title-long', () => {
  test('says how long the title is', () => {
    expect(titled(entryTitleLong, '积极推进“清溪1号”茶树良种示范推广工作')).toMatchInlineSnapshot(
      `"works/qingxi-yearbook-2022/20-agriculture.mdx:12:1 提醒 entry-title-long：条目标题“积极推进‘清溪1号’茶树良种示范推广工作”有 18 个字（标点不计，连写的数字或字母算一个字），以不超过 15 个字为宜。请改短，细节写进正文。"`,
    );
  });

  test.each([
    ['一二三四五六七八九十一二三四五'],
    ['《一二三四五》“六七八九十”、一二三四五'],
    ['2021—2025年5G基站、3.5万亩农田改造'],
    ['X光机与CT设备更新换代情况一二'],
  ])('is silent about %s', (title) => {
    expect(titled(entryTitleLong, title)).toBe('');
  });

  test('looks at entries only, a whole chapter in a folder among them', () => {
    const long = '一二三四五六七八九十一二三四五六';
    const chapter = (path: string, ...written: string[]) =>
      aChapter(path, { title: long }, { headings: headings(...written) });
    expect(
      inChapters(entryTitleLong, chapter('20-agriculture.mdx', `## ${long}`, '### 茶业')),
    ).toBe('');
    expect(inChapters(entryTitleLong, chapter('20-agriculture/02-tea.mdx', '## 茶业'))).toBe('');
    expect(inChapters(entryTitleLong, chapter('20-agriculture/02-tea.mdx'))).toContain(
      '02-tea.mdx 提醒',
    );
  });
});

describe('entry-title-comma', () => {
  test('tells a sentence and a slogan from a name', () => {
    expect(titled(entryTitleComma, '查隐患，保平安', '建设美丽清溪！', '“水清了，岸绿了”'))
      .toMatchInlineSnapshot(`
      "works/qingxi-yearbook-2022/20-agriculture.mdx:12:1 提醒 entry-title-comma：条目标题“查隐患，保平安”里有“，”。条目标题要像一个名称，不能断成几句，请改成中间没有停顿的短语。
      works/qingxi-yearbook-2022/20-agriculture.mdx:14:1 提醒 entry-title-comma：条目标题“建设美丽清溪！”里有“！”。条目标题不用口号和问句，请改成名词性的短语。
      works/qingxi-yearbook-2022/20-agriculture.mdx:16:1 提醒 entry-title-comma：条目标题“‘水清了，岸绿了’”里有“，”。条目标题要像一个名称，不能断成几句，请改成中间没有停顿的短语。"
    `);
  });

  test.each([
    ['茶园面积'],
    ['《茶，一片叶子》出版'],
    ['“学党史，办实事”活动'],
    ['10,000亩茶园'],
    ['粮食、油料生产'],
  ])('is silent about %s', (title) => {
    expect(titled(entryTitleComma, title)).toBe('');
  });
});

describe('entry-title-repeated', () => {
  const tea = (path: string, ...written: string[]) =>
    aChapter(path, {}, { headings: headings(...written) });

  test('names the first of the two, in the same chapter or another of the folder', () => {
    expect(
      inChapters(
        entryTitleRepeated,
        tea('20-agriculture/01-general.mdx', '## 灌溉', '## 茶园'),
        tea('20-agriculture/02-tea.mdx', '## 茶园', '## 茶叶', '## 茶叶'),
      ),
    ).toMatchInlineSnapshot(`
      "works/qingxi-yearbook-2022/20-agriculture/02-tea.mdx:10:1 错误 entry-title-repeated：同一类目里已有条目“茶园”，在 works/qingxi-yearbook-2022/20-agriculture/01-general.mdx 第 12 行。请把两条合并，或改标题使读者能够分辨。
      works/qingxi-yearbook-2022/20-agriculture/02-tea.mdx:14:1 错误 entry-title-repeated：同一类目里已有条目“茶叶”，在本篇第 12 行。请把两条合并，或改标题使读者能够分辨。"
    `);
  });

  test('is silent about the same title in another 类目', () => {
    expect(
      inChapters(
        entryTitleRepeated,
        tea('20-agriculture/02-tea.mdx', '## 机构'),
        tea('30-tourism.mdx', '## 机构'),
      ),
    ).toBe('');
  });

  test('lets every 分目 open with 概况, once', () => {
    const chapter = tea('20-agriculture.mdx', '## 种植业', '### 概况', '## 林业', '### 概况');
    expect(inChapters(entryTitleRepeated, chapter)).toBe('');
    const twice = tea('20-agriculture.mdx', '## 种植业', '### 概况', '### 概况');
    expect(inChapters(entryTitleRepeated, twice)).toContain('已有条目“概况”，在本篇第 12 行');
  });
});
