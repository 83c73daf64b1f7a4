import { z } from 'zod';
import { withholding } from './access.ts';
import { edtf } from './edtf.ts';
import { text, texts } from './fields.ts';
import { slug } from './identifiers.ts';

/** An organisation: `content/organisations/<id>.yaml`; each name holds for the time given. */
export const organisationSchema = z.strictObject({
  name: text,
  pinyin: text.optional(),
  shortName: text.optional(),
  otherNames: texts.default([]),
  names: z
    .array(
      z.strictObject({
        name: text,
        from: edtf.optional(),
        to: edtf.optional(),
        source: text.optional(),
      }),
    )
    .default([]),
  founded: edtf.optional(),
  dissolved: edtf.optional(),
  /** Organisation it belongs to. */
  within: slug.optional(),
  place: slug.optional(),
  summary: text.optional(),
  sources: texts.default([]),
  ...withholding,
});

export type Organisation = z.output<typeof organisationSchema>;
