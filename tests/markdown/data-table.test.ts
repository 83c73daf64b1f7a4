import { describe, expect, test } from 'vitest';
import { formatFinding } from '../../src/model/finding.ts';
import { compile } from './a-context.ts';

const findingsOf = (csv: string): string[] =>
  compile('<DataTable src="a.csv" title="表1" />', { readBeside: () => csv }).findings.map(
    formatFinding,
  );

describe('a table file of another form than the program reads', () => {
  test('is told apart from one that is not there when it is not UTF-8', () => {
    expect(findingsOf(Buffer.from([0xd7, 0xe9, 0x2c, 0x31]).toString('utf8'))).toEqual([
      expect.stringContaining(
        'table-invalid：表格数据 a.csv 不是 UTF-8 编码，读出来会是乱码。请在电子表格软件里另存为“CSV UTF-8（逗号分隔）”。',
      ),
    ]);
  });

  test.each(['组别，人数\n崖口，1\n', '组别;人数\n崖口;1\n', '组别\t人数\n崖口\t1\n'])(
    'is not shown as one column: %j',
    (csv) => {
      expect(findingsOf(csv)).toEqual([
        expect.stringContaining('table-invalid：表格数据 a.csv：第一行只有一格。'),
      ]);
    },
  );

  test('may have one column', () => {
    expect(findingsOf('组别\n崖口\n')).toEqual([]);
  });
});
