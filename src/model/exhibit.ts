import { z } from 'zod';
import { withholding } from './access.ts';
import { edtf } from './edtf.ts';
import { text, texts } from './fields.ts';

/** An exhibition (展陈): `content/exhibits/<id>.mdx`, one heading a panel. */
export const exhibitSchema = z.strictObject({
  title: text,
  place: text.optional(),
  opens: edtf.optional(),
  summary: text.optional(),
  chapters: texts.default([]),
  authors: texts.default([]),
  ...withholding,
});

export type Exhibit = z.output<typeof exhibitSchema>;

/** A notice of the office (动态): `content/news/<id>.mdx`. Every item needs its day. */
export const newsSchema = z.strictObject({
  title: text,
  date: edtf,
  /** What sort of notice it is; announcements (公告) stand first on the page of news. */
  kind: z
    .enum(['news', 'announcement', 'activity'], {
      error: '只能写 news（动态）、announcement（公告）或 activity（活动）。',
    })
    .optional(),
  summary: text.optional(),
  ...withholding,
});

export type News = z.output<typeof newsSchema>;
