import { gzipSync } from 'node:zlib';
import STPhrases from 'opencc-js/dict/STPhrases';
import { describe, expect, test } from 'vitest';
import { readHanziTable } from '../../../src/page/hanzi/convert.ts';
import { ownPhrases, plainerForms, strayPhrases } from '../../../src/page/hanzi/own-words.ts';
import { convertPlainly, hanziTable } from '../../../src/page/hanzi/tables.ts';
import { ambiguousPassages, ambiguousWords } from './ambiguous-words.ts';

const hant = (text: string) => convertPlainly(text, 'hant');
const hans = (text: string) => convertPlainly(text, 'hans');

test('gives more than a hundred ambiguous words the form they have', () => {
  expect(ambiguousWords.length).toBeGreaterThan(150);
  expect(ambiguousWords.map(([simplified]) => [simplified, hant(simplified)])).toEqual(
    ambiguousWords,
  );
});

test('reads the words of a passage one by one', () => {
  expect(ambiguousPassages.map(([simplified]) => [simplified, hant(simplified)])).toEqual(
    ambiguousPassages,
  );
});

test('brings the same words back', () => {
  const all = [...ambiguousWords, ...ambiguousPassages];
  expect(all.map(([, traditional]) => [hans(traditional), traditional])).toEqual(all);
});

test.each([
  ['恢复用水', '恢復用水'],
  ['方面粉碎', '方面粉碎'],
  ['岩面灰白', '岩面灰白'],
  ['墙面粉刷', '牆面粉刷'],
  ['一面白旗', '一面白旗'],
  ['面粉一袋', '麵粉一袋'],
  ['村里老人说，公里数没有变。', '村裡老人說，公里數沒有變。'],
  ['前十个中队', '前十個中隊'],
  ['发出征集目录', '發出徵集目錄'],
  ['清溪县志办公室', '清溪縣志辦公室'],
  ['白岩村的头发理得干净', '白岩村的頭髮理得乾淨'],
])('keeps words whole in running text: %s', (written, shown) => {
  expect(hant(written)).toBe(shown);
});

test('brings old print to Simplified, with its own exceptions', () => {
  expect(hans('乾隆二十年，白巖茶出，里人以爲常。著於錄，徵諸故老。')).toBe(
    '乾隆二十年，白岩茶出，里人以为常。著于录，征诸故老。',
  );
});

test('changes no number of characters, and nothing that is not Han', () => {
  const text = 'ABC 123 “引号”，。《》𠮷𬭯';
  expect(hant(text).replace(/\p{Script=Han}/gu, '')).toBe(
    'ABC 123 “引号”，。《》'.replace(/\p{Script=Han}/gu, ''),
  );
  for (const [word = ''] of STPhrases.split('|').map((pair) => pair.split(' ')))
    expect(Array.from(hant(word))).toHaveLength(Array.from(word).length);
});

test('turns every word of OpenCC as OpenCC does, but for those we left out or write otherwise', () => {
  const pairs = (list: string) => list.split('|').map((pair) => pair.split(' '));
  const plainer = new Map(pairs(plainerForms) as [string, string][]);
  const ours = new Set([
    ...strayPhrases.split(' '),
    ...pairs(ownPhrases).map(([simplified = '']) => simplified),
  ]);
  const others = pairs(STPhrases).filter(
    ([word = '', form = '']) =>
      word.length <= 30 &&
      !ours.has(word) &&
      hant(word) !== Array.from(form, (character) => plainer.get(character) ?? character).join(''),
  );
  expect(others).toEqual([]);
});

test('names given to a table win over its words', () => {
  const convert = readHanziTable(hanziTable('hant', new Map([['张面条', '張面條']])));
  expect(convert('张面条吃面条')).toBe('張面條吃麵條');
});

describe('weight and speed', () => {
  test.each([
    ['hant', 70],
    ['hans', 20],
  ] as const)('%s travels in %i KB', (to, most) => {
    expect(gzipSync(JSON.stringify(hanziTable(to))).length).toBeLessThan(most * 1000);
  });
});
