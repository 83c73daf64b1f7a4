import { describe, expect, test } from 'vitest';
import { donationSchema } from '../../src/model/donation.ts';
import {
  copiesBy,
  copiesOf,
  donationsByYear,
  gatherHonours,
  latestFirst,
} from '../../src/page/totals.ts';
import { portalSchema } from '../../src/model/portal.ts';
import { aWorkData } from './portal.ts';

const gift = (id: string, facts: object) => ({
  id,
  meta: donationSchema.parse({ name: '某校', books: [{ work: 'yearbook', copies: 2 }], ...facts }),
  passages: [],
});

describe('gifts', () => {
  const gifts = [
    gift('a', {
      date: '2022-12-02',
      receiver: '学校',
      books: [
        { work: 'a', copies: 40 },
        { title: '《县志》', copies: 2 },
      ],
    }),
    gift('b', {
      date: '2022-03',
      direction: 'received',
      books: [{ title: '《罗浦区志》', copies: 8 }],
    }),
    gift('c', { date: '2023-04-23', receiver: '村社区', books: [{ work: 'a', copies: 50 }] }),
  ];

  test('are added up by year, given and received apart', () => {
    expect(donationsByYear(gifts)).toEqual([
      { year: 2023, given: 50, received: 0, times: 1 },
      { year: 2022, given: 42, received: 8, times: 2 },
    ]);
  });

  test('are added up by whatever label each has, most first', () => {
    const given = gifts.filter(({ meta }) => meta.direction === 'given');
    expect(
      copiesBy(given, (meta) => [{ label: meta.receiver ?? '', copies: copiesOf(meta) }]),
    ).toEqual([
      { label: '村社区', copies: 50 },
      { label: '学校', copies: 42 },
    ]);
    expect(
      copiesBy(given, ({ books }) =>
        books.map(({ work = '', copies }) => ({ label: work, copies })),
      )[0],
    ).toEqual({ label: 'a', copies: 90 });
  });

  test('stand latest first', () => {
    expect(latestFirst(gifts).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });
});

test('honours of the office and of its works stand together, latest first', () => {
  const portal = portalSchema.parse({
    title: '方志',
    county: '县',
    office: '办',
    awards: [{ name: '先进', by: '市', year: 2012 }],
  });
  const works = [aWorkData({ title: '村志', awards: [{ name: '二等', by: '学会', year: 2023 }] })];
  expect(gatherHonours({ portal, works })).toEqual([
    { name: '二等', by: '学会', year: 2023, work: { id: 'baiyan-village', title: '村志' } },
    { name: '先进', by: '市', year: 2012 },
  ]);
});
