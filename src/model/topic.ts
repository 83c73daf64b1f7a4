import { z } from 'zod';
import { withholding } from './access.ts';
import { slugs, text, texts, year } from './fields.ts';

/** An entry named one by one: its chapter (`work/chapter`) and its title there. */
const namedEntry = z.strictObject({
  chapter: text,
  entry: text,
  /** Year it tells of, where its chapter or work tells of more than one. */
  year: year.optional(),
});

/** Why some years have no entry. */
const gap = z
  .strictObject({ from: year, to: year.optional(), note: text })
  .refine(({ from, to }) => to === undefined || from <= to, {
    error: '缺年的 from（起）不能晚于 to（止）。',
  });

/** A column of a statistics table that is drawn as a line through the years. */
const series = z.strictObject({
  title: text,
  /** Chapter that shows the table, `work/chapter`. */
  chapter: text,
  /** Heading of the column, as the table has it. */
  column: text,
  /** Heading of the column of years; the first column where it is not given. */
  years: text.optional(),
  unit: text.optional(),
});

/** A topic followed through the years (专题): `content/topics/<id>.yaml`. */
export const topicSchema = z
  .strictObject({
    title: text,
    summary: text.optional(),
    /** Titles its entries bear in yearbooks: every entry of one of these titles belongs to it. */
    titles: texts.default([]),
    /** Works that `titles` are looked for in; every yearbook where none is named. */
    works: slugs.default([]),
    entries: z.array(namedEntry).default([]),
    /** First and last year shown; those of the entries where not given. */
    from: year.optional(),
    to: year.optional(),
    gaps: z.array(gap).default([]),
    series: z.array(series).default([]),
    ...withholding,
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: 'from（起年）不能晚于 to（止年）。',
  });

export type Topic = z.output<typeof topicSchema>;
