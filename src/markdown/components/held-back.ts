import { z } from 'zod';
import { isWithheld } from '../../model/access.ts';
import { edtfDay } from '../../model/edtf.ts';
import { defineComponent } from '../component.ts';

const until = z.strictObject({ until: edtfDay });

/** A passage that appears on a given day and leaves no byte in any output before. */
export const embargo = defineComponent<z.output<typeof until>>({
  name: 'Embargo',
  title: '定期公开',
  example: '<Embargo until="2031-01-01">\n\n……\n\n</Embargo>',
  placement: 'either',
  content: 'required',
  withholds: true,
  attributes: until,
  render(page, attributes, { writeChildren, withholdChildren }) {
    if (isWithheld({ embargo: attributes.until }, page.context.release)) withholdChildren();
    else writeChildren();
  },
});

/** A passage for the office alone. */
export const internal = defineComponent<Record<never, never>>({
  name: 'Internal',
  title: '内部',
  example: '<Internal>\n\n……\n\n</Internal>',
  placement: 'either',
  content: 'required',
  withholds: true,
  attributes: z.strictObject({}),
  render(page, _, { writeChildren, withholdChildren }) {
    if (isWithheld({ access: 'internal' }, page.context.release)) withholdChildren();
    else writeChildren();
  },
});
