import { describe, expect, test } from 'vitest';
import { namedMoments, pickMoments } from '../../src/page/moments.ts';
import type { ChronicleEvent, WorkData } from '../../src/page/portal-data.ts';
import { workTotals } from '../../src/page/work-facts.ts';
import { featuredFirst } from '../../src/page/work-order.ts';
import { worksByRegion } from '../../src/page/work-regions.ts';
import { formatCoverage, layYears } from '../../src/page/work-years.ts';
import { workMeta } from './chapter-place.ts';

const totals = { chapters: 1, entries: 0, characters: 100, figures: 0, tables: 0 };
const aWork = (id: string, facts: object = {}): WorkData => ({
  id,
  meta: workMeta(facts),
  contents: [],
  totals,
});
const spanning = (id: string, from: number, to: number): WorkData =>
  aWork(id, { coverage: { from, to } });

describe('works on a line of years', () => {
  test('stand where their years are, earliest first, none outside the line', () => {
    const { spans } = layYears([spanning('b', 2021, 2021), spanning('a', 735, 1885)]);
    expect(spans.map(({ work }) => work.id)).toEqual(['a', 'b']);
    expect(spans[0]?.start).toBe(0);
    for (const { start, width } of spans) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start + width).toBeLessThanOrEqual(100);
      expect(width).toBeGreaterThan(0);
    }
  });

  test('are marked with years that do not crowd', () => {
    const { ticks } = layYears([spanning('a', 735, 2022)]);
    expect(ticks.map(({ year }) => year)).toContain(1000);
    for (const [index, { at }] of ticks.entries()) {
      const before = ticks[index - 1];
      if (before) expect(at - before.at).toBeGreaterThanOrEqual(7);
    }
  });

  test('leave out those without years', () => {
    expect(layYears([aWork('a', { kind: 'essays', coverage: undefined })])).toEqual({
      spans: [],
      ticks: [],
    });
    expect(formatCoverage(aWork('a', { kind: 'essays', coverage: undefined }))).toBe('');
    expect(formatCoverage(spanning('a', 2021, 2021))).toBe('2021');
  });
});

test('works are told apart by the place they describe, the county before its towns', () => {
  const regions = worksByRegion([
    aWork('town', { division: '999931102', divisionName: '茶坪镇' }),
    aWork('county', { division: '999931', divisionName: '清溪县' }),
    aWork('old', { division: '999931', divisionName: '清溪縣' }),
    aWork('none'),
  ]);
  expect(regions.map(({ name, works }) => [name, works.map(({ id }) => id)])).toEqual([
    ['清溪县', ['county', 'old']],
    ['茶坪镇', ['town']],
    ['其他', ['none']],
  ]);
});

describe('the home page', () => {
  test('features what the office names, then shelves others; without names the first of its works', () => {
    const works = ['a', 'b', 'c'].map((id) => aWork(id));
    const ids = ({ featured, others }: ReturnType<typeof featuredFirst>): string[][] => [
      featured.map(({ id }) => id),
      others.map(({ id }) => id),
    ];
    expect(ids(featuredFirst(works, ['c', 'gone']))).toEqual([['c'], ['a', 'b']]);
    expect(ids(featuredFirst(works, []))).toEqual([['a', 'b'], ['c']]);
  });

  test('shows titled events spread over the years, one to a year, the first and the last among them', () => {
    const event = (date: string, title?: string): ChronicleEvent => ({
      date,
      title,
      text: date,
      from: { chapter: 'a/b', chapterTitle: '大事记', work: 'a', anchor: 'event-1' },
    });
    const events = [
      event('2021', '末'),
      event('1689', '始'),
      event('1900'),
      event('1800', '甲'),
      event('1800-05', '乙'),
      event('1900-01', '丙'),
      event('1950', '丁'),
    ];
    expect(pickMoments(events, 3).map(({ title }) => title)).toEqual(['始', '丙', '末']);
    expect(pickMoments(events, 9)).toHaveLength(5);
    expect(pickMoments([], 3)).toEqual([]);
  });

  test('are those the editor named, oldest first, each once, whatever order they are named in', () => {
    const from = { chapter: 'a/b', chapterTitle: '大事记', work: 'a', anchor: '' };
    const events: ChronicleEvent[] = [
      { date: '1956', title: '动工', text: '', from },
      { date: '1885', title: '刊成', text: '', from },
      { date: '1990', title: '动工', text: '', from },
      { date: '1900', title: '补记', text: '', source: '工作日志' },
    ];
    expect(
      namedMoments(events, ['动工', '刊成', '动工', '补记', '没有']).map(
        ({ date, title }) => `${date} ${title}`,
      ),
    ).toEqual(['1885 刊成', '1956 动工']);
  });
});

test('what a work holds is counted with measure words, and nothing is said of what it lacks', () => {
  expect(
    workTotals({ chapters: 14, entries: 51, characters: 13000, figures: 4, tables: 0 }),
  ).toEqual(['14 篇', '51 个条目', '4 幅图', '约 1.3 万字']);
});
