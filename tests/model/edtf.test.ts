import fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import {
  compareEdtf,
  daysInMonth,
  edtf,
  edtfDay,
  edtfYears,
  formatEdtf,
  parseEdtf,
} from '../../src/model/edtf.ts';

const point = { month: 0, day: 0, span: 1, mark: '' };

describe('parseEdtf', () => {
  test.each([
    ['1958', { ...point, year: 1958 }],
    ['1958-08', { ...point, year: 1958, month: 8 }],
    ['1958-08-18', { ...point, year: 1958, month: 8, day: 18 }],
    ['1958~', { ...point, year: 1958, mark: '~' }],
    ['1958-08?', { ...point, year: 1958, month: 8, mark: '?' }],
    ['1958%', { ...point, year: 1958, mark: '%' }],
    ['195X', { ...point, year: 1950, span: 10 }],
    ['19XX', { ...point, year: 1900, span: 100 }],
    ['0958', { ...point, year: 958 }],
    ['-0316', { ...point, year: -316 }],
  ])('reads %s', (text, start) => {
    expect(parseEdtf(text)).toEqual({ start });
  });

  test('reads an interval', () => {
    expect(parseEdtf('1949-10/1956')).toEqual({
      start: { ...point, year: 1949, month: 10 },
      end: { ...point, year: 1956 },
    });
  });

  test.each(['1949-10/1949', '1949-10-01/1949-10', '1956/195X', '195X/1950', '1949/1949'])(
    'reads %s, an interval whose end is less exact than its start',
    (text) => {
      expect(parseEdtf(text)?.end).toBeDefined();
    },
  );

  test.each([
    ['1937-02-29', 'a day that does not exist'],
    ['1900-02-29', 'a day of the Julian calendar only'],
    ['1958-04-31', 'the 31st of a short month'],
    ['1958-00', 'a month 0'],
    ['1958-13', 'a month 13'],
    ['1958-08-00', 'a day 0'],
    ['1958-08-32', 'a day 32'],
    ['195X-08', 'a month of an unknown year'],
    ['1956/1949', 'an interval that ends before it begins'],
    ['1956-05/1956-04', 'an interval that ends a month too early'],
    ['1949/1950/1951', 'two intervals in one'],
    ['1949/', 'an interval without end'],
    ['58', 'a short year'],
    ['1958-8', 'a month of one digit'],
    ['1958年', 'Chinese'],
    [' 1958', 'a space'],
    ['1958-08-18T10:00', 'a time of day'],
    ['', 'nothing'],
  ])('refuses %s: %s', (text) => {
    expect(parseEdtf(text)).toBeUndefined();
  });

  test.each(['1500-02-29', '1582-02-28', '1584-02-29', '2000-02-29', '2024-02-29'])(
    'accepts %s',
    (text) => {
      expect(parseEdtf(text)).toBeDefined();
    },
  );

  test('accepts every day of the Gregorian calendar and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1583, max: 2200 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const exists = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
          expect(parseEdtf(text) !== undefined).toBe(exists);
        },
      ),
    );
  });
});

test('daysInMonth counts leap years by the Julian rule before 1582 and by the Gregorian after', () => {
  expect([1500, 1700, 1900, 1904, 2000, -4].map((year) => daysInMonth(year, 2))).toEqual([
    29, 28, 28, 29, 29, 29,
  ]);
  expect([1, 4, 6, 7, 9, 11, 12].map((month) => daysInMonth(1958, month))).toEqual([
    31, 30, 30, 31, 30, 30, 31,
  ]);
});

describe('compareEdtf', () => {
  test('puts a year before its months and a month before its days', () => {
    const dates = [
      '1958-08-18',
      '1959',
      '1958',
      '-0316',
      '1958-08',
      '1958-07-30',
      '195X',
      '1958-08/1960',
    ];
    expect(dates.toSorted(compareEdtf)).toEqual([
      '-0316',
      '195X',
      '1958',
      '1958-07-30',
      '1958-08',
      '1958-08/1960',
      '1958-08-18',
      '1959',
    ]);
  });

  test('puts what is not a date in order of its characters', () => {
    expect(['b', '1958', 'a'].toSorted(compareEdtf)).toEqual(['1958', 'a', 'b']);
    expect(compareEdtf('a', 'a')).toBe(0);
  });
});

test.each([
  ['1958', { from: 1958, to: 1958 }],
  ['195X', { from: 1950, to: 1959 }],
  ['19XX', { from: 1900, to: 1999 }],
  ['1949-10/1956', { from: 1949, to: 1956 }],
  ['1949/195X', { from: 1949, to: 1959 }],
  ['1937-02-29', undefined],
])('edtfYears gives the years %s may mean', (text, years) => {
  expect(edtfYears(text)).toEqual(years);
});

test.each([
  ['1958', '1958年'],
  ['1958-08', '1958年8月'],
  ['1958-08-18', '1958年8月18日'],
  ['1958~', '约1958年'],
  ['1958?', '1958年（存疑）'],
  ['1958-08%', '约1958年8月（存疑）'],
  ['195X', '1950年代'],
  ['18XX', '19世纪'],
  ['0958', '958年'],
  ['-0316', '公元前317年'],
  ['0000', '公元前1年'],
  ['1949-10/1956', '1949年10月—1956年'],
  ['1958~/1960', '约1958年—1960年'],
  ['康熙年间', '康熙年间'],
])('formatEdtf writes %s as %s', (text, chinese) => {
  expect(formatEdtf(text)).toBe(chinese);
});

describe('the schemas', () => {
  const messageOf = (schema: typeof edtf, value: unknown) =>
    schema.safeParse(value).error?.issues[0]?.message;

  test('tell an editor how to write a date', () => {
    expect(messageOf(edtf, 1958)).toBe('日期要加引号，例如 "1958"、"1958-08" 或 "1958-08-18"。');
    expect(messageOf(edtf, '1937-02-29')).toBe(
      '不是有效的日期。请写成 "1958"、"1958-08"、"1958-08-18"、"1958~"（约）或 "1949/1956"（起讫），并核对该日是否存在。',
    );
    expect(edtf.parse('1949/1956')).toBe('1949/1956');
  });

  test('tell an editor how to write a day', () => {
    const message = '请写成完整的年月日，例如 "2030-01-01"，并核对该日是否存在。';
    expect(messageOf(edtfDay, new Date())).toBe('日期要加引号，例如 "2030-01-01"。');
    for (const text of ['2030', '2030-02-30', '2030-01-01~', '2030-01-01/2030-01-02']) {
      expect(messageOf(edtfDay, text)).toBe(message);
    }
    expect(edtfDay.parse('2030-01-01')).toBe('2030-01-01');
  });
});
