import { z } from 'zod';
import { besideFile, text } from '../../model/fields.ts';
import { defineComponent } from '../component.ts';
import { parseCsv } from '../csv.ts';

const attributes = z.strictObject({
  src: besideFile.refine((name) => name.toLowerCase().endsWith('.csv'), 'src 要写同一文件夹里的 .csv 文件。'),
  title: text,
  unit: text.optional(),
  year: text.optional(),
  source: text.optional(),
  /** What is counted and how (口径). */
  definition: text.optional(),
});

/** A statistics table read from a CSV file beside the chapter; every cell stands as it is in the file. */
export const dataTable = defineComponent<z.output<typeof attributes>>({
  name: 'DataTable',
  title: '统计表',
  example: '<DataTable src="population.csv" title="表1 人口" unit="人" year="2021" source="县统计局" />',
  placement: 'block',
  content: 'none',
  attributes,
  render(page, { src, title, unit, year, source, definition }, { at }) {
    const file = page.context.readBeside(src);
    if (file === undefined) {
      page.report('table-missing', at, `找不到表格数据 ${src}。请把文件放在本篇章的文件夹里，并核对文件名的大小写。`);
      return;
    }
    const { rows, problem } = parseCsv(file);
    const [header, ...body] = rows;
    if (problem !== undefined || header === undefined) {
      page.report('table-invalid', at, `表格数据 ${src}：${problem ?? '文件是空的。请补上表头和数据。'}`);
      return;
    }
    const uneven = body.findIndex((row) => row.length !== header.length);
    if (uneven >= 0) {
      page.report('table-invalid', at, `表格数据 ${src} 第 ${uneven + 2} 行有 ${body[uneven]?.length ?? 0} 格，表头有 ${header.length} 格。请补齐或删去多余的逗号。`);
      return;
    }
    page.tables++;
    const anchor = page.claimAnchor(`table-${page.tables}`);
    page.writeHtml(`<figure class="data-table" id="${anchor}"><figcaption>`);
    page.write(title);
    const facts = [year, unit === undefined ? undefined : `单位：${unit}`].filter((fact) => fact !== undefined);
    if (facts.length > 0) {
      page.writeHtml('<small>');
      page.text += ' ';
      page.write(facts.join('　'));
      page.writeHtml('</small>');
    }
    page.endBlock();
    page.writeHtml('</figcaption><div class="table-scroll" tabindex="0"><table><thead><tr>');
    for (const cell of header) writeCell('th scope="col"', 'th', cell);
    page.writeHtml('</tr></thead><tbody>');
    page.endBlock();
    for (const row of body) {
      page.writeHtml('<tr>');
      for (const [column, cell] of row.entries()) {
        if (column === 0) writeCell('th scope="row"', 'th', cell);
        else writeCell(/^[-+−]?[\d.,%‰ ]+$/.test(cell) ? 'td class="number"' : 'td', 'td', cell);
      }
      page.writeHtml('</tr>');
      page.endBlock();
    }
    page.writeHtml('</tbody></table></div>');
    for (const [label, value] of [['资料来源', source], ['口径', definition]] as const) {
      if (value === undefined) continue;
      page.writeHtml(`<p class="table-note">`);
      page.write(`${label}：${value}`);
      page.endBlock();
      page.writeHtml('</p>');
    }
    page.writeHtml('</figure>');

    function writeCell(open: string, close: string, cell: string): void {
      page.writeHtml(`<${open}>`);
      page.write(cell);
      page.text += '\t';
      page.writeHtml(`</${close}>`);
    }
  },
});
