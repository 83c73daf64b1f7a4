import { z } from 'zod';
import { besideFile, text } from '../../model/fields.ts';
import { defineComponent } from '../component.ts';
import { parseCsv } from '../csv.ts';
import { escapeHtml } from '../escape.ts';
import { anchorSafe, type Page } from '../page.ts';
import { findSumSlips, type SumSlip } from '../table-sums.ts';
import { mergeHeads, type HeadCell } from './merge-heads.ts';
import { writeTableCaption } from './table-caption.ts';

const attributes = z.strictObject({
  src: besideFile.refine(
    (name) => name.toLowerCase().endsWith('.csv'),
    'src 要写同一文件夹里的 .csv 文件。',
  ),
  title: text,
  unit: text.optional(),
  year: text.optional(),
  source: text.optional(),
  /** What is counted and how (口径). */
  definition: text.optional(),
  /** Rows of the file that are head; in them equal cells side by side are shown as one. */
  heads: z
    .string()
    .regex(/^[1-9]$/, 'heads 要写表头的行数，例如 heads="2"。')
    .optional(),
});

type Attributes = z.output<typeof attributes>;

/** A statistics table read from a CSV file beside the chapter; every cell stands as it is in the file. */
export const dataTable = defineComponent<Attributes>({
  name: 'DataTable',
  title: '统计表',
  example:
    '<DataTable src="population.csv" title="表1 人口" unit="人" year="2021" source="县统计局" />',
  placement: 'block',
  content: 'none',
  attributes,
  render(page, { src, title, unit, year, source, definition, heads = '1' }, { at }) {
    const file = page.context.readBeside(src);
    if (file === undefined) {
      const message = `找不到表格数据 ${src}。请把文件放在本篇章的文件夹里，并核对文件名的大小写。`;
      page.report('table-missing', at, message);
      return;
    }
    const table = readTable(file, Number(heads));
    if ('problem' in table) {
      page.report('table-invalid', at, `表格数据 ${src}${table.problem}`);
      return;
    }
    if (!/四舍五入|出入|重复|不等于/.test(definition ?? '')) {
      for (const slip of findSumSlips(table.heads.at(-1) ?? [], table.body, unit))
        page.report('table-sum-differs', at, sumMessage(src, slip));
    }
    page.tables++;
    const anchor = page.claimAnchor(`table-${anchorSafe(src.replace(/\.csv$/i, ''))}`);
    page.writeHtml(`<figure class="data-table" id="${escapeHtml(anchor)}">`);
    writeTableCaption(page, title, [year, unit === undefined ? undefined : `单位：${unit}`]);
    writeRows(page, table);
    writeRemark(page, '资料来源', source);
    writeRemark(page, '口径', definition);
    page.writeHtml('</figure>');
  },
});

function sumMessage(src: string, { column, label, written, sum }: SumSlip): string {
  return `表格数据 ${src} 的“${column}”一列，${label}写作 ${written}，以上各行相加是 ${sum}。请核对；因四舍五入或重复计算有出入的，在 definition（口径）里写明。`;
}

interface Table {
  heads: string[][];
  body: string[][];
}

function readTable(file: string, count: number): Table | { problem: string } {
  if (file.includes('\uFFFD')) {
    return {
      problem:
        ' 不是 UTF-8 编码，读出来会是乱码。请在电子表格软件里另存为“CSV UTF-8（逗号分隔）”。',
    };
  }
  const { rows, problem } = parseCsv(file);
  const [head] = rows;
  if (problem !== undefined) return { problem: `：${problem}` };
  if (head === undefined) return { problem: '：文件是空的。请补上表头和数据。' };
  if (head.length === 1 && /[，；;\t]/.test(head[0] ?? '')) {
    return { problem: '：第一行只有一格。格子之间要用半角逗号隔开，不用中文逗号、分号或制表符。' };
  }
  const uneven = rows.findIndex((row) => row.length !== head.length);
  if (uneven < 0) return { heads: rows.slice(0, count), body: rows.slice(count) };
  const cells = rows[uneven]?.length ?? 0;
  return {
    problem: ` 第 ${uneven + 1} 行有 ${cells} 格，表头有 ${head.length} 格。请补齐或删去多余的逗号。`,
  };
}

const figures = /^[-+−]?[\d.,%‰ ]+$/;

function writeRows(page: Page, { heads, body }: Table): void {
  page.writeHtml('<div class="table-scroll" tabindex="0"><table><thead>');
  // A head stands over its figures.
  const isNumber = (column: number): boolean => {
    const cells = body.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return column > 0 && cells.length > 0 && cells.every((cell) => figures.test(cell));
  };
  for (const cells of mergeHeads(heads)) writeHead(page, cells, isNumber);
  page.writeHtml('</thead><tbody>');
  for (const row of body) {
    writeRow(page, row, (cell, column) =>
      column === 0 ? 'th scope="row"' : figures.test(cell) ? 'td class="number"' : 'td',
    );
  }
  page.writeHtml('</tbody></table></div>');
}

function writeHead(
  page: Page,
  cells: readonly HeadCell[],
  isNumber: (column: number) => boolean,
): void {
  page.writeHtml('<tr>');
  for (const [index, { text: own, column, rowspan, colspan }] of cells.entries()) {
    const spread = `${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}${colspan > 1 ? ` colspan="${colspan}"` : ''}`;
    if (index > 0) page.writeGap('\t');
    const number = colspan === 1 && isNumber(column) ? ' class="number"' : '';
    page.writeHtml(`<th scope="${colspan > 1 ? 'colgroup' : 'col'}"${spread}${number}>`);
    writeCell(page, own);
    page.writeHtml('</th>');
  }
  page.writeHtml('</tr>');
  page.endBlock();
}

function writeRow(
  page: Page,
  row: string[],
  tagOf: (cell: string, column: number) => string,
): void {
  page.writeHtml('<tr>');
  for (const [column, cell] of row.entries()) {
    const tag = tagOf(cell, column);
    if (column > 0) page.writeGap('\t');
    page.writeHtml(`<${tag}>`);
    writeCell(page, cell);
    page.writeHtml(`</${tag.slice(0, 2)}>`);
  }
  page.writeHtml('</tr>');
  page.endBlock();
}

/** A cell of several lines is joined like a paragraph. */
function writeCell(page: Page, cell: string): void {
  for (const [index, line] of cell.split('\n').entries()) {
    if (index > 0) page.endLine();
    page.writeApart(line.trim());
  }
}

function writeRemark(page: Page, label: string, remark: string | undefined): void {
  if (remark === undefined) return;
  page.writeHtml('<p class="table-note">');
  page.writeApart(`${label}：${remark}`);
  page.writeHtml('</p>');
  page.endBlock();
}
