import { z } from 'zod';
import { edtf } from '../../model/edtf.ts';
import { text } from '../../model/fields.ts';
import { anchorFor } from '../../model/identifiers.ts';
import { defineComponent } from '../component.ts';

/** How much of an untitled event's text makes its anchor, so that a later slip mended does not change it. */
const opening = 16;

/** From what the event is, not from its number, so that it stays when another is put before it. */
function anchorOf(date: string, name: string): string {
  return `event-${anchorFor(`${date} ${[...name].slice(0, opening).join('')}`, 0).slice(1)}`;
}

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
    const inner = page.capture(writeChildren);
    const text = inner.text.trim();
    const anchor = page.claimAnchor(anchorOf(date, title ?? text));
    const tag = isInline ? 'span' : 'div';
    page.writeHtml(
      `<${tag} class="event" id="${anchor}" data-date="${date}">${inner.html}</${tag}>`,
    );
    if (!isInline) page.endBlock();
    page.events.push({ date, title, text, anchor, at });
  },
});
