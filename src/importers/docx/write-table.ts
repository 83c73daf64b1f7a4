import { ChapterWriting } from './chapter-writing.ts';
import { escapeAttribute, writeInlines } from './write-inline.ts';
import {
  numberPrefix,
  type Inline,
  type WordBlock,
  type WordCell,
  type WordTable,
} from './word-document.ts';

/** Title and unit that stood above a table. */
export interface TableCaption {
  title?: string | undefined;
  unit?: string | undefined;
}

const left = '←';
const up = '↑';

/** Writes a table with `|`; inside `<Table>` when it has a title, merged cells or more than one row of head. */
export function writeTable(
  writing: ChapterWriting,
  table: WordTable,
  { title, unit }: TableCaption,
): string {
  writing.tables++;
  const heads = headsOf(table);
  const grid = table.rows.map((): string[] => Array<string>(table.columns).fill(''));
  let isMerged = false;
  for (const [row, { cells }] of table.rows.entries()) {
    for (const cell of cells) {
      isMerged ||= cell.rowspan > 1 || cell.colspan > 1;
      if (cell.blocks.length > 0 || cell.colspan === 1) writing.cells++;
      put(grid, row, cell, writeCell(writing, cell, row < heads));
    }
  }
  const [head = [], ...body] = grid.map((cells) =>
    `| ${cells.join(' | ')} |`.replace(/\| {2,}(?=\|)/g, '| '),
  );
  const rule = `|${(table.alignments ?? alignments(grid.slice(heads), table.columns))
    .map((each) => ` ${each} |`)
    .join('')}`;
  const drawn = [head, rule, ...body].join('\n');
  if (!isMerged && heads === 1 && title === undefined && unit === undefined) return drawn;
  const attributes = [
    title === undefined ? '' : ` title="${escapeAttribute(title)}"`,
    unit === undefined ? '' : ` unit="${escapeAttribute(unit)}"`,
    heads === 1 ? '' : ` heads="${heads}"`,
  ].join('');
  return `<Table${attributes}>\n\n${drawn}\n\n</Table>`;
}

/** Rows that are head: those Word repeats on every page, else the first, and as far as its cells reach. */
function headsOf({ rows }: WordTable): number {
  let heads = Math.max(
    1,
    rows.findIndex(({ isHead }) => !isHead),
  );
  if (rows.every(({ isHead }) => isHead)) heads = 1;
  for (let row = 0; row < heads && row < rows.length; row++)
    for (const { rowspan } of rows[row]?.cells ?? []) heads = Math.max(heads, row + rowspan);
  return Math.min(heads, rows.length, 99);
}

function put(
  grid: string[][],
  row: number,
  { rowspan, colspan, column }: WordCell,
  text: string,
): void {
  for (let down = 0; down < rowspan; down++) {
    const cells = grid[row + down];
    if (!cells) continue;
    for (let right = 0; right < colspan; right++)
      cells[column + right] = right > 0 ? left : down > 0 ? up : text;
  }
}

const figures = /^[-+−]?[\d.,%‰]+$/;

function alignments(body: readonly string[][], columns: number): string[] {
  return Array.from({ length: columns }, (_, column) => {
    const cells = body
      .map((row) => (row[column] ?? '').replace(/\\/g, ''))
      .filter((cell) => cell !== '' && cell !== up && cell !== left);
    const numbers = cells.filter((cell) => figures.test(cell)).length;
    return cells.length > 0 && numbers * 2 > cells.length ? '--:' : '---';
  });
}

function writeCell(writing: ChapterWriting, { blocks, column }: WordCell, isHead: boolean): string {
  const place = { lineBreak: '<Br />', isPlain: isHead, keepsIndent: !isHead && column === 0 };
  const lines = linesOf(writing, blocks)
    .map((inlines) => writeInlines(writing, inlines, place))
    .filter((line) => line.trim() !== '');
  const text = lines.join('<Br />').replace(/\n/g, ' ');
  return text === left ? '&#8592;' : text === up ? '&#8593;' : text;
}

/** Everything in a cell as lines: Markdown has no blocks there. */
function linesOf(writing: ChapterWriting, blocks: readonly WordBlock[]): Inline[][] {
  return blocks.flatMap((block): Inline[][] => {
    if (block.kind === 'component') return linesOf(writing, block.blocks);
    if (block.kind === 'table') {
      writing.losses.add('格子里套着的表格', '逐格写成几行，文字没有丢');
      writing.tables++;
      return block.rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => {
          writing.cells++;
          return linesOf(writing, cell.blocks);
        }),
      );
    }
    const { number, list, first } = block;
    if (list?.isOrdered === false) writing.losses.add('格子里的项目符号', '文字保留，符号没有保留');
    const inlines = [...block.inlines];
    if (number !== undefined) {
      writing.account.numbers.set(first, number);
      inlines.unshift({ kind: 'text', text: numberPrefix(number, ' '), marks: {} });
    }
    return [inlines, ...block.boxes.flatMap((box) => linesOf(writing, box))];
  });
}
