import { expect, test } from 'vitest';
import { topicEntryMissing } from '../../src/checks/topic-entry-missing.ts';
import { aChapter, aChecked, anItem, aWork, headings } from '../builders.ts';
import { messagesOf } from './messages.ts';

const tea = aChapter('30-tea.mdx', {}, { headings: headings('## 茶叶生产') });

test('a topic says which of its entries are not there', () => {
  const topics = [
    anItem('topics', 'tea', {
      title: '茶业',
      titles: ['茶叶生产', '茶叶产量'],
      entries: [
        { chapter: 'qingxi-yearbook-2022/30-tea', entry: '茶叶生产' },
        { chapter: 'qingxi-yearbook-2022/tea', entry: '茶叶 生产' },
      ],
    }),
  ];
  expect(messagesOf(topicEntryMissing, aChecked([aWork({}, { chapters: [tea] })], { topics })))
    .toMatchInlineSnapshot(`
    "topics/tea.yaml 错误 topic-entry-missing：篇章 qingxi-yearbook-2022/30-tea 不存在。请写 著作编号/篇章编号，例如 qingxi-yearbook-2022/agriculture/tea，不带序号和 .mdx。
    topics/tea.yaml 错误 topic-entry-missing：篇章 qingxi-yearbook-2022/tea 里没有标题“茶叶 生产”。请照篇章里小标题的写法写，一个字也不改。
    topics/tea.yaml 错误 topic-entry-missing：各卷年鉴里都没有题为“茶叶产量”的条目。请核对题名；条目改过名的，新旧题名都写进 titles。"
  `);
});

test('a topic whose entries are there says nothing', () => {
  const topics = [anItem('topics', 'tea', { title: '茶业', titles: ['茶叶生产'] })];
  const works = [aWork({}, { chapters: [tea] })];
  expect(messagesOf(topicEntryMissing, aChecked(works, { topics }))).toBe('');
});

test('an entry of a work of many years asks for its year', () => {
  const topics = [anItem('topics', 'tea', { title: '茶业', titles: ['茶叶生产'] })];
  const works = [aWork({ coverage: { from: 1986, to: 2005 } }, { chapters: [tea] })];
  expect(messagesOf(topicEntryMissing, aChecked(works, { topics }))).toMatchInlineSnapshot(
    `"topics/tea.yaml 错误 topic-entry-missing：篇章 qingxi-yearbook-2022/tea 的条目“茶叶生产”记的是哪一年，从断限看不出来。请在 entries 里写上 year。"`,
  );
});
