import { describe, expect, test } from 'vitest';
import { findSumSlips } from '../../src/markdown/table-sums.ts';
import { findingsOf } from './a-context.ts';

const table = (text: string, unit?: string) => {
  const [head = [], ...rows] = text.split('\n').map((line) => line.split(','));
  return findSumSlips(head, rows, unit).map(
    ({ column, label, written, sum }) => `${column} ${label} ${written}≠${sum}`,
  );
};

test('a total that its rows do not add up to is found, column by column', () => {
  expect(table('乡镇,人口（人）,茶园（公顷）\n茶坪,380,12.5\n石渡,120,7.5\n合计,510,21.5')).toEqual(
    ['人口（人） 合计 510≠500', '茶园（公顷） 合计 21.5≠20.0'],
  );
});

test('each of several totals counts the rows since the last', () => {
  expect(table('项目,金额\n甲,1000\n乙,2000\n合计,3000\n丙,500\n丁,700\n总计,1300')).toEqual([
    '金额 总计 1300≠1200',
  ]);
});

describe('is silent', () => {
  test.each([
    ['about a total that agrees', '乡镇,人口（人）\n茶坪,380\n石渡,120\n合计,500'],
    [
      'about rows that are part of another',
      '项目,人数\n税收,380\n　契税,80\n其中：女,9\n其他,120\n合计,500',
    ],
    ['about a last place lost in rounding', '项目,产量（万吨）\n甲,1.2\n乙,1.3\n丙,1.4\n合计,4.0'],
    [
      'about shares, rates and averages',
      '项目,占比（%）,单产（千克/公顷）,平均气温\n甲,40,300,5\n乙,50,500,9\n合计,100,410,7',
    ],
    ['about a column that is no sum', '季度,常住\n一,100\n二,102\n三,104\n合计,104'],
    ['where a cell is no figure', '项目,人数\n甲,约300\n乙,200\n合计,600'],
    ['about one row and its total', '项目,人数\n甲,300\n合计,310'],
  ])('%s', (_, text) => {
    expect(table(text)).toEqual([]);
  });
});

test('counts of people must be exact, weights may be rounded', () => {
  expect(table('组,粮食\n甲,300\n乙,201\n合计,502', '吨')).toEqual([]);
  expect(table('组,数目\n甲,300\n乙,201\n合计,502', '人')).toEqual(['数目 合计 502≠501']);
});

test('a table says so to the editor, unless its definition says why', () => {
  const readBeside = (): string => '乡镇,人口（人）\n茶坪,380\n石渡,120\n合计,510\n';
  expect(findingsOf('<DataTable src="a.csv" title="表1" />', { readBeside })).toEqual([
    expect.stringContaining(
      '提醒 table-sum-differs：表格数据 a.csv 的“人口（人）”一列，合计写作 510，以上各行相加是 500。',
    ),
  ]);
  const explained = '<DataTable src="a.csv" title="表1" definition="两镇有10人重复登记。" />';
  expect(findingsOf(explained, { readBeside })).toEqual([]);
});
