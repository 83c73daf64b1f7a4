import { z } from 'zod';
import { edtf } from '../../model/edtf.ts';
import { text } from '../../model/fields.ts';
import { anchorFor } from '../../model/identifiers.ts';
import { defineComponent } from '../component.ts';

const attributes = z.strictObject({ date: edtf, title: text.optional() });

/** A dated event; the chronicle collects them from all works. */
export const event = defineComponent<z.output<typeof attributes>>({
  name: 'Event',
  title: '记事',
  example: '<Event date="2021-03-05">\n\n3月5日，……\n\n</Event>',
  placement: 'either',
  content: 'required',
  attributes,
  render(page, { date, title }, { writeChildren, isInline, at }) {
    const start = page.text.length;
    const anchor = page.claimAnchor(anchorFor(`${date} ${title ?? ''}`, page.events.length));
    const tag = isInline ? 'span' : 'div';
    page.writeHtml(`<${tag} class="event" id="${anchor}" data-date="${date}">`);
    writeChildren();
    page.writeHtml(`</${tag}>`);
    if (!isInline) page.endBlock();
    page.aside += title ?? '';
    page.events.push({ date, title, text: page.text.slice(start).trim(), anchor, at });
  },
});
