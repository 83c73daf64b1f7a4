import { z } from 'zod';
import { withholding } from './access.ts';
import { text, texts } from './fields.ts';

/** A lesson pack (乡土课): `content/lessons/<id>.mdx`, facts at the head, the lesson itself as its text. */
export const lessonSchema = z.strictObject({
  title: text,
  /** School stage (学段), e.g. 小学高年级. */
  stage: text,
  subject: text,
  /** Lessons of one class hour it takes (课时). */
  periods: z.int('课时要写整数。').positive('课时要大于零。').default(1),
  goals: texts.default([]),
  /** Ids of chapters it draws on, `work/chapter`. */
  chapters: texts.default([]),
  summary: text.optional(),
  authors: texts.default([]),
  ...withholding,
});

export type Lesson = z.output<typeof lessonSchema>;
