import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { codeOf, wall, wordOf } from '../../src/search/codes.ts';
import { makeFold } from '../../src/search/fold.ts';
import { readTokens } from '../../src/search/tokens.ts';

const fold = makeFold('');
const words = (text: string): string[] => readTokens(text, fold).keys.map(wordOf);
/** What keeps runs apart. */
const between = wordOf(wall);
const code = (char: string): string => codeOf(char.codePointAt(0) ?? 0);

test('every character is a word with its follower, whatever stands between; the last of a line stands alone', () => {
  expect(words('甲，乙\n丙')).toEqual([code('甲') + code('乙'), code('乙'), between, code('丙')]);
  expect(readTokens('甲，乙\n丙', fold).starts).toEqual([0, 2, 3, 4]);
});

test('cells of a table are not one text', () => {
  expect(words('12\t34')).toEqual([
    code('1') + code('2'),
    code('2'),
    between,
    code('3') + code('4'),
    code('4'),
  ]);
});

test('characters outside the first plane are one each', () => {
  expect(readTokens('𠀀𠀁甲', fold).starts).toEqual([0, 2, 4]);
});

test('lone surrogates and what is not indexed are passed over', () => {
  expect(words('\ud800甲\udc00，乙')).toEqual([code('甲') + code('乙'), code('乙')]);
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
