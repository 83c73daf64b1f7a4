import { gzipSync } from 'node:zlib';
import fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { makeFoldTable } from '../../src/press/search/fold-table.ts';
import { readFoldTable, writeFoldTable } from '../../src/search/fold-table.ts';
import { makeFold, notIndexed } from '../../src/search/fold.ts';

const table = makeFoldTable();
const fold = makeFold(table);

/** What a text counts as: the folded characters, without those that are not indexed. */
const folded = (text: string): string =>
  [...text]
    .map((char) => fold(char.codePointAt(0) ?? 0))
    .filter((code) => code !== notIndexed)
    .map((code) => String.fromCodePoint(code))
    .join('');

describe('characters that count as one', () => {
  test.each([
    ['黃沙壩', '黄沙坝', 'Traditional and Simplified'],
    ['皇后以後', '皇后以后', 'two characters that Simplified made one'],
    ['裏里裡', '里里里', 'forms of Taiwan and Hong Kong'],
    ['乾隆幹部干戈', '干隆干部干戈', 'a character with several origins'],
    ['峯羣畧隣栢菴', '峰群略邻柏庵', 'variants of old gazetteers'],
    ['ＡｂＣ１９５８', 'abc1958', 'width and case'],
    ['café Ñ', 'cafe n', 'accents'],
    ['一九五○年二〇', '一九五〇年二○', 'a circle for zero'],
    ['著名', '着名', 'one character where Traditional writes both with 著'],
  ])('%s and %s: %s', (one, other) => {
    expect(folded(one)).toBe(folded(other));
  });

  test('punctuation, white space and lone surrogates count as nothing', () => {
    expect(folded('“甲”，（乙）—— 丙\u3000\n\t、\ud800。\udc00·《丁》')).toBe('甲乙丙丁');
  });

  test('lost and private characters count', () => {
    expect([...folded('〓□\ue000𠀀\u{30000}')]).toHaveLength(5);
  });
});

test('what is folded stays as it is when it is folded again, and counts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x10ffff }), (code) => {
      const once = fold(code);
      fc.pre(once !== notIndexed);
      expect(fold(once)).toBe(once);
    }),
    { numRuns: 20_000 },
  );
});

test('a table reads as it was written', () => {
  const pair = fc.tuple(
    fc.integer({ min: 1, max: 0x10ffff }),
    fc.integer({ min: 1, max: 0x10ffff }),
  );
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      expect(new Map(readFoldTable(writeFoldTable(pairs)))).toEqual(
        new Map(pairs.toSorted(([a, first], [b, second]) => first - second || a - b)),
      );
    }),
  );
});

test('the table is small enough to be fetched before the first search', () => {
  expect(gzipSync(table, { level: 9 }).length).toBeLessThan(20_000);
});
