import { csvCell } from '../model/csv-cell.ts';

/**
 * A CSV file that spreadsheets open as it is: UTF-8 with a mark of byte order, CRLF. No cell becomes a formula.
 */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
