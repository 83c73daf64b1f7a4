import { z } from 'zod';
import { withholding } from './access.ts';
import { edtf } from './edtf.ts';
import { contribution, coverage, text, texts } from './fields.ts';
import { slug } from './identifiers.ts';
import { role } from './outline.ts';
import { restriction } from './recording.ts';
import { language, writing } from './work.ts';

/** Page numbers of the printed edition, as printed (`xii`, `12`). */
const printPages = z.strictObject({
  from: z.string({ error: '页码要加引号，例如 "12"。' }),
  to: z.string({ error: '页码要加引号，例如 "12"。' }).optional(),
});

/** The facts between the `---` lines at the head of a chapter file. */
export const chapterSchema = z.strictObject({
  title: text,
  englishTitle: text.optional(),
  /** What the chapter is within its work; the body when nothing is said. */
  role: role.default('body'),
  summary: text.optional(),
  authors: texts.default([]),
  contributors: z.array(contribution).default([]),
  /** When the text was written or spoken. */
  date: edtf.optional(),
  coverage: coverage.optional(),
  language: language.optional(),
  writing: writing.optional(),
  subjects: texts.default([]),
  sources: texts.default([]),
  printPages: printPages.optional(),
  /** Speakers' and owners' written permission, which an interview must have. */
  consent: z
    .strictObject({
      granted: z.boolean('要写 true 或 false。'),
      by: text,
      date: edtf,
      scope: text.optional(),
    })
    .optional(),
  /** Person interviewed, for oral history. */
  speaker: slug.optional(),
  /** Stretches of its recordings that are not to be heard or read. */
  restrictions: z.array(restriction).default([]),
  provenance: text.optional(),
  ...withholding,
});

export type ChapterMeta = z.output<typeof chapterSchema>;

/** A folder of chapters within a work (编、卷、类目): `part.yaml` in that folder. */
export const partSchema = z.strictObject({
  title: text,
  englishTitle: text.optional(),
  role: role.default('body'),
  summary: text.optional(),
  ...withholding,
});

export type PartMeta = z.output<typeof partSchema>;
