import { withoutStandIns } from '../../markdown/stand-ins.ts';
import type { Node, NodeOf } from '../../markdown/tree.ts';
import type { ChapterSource } from './chapter-source.ts';
import { control } from './word-writing.ts';
import { paragraph } from './write-paragraph.ts';
import { writeInlines, writeRun } from './write-inlines.ts';

/** A cell of Word's grid: its runs, or a mark that it belongs to the one on its left or above. */
type GridCell = string | { merged: 'left' | 'up' };

/** A table drawn with `|`; inside `<Table>` its `←` and `↑` are merged cells. */
export function writeTable(
  chapter: ChapterSource,
  node: NodeOf<'table'>,
  heads: number,
  mayMerge = false,
): string {
  const rows = node.children.filter(({ type }) => type === 'tableRow');
  const grid = rows.map(({ children }): GridCell[] =>
    children.map(
      (cell) =>
        (mayMerge ? mergedCell(chapter, cell) : undefined) ?? writeInlines(chapter, cell.children),
    ),
  );
  const columns = (node.align ?? []).map((side) => rules[side ?? 'none']).join(' ');
  return control(
    chapter.writing,
    `fz:${chapter.writing.carry({ name: 'Grid', attributes: { columns } })}`,
    writeGrid(grid, heads),
  );
}

const rules = { left: ':---', center: ':---:', right: '--:', none: '---' } as const;

function mergedCell({ parsed }: ChapterSource, cell: Node): GridCell | undefined {
  const [only, more] = 'children' in cell ? cell.children : [];
  if (only?.type !== 'text' || more || !only.position) return undefined;
  const source = withoutStandIns(
    parsed.text.slice(only.position.start.offset, only.position.end.offset),
  ).trim();
  return source === '←' ? { merged: 'left' } : source === '↑' ? { merged: 'up' } : undefined;
}

/** Cells of plain text as a table. */
export function writePlainGrid(rows: readonly (readonly string[])[]): string {
  return writeGrid(
    rows.map((cells) =>
      cells.map((cell) =>
        cell
          .split('\n')
          .map((line) => writeRun(line))
          .join('<w:r><w:br/></w:r>'),
      ),
    ),
    1,
  );
}

function writeGrid(grid: readonly (readonly GridCell[])[], heads: number): string {
  const columns = Math.max(0, ...grid.map(({ length }) => length));
  const width = Math.floor(9000 / Math.max(columns, 1));
  const columnsWritten = `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>`;
  const rows = grid.map((_, row) => writeRow(grid, row, heads, width));
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>${columnsWritten}${rows.join('')}</w:tbl>${paragraph('TableText', '')}`;
}

function writeRow(
  grid: readonly (readonly GridCell[])[],
  row: number,
  heads: number,
  width: number,
): string {
  const cells = grid[row] ?? [];
  let written = '';
  for (let column = 0; column < cells.length;) {
    const span = spanOf(cells, column);
    written += writeCell(grid, row, column, { span, width, isHead: row < heads });
    column += span;
  }
  const head = row < heads ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
  return `<w:tr>${head}${written}</w:tr>`;
}

function isMerged(cell: GridCell | undefined, side: 'left' | 'up'): boolean {
  return typeof cell === 'object' && cell.merged === side;
}

function spanOf(cells: readonly GridCell[], column: number): number {
  let span = 1;
  while (isMerged(cells[column + span], 'left')) span++;
  return span;
}

function writeCell(
  grid: readonly (readonly GridCell[])[],
  row: number,
  column: number,
  { span, width, isHead }: { span: number; width: number; isHead: boolean },
): string {
  const cell = grid[row]?.[column];
  const merge = isMerged(cell, 'up')
    ? '<w:vMerge/>'
    : isMerged(grid[row + 1]?.[column], 'up')
      ? '<w:vMerge w:val="restart"/>'
      : '';
  const spread = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
  const runs =
    typeof cell === 'string'
      ? isHead
        ? cell.replaceAll('<w:r><w:t', '<w:r><w:rPr><w:b/></w:rPr><w:t')
        : cell
      : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${width * span}" w:type="dxa"/>${spread}${merge}</w:tcPr>${paragraph('TableText', runs)}</w:tc>`;
}
