/** Characters of a seal and how they stand: columns from the right, each read downwards. */
export interface Seal {
  columns: string[][];
  rows: number;
}

/** Most characters a seal can hold and still be read at the size of a fingernail. */
const most = 9;

/**
 * Cuts the seal of a county's gazetteer from its name: 清溪县 gives 清溪 beside 县志. A name too long for a seal gives
 * what comes last before 志.
 */
export function sealOf(county: string): Seal {
  const name = [...county.replace(/[\s·]/g, ''), '志'];
  const characters = name.slice(-most);
  const rows = Math.ceil(Math.sqrt(characters.length));
  const columns: string[][] = [];
  for (let start = 0; start < characters.length; start += rows)
    columns.push(characters.slice(start, start + rows));
  return { columns, rows };
}

/** Where a character of a seal stands, in a square of 100: its middle and the size of the type. */
export interface SealCharacter {
  character: string;
  x: number;
  y: number;
  size: number;
}

const margin = 11;

/** Places the characters in a square of 100 by 100; a column that is not full is spread over the height. */
export function placeSeal({ columns, rows }: Seal): SealCharacter[] {
  const field = 100 - 2 * margin;
  const width = field / columns.length;
  return columns.flatMap((column, index) => {
    const height = field / column.length;
    return column.map((character, row) => ({
      character,
      x: round(100 - margin - width * (index + 0.5)),
      y: round(margin + height * (row + 0.5)),
      size: round(Math.min(width, field / rows) * 0.98),
    }));
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;
