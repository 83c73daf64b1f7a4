/**
 * A CSV file that spreadsheets open as it is: UTF-8 with a mark of byte order, CRLF. A cell that a spreadsheet would
 * take for a formula gets an apostrophe before it, and so stays text.
 */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

export function csvCell(text: string): string {
  const safe = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
