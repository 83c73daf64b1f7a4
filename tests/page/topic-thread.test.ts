import { expect, test } from 'vitest';
import { topicSchema } from '../../src/model/topic.ts';
import { threadRows, type TopicEntry } from '../../src/page/topic-thread.ts';
import { renderThread, renderTopicLinks, renderYears } from '../../src/page/topic-view.ts';

const anEntry = (year: number, text = `${year}年产茶。`): TopicEntry => ({
  year,
  title: '茶叶生产',
  anchor: 'e1',
  chapter: `yearbook-${year + 1}/tea`,
  chapterTitle: '茶业',
  work: `yearbook-${year + 1}`,
  paragraphs: [text],
  hasMore: false,
});
const aTopic = (facts: object = {}) =>
  topicSchema.parse({ title: '茶业', titles: ['茶叶生产'], ...facts });
const titles = new Map([['yearbook-2021', '清溪年鉴（2021）']]);

test('ten years in a row are ten rows', () => {
  const rows = threadRows(
    aTopic(),
    Array.from({ length: 10 }, (_, index) => anEntry(2012 + index)),
  );
  expect(rows.map((row) => (row.kind === 'year' ? row.year : row.kind))).toEqual([
    2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021,
  ]);
});

test('years without an entry are gaps, those of one reason together', () => {
  const topic = aTopic({
    from: 2003,
    to: 2013,
    gaps: [{ from: 2006, to: 2008, note: '未编年鉴。' }],
  });
  const rows = threadRows(topic, [anEntry(2005), anEntry(2010), anEntry(2012)]);
  expect(
    rows.map((row) =>
      row.kind === 'year' ? row.year : `${row.from}–${row.to} ${row.note ?? ''}`.trim(),
    ),
  ).toEqual([
    '2003–2004',
    2005,
    '2006–2008 未编年鉴。',
    '2009–2009',
    2010,
    '2011–2011',
    2012,
    '2013–2013',
  ]);
});

test('a topic without entries has no rows', () => {
  expect(threadRows(aTopic(), [])).toEqual([]);
});

test('each year is compared with the one before it that has an entry', () => {
  const rows = threadRows(aTopic({ gaps: [{ from: 2019, note: '未上网 <1>' }] }), [
    anEntry(2018, '全年产茶8000吨。'),
    anEntry(2020, '全年产茶8914吨。'),
    anEntry(2021, '全年产茶8914吨。'),
  ]);
  const html = renderThread('topics/tea.html', rows, titles);
  expect(html).toContain(
    '<li class="gap"><h3>2019年</h3><p>没有条目。<span data-own>未上网 &lt;1&gt;</span></p></li>',
  );
  expect(html).toContain('<summary>与2018年对照，改动 1 处</summary>');
  expect(html).toContain('全年产茶<del>8000</del><ins>8914</ins>吨。');
  expect(html).toContain('与2020年一字不差。');
  expect(html).toContain('<a href="../works/yearbook-2021/tea.html#e1">茶叶生产</a>');
  expect(html).toContain('清溪年鉴（2021） · 茶业');
});

test('the years at a glance lead to those that have entries', () => {
  const rows = threadRows(aTopic(), [anEntry(2018), anEntry(2021)]);
  expect(renderYears(rows)).toBe(
    '<ol class="year-cells"><li><a href="#y2018">2018</a></li><li class="gap">2019—2020<span>无</span></li><li><a href="#y2021">2021</a></li></ol>',
  );
});

test('a chapter leads to its topics', () => {
  expect(renderTopicLinks('works/a/tea.html', [])).toBe('');
  expect(renderTopicLinks('works/a/tea.html', [{ id: 'tea', title: '茶业', year: 2020 }])).toBe(
    '<p class="former">逐年看：<a href="../../topics/tea.html#y2020">茶业</a></p>',
  );
});
