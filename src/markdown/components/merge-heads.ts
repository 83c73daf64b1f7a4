/** A cell of a table's head, and how many rows and columns it stands for. */
export interface HeadCell {
  text: string;
  column: number;
  rowspan: number;
  colspan: number;
}

/**
 * Joins equal cells of a head that a data file repeats: side by side where all above them are joined too, and downwards
 * where nothing else stands between. `人口,人口` above `男,女` is one cell over two; a table of one row is left as it is.
 */
export function mergeHeads(heads: readonly (readonly string[])[]): HeadCell[][] {
  if (heads.length < 2)
    return heads.map((row) =>
      row.map((text, column) => ({ text, column, rowspan: 1, colspan: 1 })),
    );
  const taken = new Set<string>();
  return heads.map((cells, row) => {
    const shown: HeadCell[] = [];
    for (const [column, text] of cells.entries()) {
      if (taken.has(`${row} ${column}`)) continue;
      const cell: HeadCell = { text, column, rowspan: 1, colspan: 1 };
      const isSame = (down: number, right: number): boolean =>
        heads[row + down]?.[column + right] === text &&
        !taken.has(`${row + down} ${column + right}`);
      const isUnderOne = (right: number): boolean =>
        heads.slice(0, row).every((above) => above[column] === above[column + right]);
      if (text !== '') while (isSame(0, cell.colspan) && isUnderOne(cell.colspan)) cell.colspan++;
      const isWhole = (down: number): boolean =>
        Array.from({ length: cell.colspan }, (_, right) => isSame(down, right)).every(Boolean);
      if (text !== '') while (isWhole(cell.rowspan)) cell.rowspan++;
      for (let down = 0; down < cell.rowspan; down++)
        for (let right = 0; right < cell.colspan; right++)
          taken.add(`${row + down} ${column + right}`);
      shown.push(cell);
    }
    return shown;
  });
}
