import { describe, expect, test } from 'vitest';
import { findReignSlips } from '../../src/markdown/reign-slips.ts';
import { chineseNumber } from '../../src/model/chinese-number.ts';
import { reigns, sexagenaryYear } from '../../src/model/reigns.ts';
import fc from '../fast-check.ts';
import { findingsOf } from './a-context.ts';

const messages = (text: string): string[] => findReignSlips(text).map(({ message }) => message);

describe('a date whose parts agree is left alone', () => {
  test.each([
    '清光绪十一年（1885年），志书刊成。',
    '清光緒十有一年歲在乙酉（1885年）仲秋',
    '清咸丰十年九月二十日（1860年11月2日）',
    '道光廿六年（1846年）立石',
    '宋绍兴十四年（1144年）复置',
    '元至元二十一年（1284年）并入',
    '大中祥符元年（1008）',
    '民国14年（1925年）8月',
    '光绪九年至十一年（1883—1885年）',
    '光绪二十六年十二月（1901年2月）',
    '民国33年腊月（1945年1月）',
    '同治庚午（1870年）大水',
    '己巳年腊月初七（1930年1月6日）',
    '戊戌变法（1898年）',
  ])('%s', (text) => {
    expect(messages(text)).toEqual([]);
  });
});

describe('one that has nothing to compare it with, or is of another calendar, is left alone', () => {
  test.each([
    '乾隆五十一年冬，大雪。',
    '永泰元年乙未，吐蕃入。',
    '永樂二十三年進士',
    '光绪年间（1884年前后）',
    '日本元和元年（1615年）',
    '金大定七年（1167年）',
    '民国一百年',
    '中和三年（1）班',
    '光绪十年甲子月（1884年11月）',
  ])('%s', (text) => {
    expect(messages(text)).toEqual([]);
  });
});

test.each([
  ['光绪十一年（1884年）', '光绪十一年是1885年，括注写作1884年。请核对年号和公历。'],
  ['光緒十一年（1886）', '光緒十一年是1885年，括注写作1886年。请核对年号和公历。'],
  ['民国28年（1938年）4月', '民国28年是1939年，括注写作1938年。请核对年号和公历。'],
  ['至元二年（1266年）', '至元二年是1265年或1336年，括注写作1266年。请核对年号和公历。'],
  ['光绪三十五年（1909年）', '光绪只到34年，没有“光绪三十五年”。请核对年号和年数。'],
  ['光绪十年乙酉（1884年）', '光绪十年是甲申年，这里写作乙酉。请核对年数和干支。'],
  ['同治庚午（1871年）', '1871年是辛未年，这里写作庚午。请核对干支和公历。'],
])('what does not agree is said: %s', (text, message) => {
  expect(messages(text)).toEqual([message]);
});

test('every year of every reign agrees with itself and with no year beside it', () => {
  const years = [...reigns].flatMap(([title, spans]) =>
    spans.length > 1
      ? []
      : spans.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, index) => ({ title, count: index + 1, from })),
        ),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...years),
      fc.constantFrom(-10, -1, 0, 1, 100),
      fc.boolean(),
      ({ title, count, from }, off, isWritten) => {
        const year = from + count - 1;
        const numeral = isWritten ? chineseNumber(count) : String(count);
        const text = `${title}${numeral}年（${year + off}年）`;
        expect(messages(text).length).toBe(off === 0 ? 0 : 1);
        const named = `${title}${numeral}年${sexagenaryYear(year)}（${year}年）`;
        expect(messages(named)).toEqual([]);
      },
    ),
  );
});

test('is reported where it stands, in prose and in a quotation', () => {
  expect(
    findingsOf('正文。\n\n> 碑立于清<Ruby reading="guāng">光</Ruby>绪、同治九年（1871年）。'),
  ).toEqual([expect.stringMatching(/^3:\d+ 提醒 reign-year-differs：同治九年是1870年/)]);
});
