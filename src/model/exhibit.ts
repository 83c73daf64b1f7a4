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
  summary: text.optional(),
  ...withholding,
});

export type News = z.output<typeof newsSchema>;
