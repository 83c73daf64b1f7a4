import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCsv } from '../../markdown/csv.ts';
import { decodeAny, type AnyEncoding } from '../any-encoding.ts';
import { OfficeRefusal } from '../office/open-package.ts';
import type { Grid } from './grid.ts';

const mostBytes = 50_000_000;

/** A CSV file and the encoding it was in. */
export interface ReadCsv {
  grid: Grid;
  encoding: AnyEncoding;
}

/** Reads a CSV file in any encoding that Chinese offices use, its cells parted by commas, tabs or semicolons. */
export async function readCsv(file: string): Promise<ReadCsv> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes)
    throw new OfficeRefusal('import-file-missing', '找不到这个文件。请核对文件名和所在的文件夹。');
  if (bytes.length > mostBytes)
    throw new OfficeRefusal('import-too-large', '文件超过 50 MB，不是一张统计表，没有导入。');
  const { text, encoding } = decodeAny(bytes);
  if (text.includes('\u0000'))
    throw new OfficeRefusal(
      'import-format-unknown',
      '这个文件不是文本，只是用了 .csv 的扩展名。请在电子表格软件里另存为 CSV。',
    );
  if (encoding !== 'utf-8' && text.includes('\ufffd'))
    throw new OfficeRefusal(
      'file-encoding',
      '这个文件既不是 UTF-8 也不是国标码（GB18030），读不出来。请在电子表格软件里另存为“CSV UTF-8（逗号分隔）”。',
    );
  const [first = ''] = text.split(/\r?\n/, 1);
  const sign =
    [',', '\t', ';']
      .map((each) => ({ each, count: first.split(each).length }))
      .sort((a, b) => b.count - a.count)[0]?.each ?? ',';
  const { rows, problem } = parseCsv(sign === ',' ? text : asCommas(text, sign));
  if (problem !== undefined)
    throw new OfficeRefusal('import-row-invalid', `${path.basename(file)} 的${problem}`);
  return {
    grid: { name: path.basename(file).replace(/\.[^.]+$/, ''), rows, merges: [] },
    encoding,
  };
}

/** Cells parted by another sign, written with commas. */
function asCommas(text: string, sign: string): string {
  return text.replace(
    new RegExp(`("(?:[^"]|"")*")|([^"${sign}\\r\\n]*,[^"${sign}\\r\\n]*)|${sign}`, 'g'),
    (found, quoted?: string, bare?: string) => quoted ?? (bare === undefined ? ',' : `"${found}"`),
  );
}
