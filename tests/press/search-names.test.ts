import { expect, test } from 'vitest';
import type { Item } from '../../src/corpus/corpus.ts';
import type { RegisterName } from '../../src/model/registers.ts';
import type { PortalData } from '../../src/page/portal-data.ts';
import { readName } from '../../src/press/name-reading.ts';
import { nameFile, nameScript } from '../../src/press/search-names.ts';
import { openNameIndex, type NameIndex } from '../../src/search/name-index.ts';
import { anItem } from '../builders.ts';

const folded: Record<string, string> = { 縣: '县', 溪: '溪', 谿: '溪', 單: '单', 張: '张' };
const fold = (character: string): string => folded[character] ?? character;

function items(...given: Item<RegisterName>[]): PortalData['items'] {
  const of = (register: string): unknown[] =>
    given
      .filter(({ file }) => file.startsWith(`${register}/`))
      .map(({ id, meta }) => ({ id, meta, passages: [] }));
  return {
    people: of('people'),
    places: of('places'),
    organisations: of('organisations'),
  } as PortalData['items'];
}

const baiyan = anItem('places', 'baiyan-cun', {
  name: '白岩村',
  pinyin: 'Báiyán Cūn',
  otherNames: ['岩口'],
  names: [
    { name: '白岩甲', from: '1689~', to: '1912' },
    { name: '红星大队', from: '1966', to: '1981' },
    { name: '茶坪镇白岩村', from: '2005' },
  ],
});
const shan = anItem('people', 'shan-wenyi', { name: '单文义', courtesyName: '正之' });
const zeng = anItem('people', 'zeng-xizhou', { name: '曾希周' });
const bureau = anItem('organisations', 'shuili-ju', {
  name: '清溪县水利局',
  shortName: '县水利局',
});

const index = (...given: Item<RegisterName>[]): NameIndex =>
  openNameIndex(nameFile(items(...given), fold));
const all = index(baiyan, shan, zeng, bureau);
const names = (matches: { name: string }[]): string[] => matches.map(({ name }) => name);

test.each([
  ['单文义', undefined, true, 'shan wen yi'],
  ['曾希周', undefined, true, 'zeng xi zhou'],
  ['曾家坝', undefined, false, 'zeng jia ba'],
  ['乐亭', 'Lào Tíng', false, 'lao ting'],
  ['白岩村', 'Báiyán Cūn', false, 'bai yan cun'],
  ['吕布', 'Lǚ Bù', true, 'lv bu'],
  ['318国道', undefined, false, '3 1 8 guo dao'],
  ['阿·里', undefined, true, 'a li'],
  ['长堰镇', 'not a reading of it', false, 'chang yan zhen'],
])('%s, %s, is read as it should be', (name, registered, isPerson, reading) => {
  expect(readName(name, registered, isPerson).join(' ')).toBe(reading);
});

test('a name stands for the item’s other names, without those that hold it', () => {
  expect(all.expand('白岩村').alternatives).toEqual(['岩口', '白岩甲', '红星大队']);
  expect(all.expand('红星大队').alternatives).toEqual(['白岩村', '岩口', '白岩甲']);
  expect(all.expand('正之').alternatives).toEqual(['单文义']);
  expect(all.expand('县水利局').alternatives).toEqual([]);
  expect(all.expand('清溪縣水利局').alternatives).toEqual(['县水利局']);
});

test('pinyin and initials stand for the names spelled so', () => {
  expect(all.expand('shanwenyi').alternatives).toEqual(['单文义', '正之']);
  expect(all.expand('Shàn Wényì').alternatives).toEqual(['单文义', '正之']);
  expect(all.expand('danwenyi').alternatives).toEqual([]);
  expect(all.expand('zxz').items.map(({ id }) => id)).toEqual(['zeng-xizhou']);
});

test('initials of many items stand for none of them', () => {
  const many = Array.from({ length: 7 }, (_, at) =>
    anItem('people', `zhang-${at}`, { name: `张${'三山伞散叁删珊'[at] ?? ''}` }),
  );
  expect(index(...many).expand('zs').alternatives).toEqual([]);
});

test('an ordinary word, a single character and nothing stand for themselves', () => {
  for (const word of ['造纸', '白', 'a', '', '，'])
    expect(all.expand(word)).toEqual({ alternatives: [], items: [] });
});

test('names are suggested by their beginning, in either script, pinyin and initials', () => {
  expect(names(all.suggest('白岩', 3))).toEqual(['白岩村', '白岩甲', '茶坪镇白岩村']);
  expect(names(all.suggest('單', 3))).toEqual(['单文义']);
  expect(names(all.suggest('byc', 3))).toEqual(['白岩村']);
  expect(names(all.suggest('shan', 3))).toEqual(['单文义']);
  expect(names(all.suggest('水利', 3))).toEqual(['清溪县水利局', '县水利局']);
  expect(all.suggest(' ', 3)).toEqual([]);
  expect(names(all.suggest('白', 1))).toEqual(['白岩村']);
});

test('a word that is not found gives the names nearest in writing or in sound', () => {
  expect(names(all.nearest('白沿村', 3))).toEqual(['白岩村']);
  expect(names(all.nearest('百岩村', 1))).toEqual(['白岩村']);
  expect(names(all.nearest('曾西州', 1))).toEqual(['曾希周']);
  expect(names(all.nearest('shanwenyii', 1))).toEqual(['单文义']);
  expect(all.nearest('造纸术', 3)).toEqual([]);
  expect(all.nearest('茶'.repeat(1000), 3)).toEqual([]);
});

test('two people of one name are two items and one suggestion', () => {
  const two = index(
    anItem('people', 'li-zhihe', { name: '李志和', courtesyName: '致中' }),
    anItem('people', 'li-zhihe-1958', { name: '李志和' }),
  );
  expect(two.expand('李志和').items).toHaveLength(2);
  expect(two.suggest('李志', 5)).toHaveLength(1);
});

test('the same items give the same bytes, which are a script and no more', () => {
  const script = nameScript(items(baiyan, shan), fold);
  expect(script).toBe(nameScript(items(baiyan, shan), fold));
  expect(script).toMatch(/^globalThis\.fangzhiNames=\{"registers":\[\["people","人物"\],/);
  expect(script).toContain('"items":[[0,"shan-wenyi","单文义","正之"],');
});
