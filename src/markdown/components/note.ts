import { z } from 'zod';
import { edtf } from '../../model/edtf.ts';
import { text } from '../../model/fields.ts';
import { defineComponent } from '../component.ts';
import { escapeHtml } from '../escape.ts';

const none = z.strictObject({});

/** A remark of the editors, set apart from the text. */
export const note = defineComponent<Record<never, never>>({
  name: 'Note',
  title: '编者注',
  example: '<Note>此处据档案补。</Note>',
  placement: 'either',
  content: 'required',
  attributes: none,
  render(page, _, { writeChildren, isInline }) {
    page.writeHtml(isInline ? '<small class="note">' : '<aside class="note">');
    writeChildren();
    page.writeHtml(isInline ? '</small>' : '</aside>');
    if (!isInline) page.endBlock();
  },
});

/** Where a statement comes from. */
export const source = defineComponent<Record<never, never>>({
  name: 'Source',
  title: '资料来源',
  example: '<Source>清溪县档案馆藏，全宗12，案卷3</Source>',
  placement: 'either',
  content: 'required',
  attributes: none,
  render(page, _, { writeChildren, isInline }) {
    page.writeHtml(isInline ? '<small class="source">' : '<div class="source">');
    writeChildren();
    page.writeHtml(isInline ? '</small>' : '</div>');
    if (!isInline) page.endBlock();
  },
});

const errataAttributes = z.strictObject({ date: edtf, was: text, edition: text.optional() });

/** A correction: the reader sees the right text, and what stood there before. */
export const errata = defineComponent<z.output<typeof errataAttributes>>({
  name: 'Errata',
  title: '勘误',
  example: '<Errata date="2024-05-01" was="一九五八年">一九五九年</Errata>',
  placement: 'inline',
  content: 'required',
  attributes: errataAttributes,
  render(page, { date, was, edition }, { writeChildren }) {
    const title = escapeHtml(`${edition ?? ''}原作“${was}”`);
    page.writeHtml(`<ins class="errata" datetime="${date}" title="${title}">`);
    writeChildren();
    page.writeHtml('</ins>');
  },
});
