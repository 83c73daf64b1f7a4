import { describe, expect, test } from 'vitest';
import { anchorFor, chapterId, parseOrderedName, slug } from '../../src/model/identifiers.ts';

test.each([
  ['03-water-works.mdx', { order: 3, slug: 'water-works' }],
  ['water-works.mdx', { order: undefined, slug: 'water-works' }],
  ['00010-a', { order: 10, slug: 'a' }],
  ['2022', { order: undefined, slug: '2022' }],
  ['01-2022', { order: 1, slug: '2022' }],
  ['1-2-3.mdx', { order: 1, slug: '2-3' }],
])('parseOrderedName reads %s', (name, parsed) => {
  expect(parseOrderedName(name)).toEqual(parsed);
});

test.each([
  '',
  '03-.mdx',
  '-a.mdx',
  'a--b.mdx',
  'Water.mdx',
  '01-水利.mdx',
  'a_b.mdx',
  'a.md',
  'a b.mdx',
  '../a.mdx',
  'a.mdx.mdx',
])('parseOrderedName refuses %j', (name) => {
  expect(parseOrderedName(name)).toBeUndefined();
});

test('chapterId joins work, parts and file', () => {
  expect(chapterId('qingxi-yearbook-2022', ['agriculture', 'water-works'])).toBe(
    'qingxi-yearbook-2022/agriculture/water-works',
  );
  expect(chapterId('qingxi-yearbook-2022', [])).toBe('qingxi-yearbook-2022');
});

test('a slug is lower-case ASCII', () => {
  expect(slug.parse('qingxi-xian')).toBe('qingxi-xian');
  expect(slug.safeParse('清溪').error?.issues[0]?.message).toBe(
    '编号只用小写字母、数字和连字符，例如 "qingxi-xian"。',
  );
  expect(slug.safeParse(510131).error?.issues[0]?.message).toBe('编号要写成文字，必要时加引号。');
});

describe('anchorFor', () => {
  // Printed in books and QR codes: these must never change.
  test('gives the anchors it always gave', () => {
    expect(anchorFor('概况', 0)).toBe('etv2vmd');
    expect(anchorFor('概况', 1)).toBe('ewgby2d');
    expect(anchorFor('建置沿革', 0)).toBe('ebzggtf');
    expect(anchorFor('𬭚', 0)).toBe('eqc2sx2');
    expect(anchorFor('', 0)).toBe('efrh4q9');
  });

  const words = ['概况', '农业', '水利', '工业', '交通', '教育', '卫生', '文化', '旅游', '人口'];
  const titles = Array.from({ length: 20_000 }, (_, n) => `${words[n % 10]}${Math.floor(n / 10)}`);

  test('keeps the titles of a chapter apart, and 20,000 titles but for the pairs that chance allows', () => {
    const anchors = titles.map((title) => anchorFor(title, 0));
    expect(new Set(anchors).size).toBeGreaterThanOrEqual(19_998);
    for (let at = 0; at < anchors.length; at += 500) {
      expect(new Set(anchors.slice(at, at + 500)).size).toBe(500);
    }
  });

  test('keeps 20,000 repeats of one title apart', () => {
    expect(new Set(titles.map((_, repeat) => anchorFor('概况', repeat))).size).toBe(20_000);
  });

  test('is short, plain and fit for an id in HTML', () => {
    for (const title of titles.slice(0, 2000))
      expect(anchorFor(title, 0)).toMatch(/^e[a-z0-9]{6}$/);
  });
});
