import fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import {
  absoluteAddress,
  addresses,
  itemAddress,
  relativeAddress,
  rootFrom,
  unitAddress,
} from '../../src/model/address.ts';

test('a chapter, an item of a register and the home page have their places', () => {
  expect(unitAddress('qingxi-yearbook-2022/overview')).toBe(
    'works/qingxi-yearbook-2022/overview.html',
  );
  expect(itemAddress('people', 'kang-hai')).toBe('people/kang-hai.html');
  expect(addresses.home).toBe('index.html');
});

test.each([
  ['index.html', ''],
  ['works/a.html', '../'],
  ['works/a/b/c.html', '../../../'],
])('rootFrom %s is %j', (address, root) => {
  expect(rootFrom(address)).toBe(root);
});

describe('relativeAddress', () => {
  test.each([
    ['index.html', 'works/a.html', 'works/a.html'],
    ['works/a.html', 'index.html', '../index.html'],
    ['works/a/b.html', 'works/a/c.html', 'c.html'],
    ['works/a/b.html', 'works/a.html', '../a.html'],
    ['works/a/b.html', 'people/x.html', '../../people/x.html'],
    ['works/a/b.html', 'works/a/b.html', 'b.html'],
    ['works/a/b.html', 'works/a/b.html#e4k2q7', '#e4k2q7'],
    ['works/a/b.html', 'works/a/c.html#e4k2q7', 'c.html#e4k2q7'],
    ['works/a.html', 'works/a/a.html', 'a/a.html'],
  ])('from %s to %s is %s', (from, to, link) => {
    expect(relativeAddress(from, to)).toBe(link);
  });

  const slug = fc.stringMatching(/^[ab](-[0-9a])?$/);
  const page = fc
    .array(slug, { minLength: 1, maxLength: 4 })
    .map((parts) => `${parts.join('/')}.html`);
  const target = fc.tuple(page, fc.option(fc.stringMatching(/^e[a-z]{2}$/)));

  test('leads any browser from any page to any other, wherever the portal lies', () => {
    const bases = fc.constantFrom(
      'http://h/',
      'http://h/base/',
      'https://h/a/b/',
      'file:///C:/portal/',
    );
    fc.assert(
      fc.property(page, target, bases, (from, [to, fragment], base) => {
        const address = fragment === null ? to : `${to}#${fragment}`;
        const link = relativeAddress(from, address);
        expect(new URL(link, base + from).href).toBe(base + address);
        expect(link).not.toMatch(/^\//);
      }),
      { numRuns: 2000 },
    );
  });

  test('goes through the root by rootFrom', () => {
    fc.assert(
      fc.property(page, (from) => {
        expect(new URL(`${rootFrom(from)}index.html`, `http://h/base/${from}`).href).toBe(
          'http://h/base/index.html',
        );
      }),
    );
  });
});

test('absoluteAddress needs the portal to have one', () => {
  expect(absoluteAddress('https://qingxi.example.cn/fz/', 'works/a.html')).toBe(
    'https://qingxi.example.cn/fz/works/a.html',
  );
  expect(absoluteAddress('https://qingxi.example.cn', 'works/a.html')).toBe(
    'https://qingxi.example.cn/works/a.html',
  );
  expect(absoluteAddress(undefined, 'works/a.html')).toBe('works/a.html');
});
