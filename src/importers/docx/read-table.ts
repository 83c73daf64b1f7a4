import { childOf, childrenOf, valueOf, type XmlElement } from '../office/xml.ts';
import { isOn } from './read-styles.ts';
import { changeKinds, isKept, useStyle, type Reading } from './reading.ts';
import {
  paragraphsOf,
  plainText,
  type WordBlock,
  type WordCell,
  type WordRow,
  type WordTable,
} from './word-document.ts';

/** Reads a table; cells merged upwards become one cell that reaches down. */
export function readTable(reading: Reading, element: XmlElement): WordTable {
  const first = reading.next;
  useStyle(reading, childOf(element, 'w:tblPr'), 'w:tblStyle', '');
  const rows: WordRow[] = [];
  /** Cell that reaches down in each column. */
  const above = new Map<number, WordCell>();
  for (const row of rowsOf(reading, element)) {
    const properties = childOf(row.element, 'w:trPr');
    const read = readRow(reading, row.element, above);
    if (row.isKept && read.length > 0)
      rows.push({ cells: read, isHead: isOn(properties, 'w:tblHeader') ?? false });
  }
  const columns = rows.reduce(
    (most, { cells }) => Math.max(most, ...cells.map(({ column, colspan }) => column + colspan)),
    0,
  );
  const table: WordTable = { kind: 'table', first, last: reading.next - 1, rows, columns };
  boundSpans(table);
  return table;
}

interface RowElement {
  element: XmlElement;
  isKept: boolean;
}

/** Rows of a table, also those within content controls and tracked changes. */
function rowsOf(reading: Reading, element: XmlElement): RowElement[] {
  return childrenOf(element).flatMap((child): RowElement[] => {
    if (child.name === 'w:tr') {
      const properties = childOf(child, 'w:trPr');
      const gone = reading.changes === 'accept' ? 'w:del' : 'w:ins';
      return [{ element: child, isKept: childOf(properties, gone) === undefined }];
    }
    if (child.name === 'w:sdt')
      return rowsOf(
        reading,
        childOf(child, 'w:sdtContent') ?? { name: '', attributes: {}, children: [] },
      );
    if (changeKinds[child.name] !== undefined)
      return rowsOf(reading, child).map((row) => ({
        ...row,
        isKept: row.isKept && isKept(child.name, reading.changes),
      }));
    return child.name === 'w:customXml' ? rowsOf(reading, child) : [];
  });
}

function readRow(reading: Reading, row: XmlElement, above: Map<number, WordCell>): WordCell[] {
  const cells: WordCell[] = [];
  let column = Number(valueOf(childOf(row, 'w:trPr'), 'w:gridBefore') ?? 0);
  if (column > 0) cells.push({ blocks: [], rowspan: 1, colspan: column, column: 0 });
  for (const element of cellsOf(row)) {
    const properties = childOf(element, 'w:tcPr');
    const colspan = Math.max(1, Number(valueOf(properties, 'w:gridSpan') ?? 1));
    const merge = childOf(properties, 'w:vMerge');
    const blocks = reading.readBlocks(reading, element);
    reportCell(reading, properties, blocks);
    const across = childOf(properties, 'w:hMerge');
    const before = cells.at(-1);
    if (across && across.attributes['val'] !== 'restart' && before && isBlank(blocks)) {
      before.colspan += colspan;
      column += colspan;
      continue;
    }
    const upper = merge && merge.attributes['val'] !== 'restart' ? above.get(column) : undefined;
    const text = textIn(blocks);
    if (upper && upper.colspan === colspan && isBlank(blocks)) upper.rowspan++;
    else {
      if (upper && !isBlank(blocks))
        reading.losses.add('上下合并的格子里还有藏着的文字', '拆成两格，文字没有丢', text);
      const cell: WordCell = { blocks, rowspan: 1, colspan, column };
      cells.push(cell);
      above.delete(column);
      if (merge) above.set(column, cell);
    }
    if (!merge) above.delete(column);
    column += colspan;
  }
  const after = Number(valueOf(childOf(row, 'w:trPr'), 'w:gridAfter') ?? 0);
  if (after > 0) cells.push({ blocks: [], rowspan: 1, colspan: after, column });
  return cells;
}

const textIn = (blocks: readonly WordBlock[]): string =>
  [...paragraphsOf(blocks)]
    .map(({ inlines }) => plainText(inlines))
    .join('')
    .trim();

/** Holds neither text nor a picture, a note or a table. */
const isBlank = (blocks: readonly WordBlock[]): boolean =>
  textIn(blocks) === '' &&
  blocks.every(
    (block) =>
      block.kind === 'paragraph' &&
      block.boxes.length === 0 &&
      block.inlines.every(({ kind }) => kind === 'text' || kind === 'break'),
  );

function reportCell(
  { losses }: Reading,
  properties: XmlElement | undefined,
  blocks: readonly WordBlock[],
): void {
  const borders = childOf(properties, 'w:tcBorders');
  const isSlanted = ['w:tl2br', 'w:tr2bl'].some(
    (name) => !/^(?:nil|none)$/.test(valueOf(borders, name) ?? 'nil'),
  );
  if (isSlanted) losses.add('斜线表头', '文字保留，斜线没有保留', textIn(blocks));
  const direction = valueOf(properties, 'w:textDirection') ?? 'lrTb';
  if (!/^(?:lrTb|tb|lrTbV|tbV)$/.test(direction) && textIn(blocks) !== '')
    losses.add('竖排的格子', '文字保留，改作横排', textIn(blocks));
}

function cellsOf(row: XmlElement): XmlElement[] {
  return childrenOf(row).flatMap((child) => {
    if (child.name === 'w:tc') return [child];
    if (child.name === 'w:sdt') return cellsOf(childOf(child, 'w:sdtContent') ?? child);
    return child.name === 'w:customXml' ? cellsOf(child) : [];
  });
}

/** A cell cannot reach below the last row, as happens when a row in it was deleted. */
function boundSpans({ rows }: WordTable): void {
  for (const [index, { cells }] of rows.entries())
    for (const cell of cells) cell.rowspan = Math.min(cell.rowspan, rows.length - index);
}
