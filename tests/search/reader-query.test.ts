import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { longestQuery, mostWords, parseReaderQuery } from '../../src/search/reader-query.ts';

/** A query's words in short: `+word`, `+"phrase"`, `-word`. */
const read = (written: string): string[] =>
  parseReaderQuery(written).words.map(
    ({ text, isPhrase, isExcluded }) =>
      `${isExcluded ? '-' : '+'}${isPhrase ? JSON.stringify(text) : text}`,
  );

test.each([
  ['茶', ['+茶']],
  ['  茶　造纸\t柳禾\n', ['+茶', '+造纸', '+柳禾']],
  ['"三不采" 茶', ['+"三不采"', '+茶']],
  ['“三不采”', ['+"三不采"']],
  ['＂三不采＂', ['+"三不采"']],
  ['「三不采」『雨天不采』', ['+"三不采"', '+"雨天不采"']],
  ['茶 -机制', ['+茶', '-机制']],
  ['茶 －“机制 茶”', ['+茶', '-"机制 茶"']],
  ['1986-2005', ['+1986-2005']],
  ['- 茶', ['+茶']],
  ['--茶', ['--茶']],
  ['', []],
  ['，。！“”', []],
  ['〓', ['+〓']],
  ['𠀀村', ['+𠀀村']],
])('reads %j', (written, words) => {
  expect(read(written)).toEqual(words);
});

test('a sentence pasted from a book stays one word, marks and all', () => {
  expect(read('“清溪工程”完工。')).toEqual(['+“清溪工程”完工。']);
  expect(read('他说：“三不采”，是规矩')).toEqual(['+他说：“三不采”，是规矩']);
});

test('a phrase that is still being written reaches to the end', () => {
  expect(read('茶 “雨天 不采')).toEqual(['+茶', '+"雨天 不采"']);
});

test('too long a query and too many words are cut, and the reader is told', () => {
  const long = parseReaderQuery('茶'.repeat(10_000));
  expect(long.words.map(({ text }) => text.length)).toEqual([longestQuery]);
  expect(long.problems).toEqual(['检索式有 10000 个字，太长了，只用了前 1000 个字。']);
  const many = parseReaderQuery(Array.from({ length: 200 }, (_, index) => `词${index}`).join(' '));
  expect(many.words).toHaveLength(mostWords);
  expect(many.problems).toEqual(['检索式有 200 个词，太多了，只用了前 50 个词。']);
});

test('control characters part words and halves of surrogate pairs are dropped', () => {
  expect(read('茶\u0000纸\u007F\uD800村')).toEqual(['+茶', '+纸', '+村']);
});

test('reads anything, and what it reads can stand in an address', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.string({ unit: fc.constantFrom(...'"“”「」-－ 　茶纸') }),
  );
  fc.assert(
    fc.property(anything, (written) => {
      for (const { text } of parseReaderQuery(written).words) {
        expect(text).toBe(text.trim());
        expect(() => encodeURIComponent(text)).not.toThrow();
      }
    }),
  );
});
