import type { NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';

type Cell = NodeOf<'tableCell'>;

interface MergedTable {
  rows: readonly NodeOf<'tableRow'>[];
  align: NodeOf<'table'>['align'];
  /** Rows of head. */
  heads: number;
}

/** A cell that is shown, and how far it reaches. */
interface Span {
  cell: Cell;
  row: number;
  column: number;
  rowspan: number;
  colspan: number;
}

/** Marks of cells that belong to the one on their left or above. */
const left = '←';
const up = '↑';

/** A table in which `←` joins a cell to the one on its left and `↑` to the one above. */
export function writeMergedTable(walk: Walk, { rows, align, heads }: MergedTable): void {
  const { page } = walk;
  const grid = rows.map(({ children }) => children.filter(isCell));
  const spans = findSpans(walk, rows, grid, heads);
  page.writeHtml('<div class="table-scroll" tabindex="0"><table><thead>');
  const byRow = Map.groupBy(spans, ({ row }) => row);
  for (const [row] of grid.entries()) {
    if (row === heads) page.writeHtml('</thead><tbody>');
    page.writeHtml('<tr>');
    for (const [index, span] of (byRow.get(row) ?? []).entries()) {
      if (index > 0) page.writeGap('\t');
      writeCell(walk, span, row < heads, align?.[span.column] ?? 'left');
    }
    page.writeHtml('</tr>');
    page.endBlock();
  }
  page.writeHtml(grid.length > heads ? '</tbody></table></div>' : '</thead></table></div>');
}

const isCell = ({ type }: { type: string }): boolean => type === 'tableCell';

const classes = { left: '', center: ' class="centred"', right: ' class="number"' } as const;

function writeCell(walk: Walk, span: Span, isHead: boolean, align: keyof typeof classes): void {
  const { page } = walk;
  const { rowspan, colspan } = span;
  const scope = isHead ? ` scope="${colspan > 1 ? 'colgroup' : 'col'}"` : '';
  const spread = `${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}${colspan > 1 ? ` colspan="${colspan}"` : ''}`;
  const tag = isHead ? 'th' : 'td';
  page.writeHtml(`<${tag}${scope}${spread}${classes[align]}>`);
  walk.write(span.cell.children);
  page.writeHtml(`</${tag}>`);
}

function findSpans(
  walk: Walk,
  rows: MergedTable['rows'],
  grid: readonly (readonly Cell[])[],
  heads: number,
): Span[] {
  const columns = grid[0]?.length ?? 0;
  const owners = new Map<Cell, Span>();
  const spans: Span[] = [];
  const isUneven = grid.some((cells) => cells.length !== columns);
  const problem = (row: number, message: string): void => {
    const at = rows[row];
    if (at) walk.page.report('table-invalid', walk.at(at), message);
  };
  for (const [row, cells] of grid.entries()) {
    if (cells.length !== columns)
      problem(
        row,
        `表格这一行有 ${cells.length} 格，第一行有 ${columns} 格。并入别格的格子也要写 ← 或 ↑。`,
      );
    for (const [column, cell] of cells.entries()) {
      const mark = markOf(walk, cell);
      const target = mark === left ? cells[column - 1] : grid[row - 1]?.[column];
      const owner = mark === undefined || target === undefined ? undefined : owners.get(target);
      if (mark !== undefined) walk.page.aside += mark;
      if (mark !== undefined && owner === undefined)
        problem(row, `这一行的 ${mark} 没有可以并入的格子：← 并入左边的格子，↑ 并入上面的格子。`);
      const span = owner ?? { cell, row, column, rowspan: 1, colspan: 1 };
      if (!owner && mark === undefined) spans.push(span);
      span.rowspan = Math.max(span.rowspan, row - span.row + 1);
      span.colspan = Math.max(span.colspan, column - span.column + 1);
      owners.set(cell, span);
    }
  }
  if (heads > grid.length) problem(0, `heads="${heads}" 多于表格的行数 ${grid.length}。`);
  for (const span of isUneven ? [] : spans) checkSpan(span, grid, owners, heads, problem);
  return spans;
}

/** `←` or `↑` alone in a cell; written by number (`&#8592;`) it is text. */
function markOf(walk: Walk, { children }: Cell): string | undefined {
  const [only] = children;
  if (children.length !== 1 || only?.type !== 'text') return undefined;
  const source = walk.sourceOf(only).trim();
  return source === left || source === up ? source : undefined;
}

function checkSpan(
  span: Span,
  grid: readonly (readonly Cell[])[],
  owners: ReadonlyMap<Cell, Span>,
  heads: number,
  problem: (row: number, message: string) => void,
): void {
  const { row, column, rowspan, colspan } = span;
  const covered = grid
    .slice(row, row + rowspan)
    .flatMap((cells) => cells.slice(column, column + colspan));
  if (covered.some((cell) => owners.get(cell) !== span))
    problem(row, '合并的格子要成长方形。请检查这一行下面的 ← 和 ↑。');
  else if (row < heads && row + rowspan > heads)
    problem(row, `表头的格子不能并入表身。请把 heads 写成 ${row + rowspan}，或检查 ↑。`);
}
