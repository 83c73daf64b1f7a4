import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importTables, type TableOptions } from '../../../src/importers/table/import-tables.ts';
import { showNumber } from '../../../src/importers/table/number-formats.ts';
import { parsedValue } from '../../../src/importers/table/table-resource.ts';
import { formatFinding } from '../../../src/model/finding.ts';
import { aWorkbook, number, row, text } from './a-workbook.ts';

/** A folder of chapters, gone after the test. */
function aChapterFolder() {
  const root = mkdtempSync(path.join(tmpdir(), 'fangzhi-table-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const into = path.join(root, 'works/a');
  mkdirSync(into, { recursive: true });
  return {
    into,
    async run(files: Record<string, Buffer | string>, options: Partial<TableOptions> = {}) {
      const paths = Object.entries(files).map(([name, bytes]) => {
        writeFileSync(path.join(root, name), bytes);
        return path.join(root, name);
      });
      const { tables, findings } = await importTables(paths, { into, replace: false, ...options });
      return {
        tables,
        lines: findings.map((finding) => formatFinding(finding).replaceAll(`${root}/`, '')),
      };
    },
    read: (name: string) => readFileSync(path.join(into, name), 'utf8'),
    files: () => readdirSync(into).sort(),
  };
}

const population = aWorkbook(
  row(text('A1', '表3　2021年各乡镇人口')) +
    row(text('E2', '单位：人')) +
    row(text('A3', '乡镇'), text('B3', '人口'), text('D3', '增长率')) +
    row(text('B4', '男'), text('C4', '女')) +
    row(
      text('A5', '茶坪镇'),
      number('B5', '9210', 1),
      number('C5', '9222', 1),
      number('D5', '-0.0123', 2),
      text('E5', '含集镇'),
    ) +
    row(
      text('A6', '罗浦镇'),
      number('B6', '17018', 1),
      number('C6', '16990.4', 1),
      number('D6', '0.1', 2),
    ) +
    row(text('A7', '资料来源：县公安局')),
  ['A1:E1', 'A3:A4', 'B3:C3', 'D3:D4', 'E5:E6'],
  ['#,##0', '0.00%'],
);

test('an Excel table becomes data, a description and a tag to paste, merged heads kept', async () => {
  const folder = aChapterFolder();
  const { tables, lines } = await folder.run({ '人口.xlsx': population });
  expect(lines).toEqual([]);
  expect(tables.map(({ tag }) => tag)).toEqual([
    '<DataTable src="ren-kou.csv" title="表3　2021年各乡镇人口" unit="人" year="2021" source="县公安局" heads="2" />',
  ]);
  expect(folder.read('ren-kou.csv')).toBe(
    '乡镇,人口,人口,增长率,\n乡镇,男,女,增长率,\n茶坪镇,"9,210","9,222",-1.23%,含集镇\n罗浦镇,"17,018","16,990",10.00%,含集镇\n',
  );
  expect(folder.read('ren-kou.values.csv')).toContain('茶坪镇,9210,9222,-0.0123,含集镇\n');
  expect(JSON.parse(folder.read('ren-kou.resource.json'))).toMatchObject({
    type: 'table',
    name: 'ren-kou',
    path: 'ren-kou.csv',
    unit: '人',
    year: '2021',
    sources: [{ title: '县公安局' }],
    dialect: { headerRows: [1, 2], headerJoin: '／' },
    schema: {
      fields: [
        { name: '乡镇', type: 'string' },
        { name: '人口／男', type: 'number', groupChar: ',' },
        { name: '人口／女', type: 'number', groupChar: ',' },
        { name: '增长率', type: 'number', bareNumber: false },
        { name: '第5列', type: 'string' },
      ],
    },
  });
  expect(folder.files()).toEqual(['ren-kou.csv', 'ren-kou.resource.json', 'ren-kou.values.csv']);
});

test.each([
  ['UTF-8 with a mark', Buffer.from('\uFEFF乡镇,户数\n茶坪镇,3586\n')],
  ['UTF-16', Buffer.from('\uFEFF乡镇\t户数\r\n茶坪镇\t3586\r\n', 'utf16le')],
  ['semicolons', Buffer.from('乡镇;户数\n茶坪镇;3586\n')],
  ['GB18030', Buffer.from('cfe7d5f22cbba7cafd0ab2e8c6bad5f22c333538360a', 'hex')],
])('a CSV file in %s is read', async (_, bytes) => {
  const folder = aChapterFolder();
  const { tables } = await folder.run({ 'households.csv': bytes }, { unit: '户' });
  expect(tables[0]?.tag).toBe('<DataTable src="households.csv" title="households" unit="户" />');
  expect(folder.read('households.csv')).toBe('乡镇,户数\n茶坪镇,3586\n');
});

test('a CSV of a table with merged heads keeps the head of two rows that it had', async () => {
  const folder = aChapterFolder();
  const { tables } = await folder.run({
    'a.csv':
      '2021年户籍人口,,,,\n单位：人,,,,\n乡镇,合计,其中,,密度\n,,男,女,\n澄津镇,"12,345","6,200","6,145",812.50\n云台乡,"3,008","1,559","1,449",\n',
    'b.csv': '乡镇,产量,\n,2020,2021\n澄津镇,12,13\n',
  });
  expect(tables.map(({ heads }) => heads)).toEqual([2, 2]);
  expect(folder.read('a.csv')).toBe(
    '乡镇,合计,其中,其中,密度\n乡镇,合计,男,女,密度\n澄津镇,"12,345","6,200","6,145",812.50\n云台乡,"3,008","1,559","1,449",\n',
  );
  const { schema } = JSON.parse(folder.read('a.resource.json')) as {
    schema: { fields: { name: string; type: string }[] };
  };
  expect(schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
    '乡镇 string',
    '合计 number',
    '其中／男 number',
    '其中／女 number',
    '密度 number',
  ]);
});

test.each([
  ['a first row of figures', '乡镇,产量,\n,12,13\n澄津镇,12,13\n'],
  ['a column without a head', '乡镇,产量,\n澄津镇,12,另计\n云台乡,13,\n'],
  ['a corner without a head', ',男,女\n,甲,乙\n澄津镇,12,13\n'],
  ['nothing below', '乡镇,产量,\n,春,夏\n'],
])('a CSV with %s has a head of one row', async (_, text) => {
  const folder = aChapterFolder();
  const { tables } = await folder.run({ 'a.csv': text });
  expect(tables.map(({ heads }) => heads)).toEqual([1]);
  expect(folder.read('a.csv')).toBe(text);
});

test('a table without a title has the name of its file, in Chinese as it was', async () => {
  const folder = aChapterFolder();
  const { tables } = await folder.run({ '人口.csv': '乡镇,户数\n茶坪镇,3586\n' });
  expect(tables[0]?.tag).toBe('<DataTable src="ren-kou.csv" title="人口" />');
});

test('numbers stay the strings they were', async () => {
  const folder = aChapterFolder();
  await folder.run({ 'a.csv': '名,数\n甲,007\n乙,1.50\n丙,"1,234,567"\n丁,−3.2‰\n戊,…\n' });
  expect(folder.read('a.csv')).toBe('名,数\n甲,007\n乙,1.50\n丙,"1,234,567"\n丁,−3.2‰\n戊,…\n');
  expect(folder.read('a.values.csv')).toBe(
    '名,数\n甲,007\n乙,1.50\n丙,1234567\n丁,-0.0032\n戊,…\n',
  );
});

test('a table that is there is not overwritten without being asked', async () => {
  const folder = aChapterFolder();
  await folder.run({ 'a.csv': '名,数\n甲,1\n' });
  const { lines } = await folder.run({ 'a.csv': '名,数\n甲,2\n' });
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/a\.csv 错误 import-work-exists：/);
  expect(folder.read('a.csv')).toContain('甲,1');
  await folder.run({ 'a.csv': '名,数\n甲,2\n' }, { replace: true });
  expect(folder.read('a.csv')).toContain('甲,2');
});

