import { z } from 'zod';
import { text } from '../../model/fields.ts';
import { defineComponent } from '../component.ts';
import { escapeHtml } from '../escape.ts';
import { anchorSafe } from '../page.ts';

const attributes = z.strictObject({ n: text });

/** Where a leaf (叶) of an old book begins. */
export const leaf = defineComponent<z.output<typeof attributes>>({
  name: 'Leaf',
  title: '书叶',
  example: '<Leaf n="3a" />',
  placement: 'either',
  content: 'none',
  attributes,
  render(page, { n }) {
    const anchor = page.claimAnchor(`leaf-${anchorSafe(n)}`);
    page.writeHtml(
      `<span class="leaf" id="${escapeHtml(anchor)}" data-n="${escapeHtml(n)}"></span>`,
    );
  },
});

/** Where a page of the printed edition begins. */
export const printPage = defineComponent<z.output<typeof attributes>>({
  name: 'PrintPage',
  title: '印本页码',
  example: '<PrintPage n="12" />',
  placement: 'either',
  content: 'none',
  attributes,
  render(page, { n }) {
    const anchor = page.claimAnchor(`page-${anchorSafe(n)}`);
    page.writeHtml(
      `<span class="print-page" id="${escapeHtml(anchor)}" data-n="${escapeHtml(n)}"></span>`,
    );
  },
});
