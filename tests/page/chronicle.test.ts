import { describe, expect, test } from 'vitest';
import {
  chroniclePages,
  decadeWays,
  eventsByMonth,
  eventsByYear,
  renderConflicts,
  renderYears,
} from '../../src/page/chronicle.ts';
import type { ChronicleEvent } from '../../src/page/portal-data.ts';

const event = (date: string, text = date, work = 'baiyan-village'): ChronicleEvent => ({
  date,
  text,
  from: { work, chapter: `${work}/chronicle`, chapterTitle: '大事记', anchor: `event-${date}` },
});

describe('events', () => {
  test('are grouped by the year they begin in, earliest first', () => {
    const years = eventsByYear(
      ['1958-08-18', '1949-10/1956', '1958', '-0316', '195X', '1958-08', '1689~'].map((date) =>
        event(date),
      ),
    );
    expect(
      years.map(({ anchor, label, events }) => [anchor, label, events.map(({ date }) => date)]),
    ).toEqual([
      ['y-316', '公元前317年', ['-0316']],
      ['y1689', '1689年', ['1689~']],
      ['y1949', '1949年', ['1949-10/1956']],
      ['y1950', '1950年', ['195X']],
      ['y1958', '1958年', ['1958', '1958-08', '1958-08-18']],
    ]);
  });

  test('of one day keep the order of their works', () => {
    const [year] = eventsByYear([event('1958-08-18', '甲', 'b'), event('1958-08-18', '乙', 'a')]);
    expect(year?.events.map(({ text }) => text)).toEqual(['甲', '乙']);
  });
});

describe('the chronicle', () => {
  const many = (year: number, count: number): ChronicleEvent[] =>
    Array.from({ length: count }, (_, index) => event(String(year), `第${index}件`));

  test('of 300 events is one page', () => {
    const pages = chroniclePages(eventsByYear([...many(1949, 150), ...many(1950, 150)]));
    expect(pages.map(({ address, title }) => [address, title])).toEqual([
      ['chronicle.html', '大事记'],
    ]);
  });

  test('of more is cut into pages of whole years, and a year too long for one goes on on the next', () => {
    const pages = chroniclePages(
      eventsByYear([...many(1949, 200), ...many(1950, 100), ...many(1951, 1), ...many(1952, 400)]),
    );
    expect(pages.map(({ address, title, years }) => [address, title, years.length])).toEqual([
      ['chronicle/y1949.html', '大事记　1949年—1950年', 2],
      ['chronicle/y1951.html', '大事记　1951年', 1],
      ['chronicle/y1952.html', '大事记　1952年', 1],
      ['chronicle/y1952-2.html', '大事记　1952年（续1）', 1],
    ]);
  });

  test('without an event is a page all the same', () => {
    expect(chroniclePages([])).toEqual([{ address: 'chronicle.html', title: '大事记', years: [] }]);
  });

  test('shows each event with its date and a link to where it comes from', () => {
    const html = renderYears(
      'chronicle/y1958.html',
      eventsByYear([event('1958-08', '成立<公社>')]),
      new Map([['baiyan-village', '白岩村志']]),
    );
    expect(html).toBe(
      '<section class="chronicle-year" id="y1958"><h2>1958年</h2><ol><li>' +
        '<time datetime="1958-08">8月</time><p>成立&lt;公社&gt;' +
        '<a class="from" href="../works/baiyan-village/chronicle.html#event-1958-08">白岩村志 · 大事记</a>' +
        '</p></li></ol></section>',
    );
  });

  test('mark a day that their text begins with, to be said once on a phone', () => {
    const html = renderYears(
      'chronicle.html',
      eventsByYear([event('2020-09-10', '9月10日，开馆。'), event('1958-08', '1958年8月，开工。')]),
      new Map(),
    );
    expect(html).toContain('<time class="told" datetime="2020-09-10">9月10日</time>');
    expect(html).toContain('<time class="told" datetime="1958-08">8月</time>');
  });
});

describe('the way into the chronicle', () => {
  const years = eventsByYear(
    ['0735', '1951', '1958', '1958-09', '1962', '-0316'].map((date) => event(date)),
  );

  test('goes by decade, each with what happened in it', () => {
    expect(decadeWays(chroniclePages(years))).toEqual([
      { label: '公元前321年起', to: 'chronicle.html#y-316', events: 1 },
      { label: '730年代', to: 'chronicle.html#y735', events: 1 },
      { label: '1950年代', to: 'chronicle.html#y1951', events: 3 },
      { label: '1960年代', to: 'chronicle.html#y1962', events: 1 },
    ]);
  });

  test('goes by month of whatever year, leaving out what has none', () => {
    const months = eventsByMonth(
      ['1958-09', '1949-09-03', '1951', '1951-12/1952-02'].map((date) => event(date)),
    );
    const told = months.filter(({ events }) => events.length > 0);
    expect(
      told.map(({ month, events, pages }) => [
        month,
        events.map(({ date }) => date),
        pages.map(({ address }) => address),
      ]),
    ).toEqual([
      [9, ['1949-09-03', '1958-09'], ['chronicle/month-9.html']],
      [12, ['1951-12/1952-02'], ['chronicle/month-12.html']],
    ]);
    expect(months).toHaveLength(12);
  });
});

test('what books date differently is shown with both dates, their places and the view of the office', () => {
  const other: ChronicleEvent = { date: '1944-04', text: '失火。', source: '《流水账》' };
  const conflict = {
    title: '场街火灾',
    events: [event('1944-05', '火灾。'), other],
    note: '今从志。',
  };
  const html = renderConflicts('chronicle/conflicts.html', [conflict], new Map());
  expect(html).toBe(
    '<section class="chronicle-year"><h2>场街火灾</h2><ol>' +
      '<li><time datetime="1944-05">1944年5月</time><p>火灾。<a class="from" href="../works/baiyan-village/chronicle.html#event-1944-05">baiyan-village · 大事记</a></p></li>' +
      '<li><time datetime="1944-04">1944年4月</time><p>失火。<span class="from">据《流水账》</span></p></li>' +
      '</ol><p class="verdict"><b>按</b><span data-own>今从志。</span></p></section>',
  );
});