const refusals: [what: string, name: string, bytes: Buffer | string, says: RegExp][] = [
  ['an old workbook', 'a.xls', 'x', /import-format-unknown：不能导入 \.xls 文件/],
  ['a workbook with macros', 'a.xlsm', 'x', /import-macro/],
  ['a renamed picture', 'a.xlsx', '\x89PNG1234', /import-format-unknown/],
  ['a renamed workbook', 'a.csv', population, /import-format-unknown：这个文件不是文本/],
  ['an empty file', 'a.csv', '', /import-empty/],
  [
    'bytes of no encoding',
    'a.csv',
    Buffer.from('c3fb2cff81200afed00aff', 'hex'),
    /a\.csv 错误 file-encoding：这个文件既不是 UTF-8 也不是国标码/,
  ],
  ['a password', 'a.xlsx', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /import-encrypted/],
  [
    'a formula in error',
    'a.xlsx',
    aWorkbook(row('<c r="B2" t="e"><v>#REF!</v></c>')),
    /import-row-invalid：工作表“人口”的 B2 是错误值 #REF!/,
  ],
  [
    'a formula without result',
    'a.xlsx',
    aWorkbook(row('<c r="A1"><f>SUM(B1)</f></c>')),
    /import-row-invalid：工作表“人口”的 A1 是公式/,
  ],
  ['a cell far away', 'a.xlsx', aWorkbook(row(text('XFD1048576', '远'))), /import-too-large/],
];

test.each(refusals)(
  'refuses %s with one finding and writes nothing',
  async (_, name, bytes, says) => {
    const folder = aChapterFolder();
    const { lines, tables } = await folder.run({ [name]: bytes });
    expect(lines).toEqual([expect.stringMatching(says)]);
    expect(tables).toEqual([]);
    expect(folder.files()).toEqual([]);
  },
);

test.each([
  ['12345.678', '#,##0.00', '12,345.68'],
  ['0.285', '0.0%', '28.5%'],
  ['1.005', '0.00', '1.01'],
  ['0.30000000000000004', 'General', '0.3'],
  ['44197', 'yyyy"年"m"月"d"日"', '2021年1月1日'],
  ['44197', 'yyyy/m/d', '2021/1/1'],
  ['-5', '0_ ;[Red]\\-0', '-5'],
  ['12', '0"人"', '12人'],
  ['1.5', '0.##', '1.5'],
  ['2', '0.##', '2'],
  ['1234567', '#,##0', '1,234,567'],
  ['3', '# ?/?', '3'],
])('shows %s in the format %s as %s', (stored, format, shown) => {
  expect(showNumber(stored, format)).toBe(shown);
});

test.each([
  ['98.2%', '0.982'],
  ['1,234.50', '1234.50'],
  ['−5', '-5'],
  ['3‰', '0.003'],
  ['0.05%', '0.0005'],
  ['12人', undefined],
  ['', undefined],
])('reads %s as the number %s', (shown, value) => {
  expect(parsedValue(shown)).toBe(value);
});
