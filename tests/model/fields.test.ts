import { describe, expect, test } from 'vitest';
import {
  besideFile,
  coverage,
  divisionCode,
  text,
  webAddress,
  year,
} from '../../src/model/fields.ts';

describe('besideFile', () => {
  test.each(['cover.jpg', '封面 1.jpg', '..hidden.png', 'a.b.c', 'x..y'])('accepts %j', (name) => {
    expect(besideFile.parse(name)).toBe(name);
  });

  test.each([
    '..',
    '.',
    '../cover.jpg',
    'a/../../b.jpg',
    '/etc/passwd',
    'C:\\cover.jpg',
    'C:cover.jpg',
    '..\\cover.jpg',
    'https://example.cn/a.jpg',
    'a%2f..%2fb.jpg',
    'a\u0000.jpg',
    'a\n.jpg',
    'a?.jpg',
    '',
  ])('refuses %j', (name) => {
    expect(besideFile.safeParse(name).error?.issues[0]?.message).toBe(
      '文件要放在同一文件夹里，只写文件名，不写 ..、盘符或网址。',
    );
  });
});

describe('webAddress', () => {
  test.each(['https://example.cn', 'http://example.cn/a?b=c#d', 'https://例子.cn/页'])(
    'accepts %s',
    (url) => {
      expect(webAddress.parse(url)).toBe(url);
    },
  );

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'example.cn',
    '//example.cn',
    'https://a b',
    'https://a"b',
    '',
  ])('refuses %j', (url) => {
    expect(webAddress.safeParse(url).error?.issues[0]?.message).toBe(
      '网址要以 http:// 或 https:// 开头。',
    );
  });
});

test('a text is trimmed and not blank', () => {
  expect(text.parse(' 清溪 ')).toBe('清溪');
  expect(text.safeParse('\u3000').success).toBe(false);
});

test('a year is a whole number that a gazetteer may record', () => {
  expect([-316, 0, 2022].map((value) => year.safeParse(value).success)).toEqual([true, true, true]);
  expect([2022.5, 3000, -3000, '2022', null].some((value) => year.safeParse(value).success)).toBe(
    false,
  );
});

test('coverage may be a single year', () => {
  expect(coverage.parse({ from: 2021, to: 2021 })).toEqual({ from: 2021, to: 2021 });
});

test('a division code has six, nine or twelve digits', () => {
  const accepted = ['510131', '510131100', '510131100201'].map(
    (code) => divisionCode.safeParse(code).success,
  );
  expect(accepted).toEqual([true, true, true]);
  expect(
    ['51013', '5101311', '51O131', ''].some((code) => divisionCode.safeParse(code).success),
  ).toBe(false);
});
