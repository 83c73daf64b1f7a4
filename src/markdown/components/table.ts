import { z } from 'zod';
import { text } from '../../model/fields.ts';
import { defineComponent } from '../component.ts';
import { writeTableCaption } from './table-caption.ts';

const attributes = z.strictObject({
  title: text.optional(),
  unit: text.optional(),
  /** Rows of the head. */
  heads: z
    .string()
    .regex(/^[1-9]\d?$/, 'heads 要写表头的行数，例如 heads="2"。')
    .optional(),
});

/** A table drawn with `|` that has a title, several rows of head or merged cells (`←`, `↑`). */
export const table = defineComponent<z.output<typeof attributes>>({
  name: 'Table',
  title: '合并格表格',
  example:
    '<Table title="表2　人口" unit="人" heads="2">\n\n| 乡镇 | 人口 | ← |\n| --- | --- | --- |\n| ↑ | 男 | 女 |\n\n</Table>',
  placement: 'block',
  content: 'required',
  attributes,
  render(page, { title, unit, heads }, { at, writeChildren }) {
    const before = page.tables;
    page.writeHtml('<figure class="data-table">');
    writeTableCaption(page, title, [unit === undefined ? undefined : `单位：${unit}`]);
    page.mergingHeads = Number(heads ?? 1);
    writeChildren();
    page.mergingHeads = undefined;
    page.writeHtml('</figure>');
    if (page.tables === before + 1) return;
    const message = '<Table> 里要放一张用竖线 | 画的表格，前后各空一行。请检查表格第二行的 --- 。';
    page.report('table-invalid', at, message);
  },
});
