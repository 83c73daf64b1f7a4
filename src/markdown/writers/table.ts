import type { Node, NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';
import { writeMergedTable } from './merged-table.ts';

type Row = NodeOf<'tableRow'>;
type Alignment = NodeOf<'table'>['align'];

const classes = { left: '', center: ' class="centred"', right: ' class="number"' } as const;

/** A table drawn with `|`; the first row is its head. */
export function writeTable(walk: Walk, { align, children }: NodeOf<'table'>): void {
  const { page } = walk;
  const rows = children.filter(isRow);
  const [head, ...body] = rows;
  if (head === undefined) return;
  page.tables++;
  const { mergingHeads } = page;
  if (mergingHeads !== undefined) {
    page.mergingHeads = undefined;
    writeMergedTable(walk, { rows, align, heads: mergingHeads });
    return;
  }
  page.writeHtml('<div class="table-scroll" tabindex="0"><table><thead>');
  writeRow(walk, head, align, 'th');
  page.writeHtml('</thead>');
  if (body.length > 0) page.writeHtml('<tbody>');
  for (const row of body) {
    reportLength(walk, row, head);
    writeRow(walk, row, align, 'td');
  }
  if (body.length > 0) page.writeHtml('</tbody>');
  page.writeHtml('</table></div>');
  page.endBlock();
}

/** A component across cells makes the parser put other nodes here; it is reported where the component is written. */
const isRow = ({ type }: Node): boolean => type === 'tableRow';
const isCell = ({ type }: Node): boolean => type === 'tableCell';

function reportLength(walk: Walk, row: Row, head: Row): void {
  const [cells, wanted] = [row.children.length, head.children.length];
  if (cells === wanted) return;
  walk.page.report(
    'table-invalid',
    walk.at(row),
    `表格这一行有 ${cells} 格，表头有 ${wanted} 格。空格子也要用 | 隔开；格子里的竖线请写成 \\|。`,
  );
}

function writeRow(walk: Walk, row: Row, align: Alignment, tag: 'th' | 'td'): void {
  const { page } = walk;
  page.writeHtml('<tr>');
  for (const [column, cell] of row.children.filter(isCell).entries()) {
    if (column > 0) page.writeGap('\t');
    const className = classes[align?.[column] ?? 'left'];
    page.writeHtml(`<${tag}${tag === 'th' ? ' scope="col"' : ''}${className}>`);
    walk.write(cell.children);
    page.writeHtml(`</${tag}>`);
  }
  page.writeHtml('</tr>');
  page.endBlock();
}
