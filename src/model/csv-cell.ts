/**
 * A text as a cell of a CSV file. One that a spreadsheet would take for a formula gets an apostrophe before it, and so
 * stays text.
 */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const formula = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** The text of a cell that `csvCell` wrote, once the file is read. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}
