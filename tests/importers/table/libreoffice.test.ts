import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readXlsx } from '../../../src/importers/table/read-xlsx.ts';
import { parseCsv } from '../../../src/markdown/csv.ts';
import { tempFolder } from '../../temp-content.ts';
import { aWorkbook, number, row, text } from './a-workbook.ts';

const program = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .map((folder) => path.join(folder, 'soffice'))
  .find((file) => existsSync(file));

const formats = ['#,##0', '0.00%', '0.0', '#,##0.00', 'yyyy"年"m"月"d"日"', '0"人"'];

const workbook = aWorkbook(
  row(text('A1', '乡镇'), text('B1', '户籍人口'), text('C1', '增长率')) +
    row(text('A2', '茶坪镇，“集镇”'), number('B2', '9210', 1), number('C2', '-0.0123', 2)) +
    row(text('A3', '罗浦镇,甲'), number('B3', '1234567.4', 1), number('C3', '0.285', 2)) +
    row(number('A4', '1.25', 3), number('B4', '12345.678', 4), number('C4', '44197', 5)) +
    row(number('A5', '12', 6), number('B5', '-5', 1), number('C5', '0.5')) +
    row(number('A6', '007'), number('C6', '1995')),
  [],
  formats,
);

test.skipIf(program === undefined)(
  'a workbook is read as LibreOffice shows it, cell by cell (skipped where it is not installed)',
  async () => {
    const folder = await tempFolder();
    const file = path.join(folder, 'a.xlsx');
    writeFileSync(file, workbook);
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    // Comma, quotation mark, UTF-8, and cells as they are shown.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true';
    const words = [profile, '--headless', '--convert-to', filter, '--outdir', folder, file];
    execFileSync(program ?? '', words, { stdio: 'ignore' });
    const shown = parseCsv(readFileSync(path.join(folder, 'a.csv'), 'utf8')).rows;
    const [grid] = await readXlsx(file);
    const width = Math.max(...shown.map((cells) => cells.length));
    const read = grid?.rows.map((cells) =>
      Array.from({ length: width }, (_, column) => cells[column] ?? ''),
    );
    expect(shown).toHaveLength(6);
    expect(read).toEqual(shown);
  },
  120_000,
);
