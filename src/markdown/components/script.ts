import { z } from 'zod';
import { defineComponent } from '../component.ts';

const none = z.strictObject({});

function script(name: string, title: string, example: string, tag: 'sup' | 'sub') {
  return defineComponent<Record<never, never>>({
    name,
    title,
    example,
    placement: 'inline',
    content: 'required',
    attributes: none,
    render(page, _, { writeChildren }) {
      page.writeHtml(`<${tag}>`);
      writeChildren();
      page.writeHtml(`</${tag}>`);
    },
  });
}

/** Raised text: 10⁴ and 104 are not the same number. */
export const superscript = script('Sup', '上标', '10<Sup>4</Sup>公顷', 'sup');

/** Lowered text, as in formulas. */
export const subscript = script('Sub', '下标', 'CO<Sub>2</Sub>', 'sub');

/** A new line where Markdown has no way to ask for one: in the cell of a table. */
export const lineBreak = defineComponent<Record<never, never>>({
  name: 'Br',
  title: '格内换行',
  example: '| 张三<Br />李四 |',
  placement: 'inline',
  content: 'none',
  attributes: none,
  render(page) {
    page.writeHtml('<br>');
    page.writeGap(' ');
  },
});
