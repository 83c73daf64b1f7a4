import { expect, test } from 'vitest';
import { matchUnits } from '../../../src/importers/intake/match-unit.ts';

const unit = (name: string, ...aliases: string[]) => ({
  name,
  aliases,
  owes: '',
  due: '2023-01-01',
});
const units = [
  unit('县水利局', '水务局'),
  unit('县水利局水保站', '水保站'),
  unit('县教育局'),
  unit('茶坪镇', '茶坪'),
];

test.each([
  ['水务局 2022 年资料.docx', ['县水利局']],
  ['县水利局水保站供稿.docx', ['县水利局水保站']],
  ['茶坪镇/照片.zip', ['茶坪镇']],
  ['第二批/茶坪镇供稿/正文.docx', ['茶坪镇']],
  ['县水利局　ＷＯＲＤ稿.docx', ['县水利局']],
  ['不知谁的.docx', []],
])('%s came from %j', (file, names) => {
  expect(matchUnits(file, units).map(({ name }) => name)).toEqual(names);
});

test('an alias of nothing but white space names nobody', () => {
  expect(matchUnits('甲.docx', [unit('县档案馆', '　', '')])).toEqual([]);
});

test('of a file that names two units nobody can tell where it came from', () => {
  const found = matchUnits('县教育局与茶坪镇共建学校.docx', units);
  expect(found.map(({ name }) => name)).toEqual(['县教育局', '茶坪镇']);
});

test('a folder that has a unit’s name says whose its files are, whatever they are about', () => {
  const found = matchUnits('县教育局/茶坪镇小学/茶坪概况.docx', units);
  expect(found.map(({ name }) => name)).toEqual(['县教育局']);
});
