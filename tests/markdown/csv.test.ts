import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { parseCsv } from '../../src/markdown/csv.ts';

test.each<[string, string, string[][]]>([
  [
    'cells and rows',
    '甲,乙\n1,2\n',
    [
      ['甲', '乙'],
      ['1', '2'],
    ],
  ],
  [
    'a last line without an end',
    '甲,乙\n1,2',
    [
      ['甲', '乙'],
      ['1', '2'],
    ],
  ],
  [
    'Windows line ends',
    '甲,乙\r\n1,2\r\n',
    [
      ['甲', '乙'],
      ['1', '2'],
    ],
  ],
  ['a byte-order mark', '\uFEFF甲,乙', [['甲', '乙']]],
  ['quotes around commas', '"甲,乙",丙', [['甲,乙', '丙']]],
  ['doubled quotes', '"他说""好"""', [['他说"好"']]],
  [
    'line ends in quotes',
    '"一\n二",三\n四,五',
    [
      ['一\n二', '三'],
      ['四', '五'],
    ],
  ],
  ['quotes within a bare cell', '高5"的,3', [['高5"的', '3']]],
  [
    'an empty quoted cell',
    '"",甲\n"",""',
    [
      ['', '甲'],
      ['', ''],
    ],
  ],
  [
    'empty cells at the end',
    '甲,\n,乙\n',
    [
      ['甲', ''],
      ['', '乙'],
    ],
  ],
  ['empty lines, left out', '\n甲\n\n乙\n\n', [['甲'], ['乙']]],
  ['spaces, kept', ' 甲 , 乙', [[' 甲 ', ' 乙']]],
  ['unequal rows, as they are', '甲,乙\n1\n1,2,3', [['甲', '乙'], ['1'], ['1', '2', '3']]],
  ['a mark of a spreadsheet formula, as it is', '=1+1,@x', [['=1+1', '@x']]],
  ['nothing', '', []],
])('reads %s', (_, text, rows) => {
  expect(parseCsv(text)).toEqual({ rows });
});

test('names the row in which a quote has no end', () => {
  expect(parseCsv('甲\n乙\n"丙').problem).toBe(
    '第 3 行附近的引号没有配对。含逗号、换行的格子要整个放在英文双引号里，格子里的引号写两个。',
  );
});

test('reads back what was written with every cell in quotes', () => {
  const cell = fc.string({ unit: fc.constantFrom('甲', '"', ',', '\n', ' ', 'a') });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
      const quoted = rows.map((row) =>
        row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
      );
      expect(parseCsv(quoted.join(lineEnd))).toEqual({ rows });
    }),
  );
});
