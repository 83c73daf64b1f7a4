import { expect, test } from 'vitest';
import { chineseNumber, readNumber } from '../../../src/model/chinese-number.ts';
import { claimSlug, isWorkId, slugOf } from '../../../src/importers/slugs.ts';
import { juanRole, juanSlug } from '../../../src/importers/text/juan-slugs.ts';

test.each([
  ['卷一', 'juan-1'],
  ['卷三上', 'juan-3-shang'],
  ['卷二十二中', 'juan-22-zhong'],
  ['卷三十七 下', 'juan-37-xia'],
  ['卷三十八之一', 'juan-38-1'],
  ['卷一百八', 'juan-108'],
  ['巻第十', 'juan-10'],
  ['卷10 先賢士女揔讚', 'juan-10'],
  ['卷首 苐一　巴志', 'juan-shou'],
  ['卷末', 'juan-mo'],
  ['目録', 'mulu'],
  ['凡例', 'fanli'],
  ['提要', 'tiyao'],
  ['原序', 'yuanxu'],
  ['修志姓氏', undefined],
  ['第一章', undefined],
])('names %s %s', (juan, slug) => {
  expect(juanSlug(juan)).toBe(slug);
});

test.each([
  ['原序', 'preface'],
  ['凡例', 'editorial-principles'],
  ['目錄', 'contents'],
  ['卷一', undefined],
])('%s is %s', (juan, role) => {
  expect(juanRole(juan)).toBe(role);
});

test('counts in Chinese and back', () => {
  expect([1, 10, 11, 20, 45, 100, 105, 110, 999].map(chineseNumber)).toEqual([
    '一',
    '十',
    '十一',
    '二十',
    '四十五',
    '一百',
    '一百零五',
    '一百一十',
    '九百九十九',
  ]);
  for (let value = 1; value < 1000; value++)
    expect(readNumber(chineseNumber(value))).toEqual({ value, rest: '' });
  expect(readNumber('廿三上')).toEqual({ value: 23, rest: '上' });
  expect(readNumber('十二')).toEqual({ value: 12, rest: '' });
  expect(readNumber('上')).toBeUndefined();
});

test('makes a slug of an ASCII name, and of no other', () => {
  expect(slugOf('Wugong Xianzhi (1519)')).toBe('wugong-xianzhi-1519');
  expect(slugOf('武功縣志-1')).toBeUndefined();
  expect(slugOf('---')).toBeUndefined();
  expect(slugOf('nul')).toBeUndefined();
});

test('takes as a work’s id only what is safe as a folder everywhere', () => {
  expect(['qingxi-xianzhi', 'a1'].every(isWorkId)).toBe(true);
  expect(['', '..', 'a/b', 'A', 'a_b', 'con', 'com1', 'x'.repeat(65)].some(isWorkId)).toBe(false);
});

test('numbers a slug that is taken', () => {
  const taken = new Set<string>();
  expect(['juan-1', 'juan-1', 'juan-1'].map((slug) => claimSlug(slug, taken))).toEqual([
    'juan-1',
    'juan-1-2',
    'juan-1-3',
  ]);
});
