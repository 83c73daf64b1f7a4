import { describe, expect, test } from 'vitest';
import fc from '../fast-check.ts';
import { atDate, edtfDays, spanDays, withoutDays } from '../../src/model/edtf-days.ts';

const lengthOf = (date: string): number => {
  const days = edtfDays(date);
  return days ? days.last - days.first + 1 : 0;
};

test.each([
  ['1958-08-18', 1],
  ['1958-02', 28],
  ['2000-02', 29],
  ['1900', 365],
  ['2000', 366],
  ['195X', 3652],
  ['1949-12-31/1950-01-01', 2],
  ['-0316', 366],
])('%s covers %i days', (date, days) => {
  expect(lengthOf(date)).toBe(days);
});

test('the day after the last of a month is the first of the next', () => {
  for (const [a, b] of [
    ['1957-12', '1958-01'],
    ['1958-02', '1958-03'],
    ['1957', '1958-01-01'],
  ] as const)
    expect((edtfDays(a)?.last ?? 0) + 1).toBe(edtfDays(b)?.first);
});

test('what is taken from a stretch leaves exactly the days that are in neither', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 }))
    .map(([first, length]) => ({ first, last: first + length }));
  fc.assert(
    fc.property(range, fc.array(range, { maxLength: 5 }), (whole, others) => {
      const isIn = (day: number, { first, last }: { first: number; last: number }): boolean =>
        first <= day && day <= last;
      const left = withoutDays(whole, others);
      for (let day = 0; day <= 60; day++) {
        const expected = isIn(day, whole) && !others.some((other) => isIn(day, other));
        expect(left.filter((part) => isIn(day, part))).toHaveLength(expected ? 1 : 0);
      }
    }),
  );
});

describe('names of a place', () => {
  const names = [
    { name: '东郊乡', from: '1935', to: '1958-09' },
    { name: '城东公社', from: '1958-09', to: '1984-04' },
    { name: '城东乡', from: '1984-04', to: '1997-06' },
    { name: '城东镇', from: '1997-06', to: '2004-10' },
    { name: '城东街道', from: '2004-10' },
  ];

  test.each([
    ['1934', undefined],
    ['1935', '东郊乡'],
    ['1958-08', '东郊乡'],
    ['1958', '城东公社'],
    ['1984-03', '城东公社'],
    ['1990', '城东乡'],
    ['2020', '城东街道'],
  ])('in %s the last is %s', (date, name) => {
    expect(atDate(names, date).at(-1)?.name).toBe(name);
  });

  test('in a year of change are both', () => {
    expect(atDate(names, '1958').map(({ name }) => name)).toEqual(['东郊乡', '城东公社']);
  });

  test('without dates hold always', () => {
    expect(spanDays(undefined, undefined)).toEqual({ first: -Infinity, last: Infinity });
    expect(atDate([{ from: undefined }], '1958')).toHaveLength(1);
  });
});
