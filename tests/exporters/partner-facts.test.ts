import { expect, test } from 'vitest';
import { fillPattern, partnerFacts } from '../../src/exporters/partner-facts.ts';
import { sheetCsv, sheetRow } from '../../src/exporters/partner-sheet.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { aRecord } from './a-record.ts';

const made = { chapters: 3, characters: 1200, files: ['a.epub', 'a.txt'], covers: ['a.jpg'] };
const facts = partnerFacts(aRecord(), made);

function columnsOf(columns: object[]) {
  const { sheet } = profileSchema.parse({ formats: ['epub'], sheet: { columns } });
  if (sheet === undefined) throw new Error('A profile with a sheet has none.');
  return sheet.columns;
}

test('a pattern takes facts, and puts _ for what no file may be named', () => {
  expect(fillPattern('{isbn}-{title}', facts)).toEqual({
    name: '978-0-00-000000-2-清溪年鉴（2022）_&_',
  });
  expect(fillPattern('{title}', { title: '../../甲' })).toEqual({ name: '__.._甲' });
});

test('a pattern says which fact is missing', () => {
  expect(fillPattern('{year}-{isbn}', partnerFacts(aRecord({ printing: undefined })))).toEqual({
    missing: 'isbn',
  });
});

test('a row has the partner’s own columns, words and fixed texts', () => {
  const columns = columnsOf([
    { column: '书名', field: 'title' },
    { column: '语种', field: 'language', words: { 'zh-Hans': '中文简体' } },
    { column: '价格', value: '免费' },
    { column: '文件', field: 'files' },
    { column: '责任者', field: 'creators' },
    { column: '定价', field: 'edition' },
  ]);
  const { cells, problems } = sheetRow(columns, facts);
  expect(problems).toEqual([]);
  expect(sheetCsv(columns, [cells])).toBe(
    '\uFEFF书名,语种,价格,文件,责任者,定价\r\n清溪年鉴（2022）<&>,中文简体,免费,a.epub；a.txt,沈维周（主编）,第1版\r\n',
  );
});

test('a row says what it lacks and what is too long', () => {
  const columns = columnsOf([
    { column: '简介', field: 'summary', mostCharacters: 5 },
    { column: '副题', field: 'subtitle', required: true },
  ]);
  const { problems } = sheetRow(columns, partnerFacts(aRecord({ subtitle: undefined })));
  expect(problems).toEqual([
    { column: '简介', field: 'summary', length: { characters: 13, most: 5 } },
    { column: '副题', field: 'subtitle' },
  ]);
});
