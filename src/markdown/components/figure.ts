import { z } from 'zod';
import { edtf } from '../../model/edtf.ts';
import { besideFile, text } from '../../model/fields.ts';
import { slug } from '../../model/identifiers.ts';
import { defineComponent } from '../component.ts';
import { figureSlot } from '../compiled.ts';
import { escapeHtml } from '../escape.ts';
import { anchorSafe, type Page } from '../page.ts';

const attributes = z.strictObject({
  src: besideFile,
  alt: z.string().optional(),
  caption: text.optional(),
  credit: text.optional(),
  date: edtf.optional(),
  kind: z
    .enum(['photo', 'map', 'chart', 'drawing', 'facsimile'], {
      error:
        '只能写 photo（照片）、map（地图）、chart（图表）、drawing（绘画）或 facsimile（影印件）。',
    })
    .default('photo'),
  /** Approval number of a map (审图号), or why it needs none. */
  approval: text.optional(),
  place: slug.optional(),
});

/** A picture with caption and credit. A map must carry its approval number (《地图管理条例》第十五条). */
export const figure = defineComponent<z.output<typeof attributes>>({
  name: 'Figure',
  title: '图片',
  example:
    '<Figure src="old-street.jpg" alt="老街街口" caption="老街" credit="某某摄" date="1986" />',
  placement: 'block',
  content: 'none',
  attributes,
  render(page, { src, alt, caption, credit, kind, approval, place }, { at }) {
    if (!alt?.trim()) {
      page.report(
        'figure-alt-missing',
        at,
        `图片 ${src} 没有 alt。请用一句话说明图上是什么，看不见图的读者靠它了解内容。`,
      );
    }
    if (kind === 'map' && approval === undefined) {
      page.report(
        'map-approval-missing',
        at,
        `地图 ${src} 没有审图号。请写 approval="审图号"；不需审核的示意图写明理由，例如 approval="示意图，不作划界依据"。`,
      );
    }
    const anchor = page.claimAnchor(`figure-${anchorSafe(src.replace(/\.[^.]+$/, ''))}`);
    const slot = page.figures.length;
    page.figures.push({ slot, src, alt: alt ?? '', caption, credit, kind, anchor, at });
    page.writeHtml(`<figure class="figure ${kind}" id="${escapeHtml(anchor)}">${figureSlot(slot)}`);
    const start = page.length;
    writeCaption(page, caption, [credit, approval]);
    if (place !== undefined && !page.isWithoutItem('places', place)) {
      const name = caption ?? alt ?? src;
      const end = start + (caption?.length ?? 0);
      page.mentions.push({ register: 'places', id: place, name, anchor, start, end, at });
    }
    page.endBlock();
    page.writeHtml('</figure>');
  },
});

function writeCaption(
  page: Page,
  caption: string | undefined,
  details: readonly (string | undefined)[],
): void {
  const given = details.filter((detail) => detail !== undefined);
  if (caption === undefined && given.length === 0) return;
  page.writeHtml('<figcaption>');
  if (caption !== undefined) page.writeApart(caption);
  for (const detail of given) {
    page.writeHtml('<small>');
    page.writeGap(' ');
    page.writeApart(detail);
    page.writeHtml('</small>');
  }
  page.writeHtml('</figcaption>');
}

/** Several pictures shown together. */
export const gallery = defineComponent<Record<never, never>>({
  name: 'Gallery',
  title: '图组',
  example: '<Gallery>\n\n<Figure … />\n\n<Figure … />\n\n</Gallery>',
  placement: 'block',
  content: 'required',
  attributes: z.strictObject({}),
  render(page, _, { writeChildren }) {
    page.writeHtml('<div class="gallery">');
    writeChildren();
    page.writeHtml('</div>');
  },
});
