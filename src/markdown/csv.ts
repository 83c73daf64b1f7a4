/**
 * Reads RFC 4180 CSV: quoted cells may hold commas, quotes (doubled) and line ends. Cells stay the strings they are;
 * a byte-order mark is dropped, as is an empty last line.
 */
export function parseCsv(text: string): { rows: string[][]; problem?: string } {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const endRow = (): void => {
    row.push(cell);
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    cell = '';
  };
  for (let index = 0; index < source.length; index++) {
    const character = source.charAt(index);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source.charAt(index + 1) === '"') {
        cell += '"';
        index++;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  if (quoted) return { rows, problem: `第 ${rows.length + 1} 行的引号没有配对。` };
  if (cell !== '' || row.length > 0) endRow();
  return { rows };
}
