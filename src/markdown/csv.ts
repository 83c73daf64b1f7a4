import { CsvError, parse } from 'csv-parse/sync';

/**
 * Reads RFC 4180 CSV: quoted cells may hold commas, quotes (doubled) and line ends. Cells stay the strings they are;
 * a byte-order mark and empty lines are dropped. Rows may differ in length, which is for the caller to judge.
 */
export function parseCsv(text: string): { rows: string[][]; problem?: string } {
  try {
    return {
      rows: parse(text, {
        bom: true,
        recordDelimiter: ['\r\n', '\n', '\r'],
        relaxColumnCount: true,
        relaxQuotes: true,
        skipEmptyLines: true,
      }),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error ? `第 ${String(error['lines'])} 行附近` : '文件里';
    return {
      rows: [],
      problem: `${line}的引号没有配对。含逗号、换行的格子要整个放在英文双引号里，格子里的引号写两个。`,
    };
  }
}
