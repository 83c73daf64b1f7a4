import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { codeOf, wall, wordOf } from '../../src/search/codes.ts';
import { makeFold } from '../../src/search/fold.ts';
import { readTokens } from '../../src/search/tokens.ts';

const fold = makeFold('');
const codes = (text: string): number[] => [...readTokens(text, fold).codes];
const codePoints = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0) ?? 0);

test('every character is a token, whatever stands between; a line is a run of its own', () => {
  expect(codes('甲，乙\n丙')).toEqual([...codePoints('甲乙'), wall, ...codePoints('丙')]);
  expect([...readTokens('甲，乙\n丙', fold).starts]).toEqual([0, 2, 3, 4]);
});

test('cells of a table are not one text', () => {
  expect(codes('12\t34')).toEqual([...codePoints('12'), wall, ...codePoints('34')]);
});

test('a run that is empty keeps no place', () => {
  expect(codes('\n，\n甲\n\n乙\n')).toEqual([...codePoints('甲'), wall, ...codePoints('乙'), wall]);
});

test('a word is a character with its follower, the last of a run alone', () => {
  const [first = 0, follower = 0] = codePoints('甲乙');
  expect(wordOf(first, follower)).toBe(codeOf(first) + codeOf(follower));
  expect(wordOf(first, wall)).toBe(codeOf(first));
});

test('characters outside the first plane are one each', () => {
  expect([...readTokens('𠀀𠀁甲', fold).starts]).toEqual([0, 2, 4]);
});

test('lone surrogates and what is not indexed are passed over', () => {
  expect(codes('\ud800甲\udc00，乙')).toEqual(codePoints('甲乙'));
});

test('words sort as their characters do, and can be read in one way only', () => {
  const char = fc.integer({ min: 1, max: 0x10ffff });
  fc.assert(
    fc.property(char, char, (a, b) => {
      const [first, second] = [codeOf(a), codeOf(b)];
      expect(Math.sign(a - b)).toBe(first < second ? -1 : first > second ? 1 : 0);
      if (a !== b) expect(first.startsWith(second)).toBe(false);
    }),
  );
});
