import { z } from 'zod';
import { text } from '../../model/fields.ts';
import { defineComponent } from '../component.ts';
import { escapeHtml } from '../escape.ts';

/** A mark around words, without attributes of its own: an element with a class. */
function wordMark(
  told: { name: string; title: string; example: string },
  element: 'small' | 'cite',
  className: string,
) {
  return defineComponent<Record<never, never>>({
    ...told,
    placement: 'inline',
    content: 'required',
    attributes: z.strictObject({}),
    render(page, _, { writeChildren }) {
      page.writeHtml(`<${element} class="${className}">`);
      writeChildren();
      page.writeHtml(`</${element}>`);
    },
  });
}

/** A small note (夹注) of an old book, two lines in the space of one where the page allows it. */
export const smallNote = wordMark(
  { name: 'SmallNote', title: '夹注', example: '<SmallNote>在縣北三十里</SmallNote>' },
  'small',
  'small-note',
);

const properNameAttributes = z.strictObject({
  /** How the name is written in Traditional characters, where the general table would get it wrong. */
  traditional: text.optional(),
  /** How a name in an old text is written in Simplified ones. */
  simplified: text.optional(),
});

/** A name of a person, place or dynasty, marked as punctuated old books mark it (专名号). */
export const properName = defineComponent<z.output<typeof properNameAttributes>>({
  name: 'ProperName',
  title: '专名号',
  example: '<ProperName traditional="鍾繇">钟繇</ProperName>',
  placement: 'inline',
  content: 'required',
  attributes: properNameAttributes,
  render(page, { traditional, simplified }, { writeChildren }) {
    const hant = traditional === undefined ? '' : ` data-hant="${escapeHtml(traditional)}"`;
    const hans = simplified === undefined ? '' : ` data-hans="${escapeHtml(simplified)}"`;
    page.writeHtml(`<span class="proper-name"${hant}${hans}>`);
    writeChildren();
    page.writeHtml('</span>');
  },
});

/** A title of a book or text, marked with the wavy line of old books (书名号甲式). */
export const bookTitle = wordMark(
  { name: 'BookTitle', title: '书名号', example: '<BookTitle>水經注</BookTitle>' },
  'cite',
  'book-title',
);

const glyphAttributes = z.strictObject({
  ids: text,
  description: text.optional(),
  reading: text.optional(),
});

/** A character outside Unicode, given by its parts (表意文字描述序列). */
export const glyph = defineComponent<z.output<typeof glyphAttributes>>({
  name: 'Glyph',
  title: '缺字',
  example: '<Glyph ids="⿰氵它" description="水旁加它" />',
  placement: 'inline',
  content: 'none',
  attributes: glyphAttributes,
  render(page, { ids, description, reading }) {
    const title = [description, reading].filter((part) => part !== undefined).join('，');
    page.writeHtml(
      `<span class="glyph" title="${escapeHtml(title === '' ? '字库未收的字' : title)}">`,
    );
    page.writeApart(ids);
    page.writeHtml('</span>');
  },
});

const rubyAttributes = z.strictObject({ reading: text });

/** The reading of a rare character, above it. */
export const ruby = defineComponent<z.output<typeof rubyAttributes>>({
  name: 'Ruby',
  title: '注音',
  example: '<Ruby reading="dǎo">岛</Ruby>',
  placement: 'inline',
  content: 'required',
  attributes: rubyAttributes,
  render(page, { reading }, { writeChildren }) {
    page.writeHtml('<ruby>');
    writeChildren();
    page.writeHtml(`<rp>（</rp><rt>${escapeHtml(reading)}</rt><rp>）</rp></ruby>`);
  },
});

/** Verse: each line of the source is a line on the page. */
export const poem = defineComponent<Record<never, never>>({
  name: 'Poem',
  title: '诗词',
  example: '<Poem>\n\n第一行\n第二行\n\n</Poem>',
  placement: 'block',
  content: 'required',
  attributes: z.strictObject({}),
  render(page, _, { writeChildren }) {
    page.writeHtml('<div class="poem">');
    page.keepsLines = true;
    writeChildren();
    page.keepsLines = false;
    page.writeHtml('</div>');
    page.endBlock();
  },
});
