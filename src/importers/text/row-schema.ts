import { z } from 'zod';
import { edtf } from '../../model/edtf.ts';
import { text } from '../../model/fields.ts';
import { language } from '../../model/work.ts';

/** Half a character, as broken JSON escapes give: it cannot be written to a file. */
const whole = (value: string): boolean => value.isWellFormed();
const halved = '有残缺的字符（半个代理对），多半是转换时出了错。请重新导出。';

const oneLine = text
  .refine((value) => !/[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFD]/u.test(value), {
    error: '只能写一行，不能有换行和看不见的控制字符。',
  })
  .refine(whole, halved);
const manyLines = z
  .string()
  .refine(
    (value) => !/(?![\n\r\t])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFD]/u.test(value),
    '不能有看不见的控制字符。',
  )
  .refine(whole, halved);

/** A name that is safe as a file name: it may become part of one, and must never lead out of its folder. */
const safeName = oneLine.refine(
  (value) => /^[\p{L}\p{N}](?:[\p{L}\p{N}_-]|\.(?!\.))*$/u.test(value),
  {
    error: '编号里有不能使用的字符（如 / \\ .. 或空格）。编号只用字母、数字和 - _。',
  },
);

const offset = z.int('要写整数。').nonnegative('不能小于零。');

const leaf = z.object({ id: safeName, offset });
const heading = z.object({ text: z.string(), offset, indent: z.int('要写整数。') });

/** Accepts what is absent as `null`, as many JSON writers put it. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => value ?? undefined, schema.optional());

/** A heading that says where it stands; one without `offset` repeats what the Markdown says and is not read. */
const placedHeading = z.preprocess(
  (value) => (typeof value === 'object' && value !== null && 'offset' in value ? value : undefined),
  heading.optional(),
);

/**
 * One line of a `.jsonl` file: a juan of an old book, or a modern text in Markdown. Fields it does not know are left
 * aside. `offset` counts code points of `text`.
 */
export const rowSchema = z.object({
  text: z.string().refine(whole, halved),
  id: optional(safeName),
  title: optional(oneLine),
  juan: optional(oneLine),
  book: optional(oneLine),
  book_slug: optional(safeName),
  author: optional(oneLine),
  dynasty: optional(oneLine),
  edition: optional(oneLine),
  kind: optional(oneLine),
  region: optional(oneLine),
  lang: optional(language),
  source: optional(oneLine),
  date: optional(edtf),
  info: optional(manyLines),
  collection: optional(oneLine),
  pages: optional(z.array(leaf)),
  headings: optional(z.array(placedHeading)),
});

export type Row = z.output<typeof rowSchema>;
