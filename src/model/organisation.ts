import { z } from 'zod';
import { withholding } from './access.ts';
import { edtf } from './edtf.ts';
import { slugs, text, texts, traditional, traditionalFits, traditionalMisfit } from './fields.ts';
import { slug } from './identifiers.ts';
import { postSchema } from './post.ts';

/** An organisation: `content/organisations/<id>.yaml`; each name holds for the time given. */
const facts = z.strictObject({
  name: text,
  traditional,
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
  /** What sort of organisation it is, in the office's own words: 学校、医院、企业. */
  kind: text.optional(),
  founded: edtf.optional(),
  dissolved: edtf.optional(),
  /** Organisation it belongs to. */
  within: slug.optional(),
  place: slug.optional(),
  /** Organisations it came from and went into, of the register. */
  predecessors: slugs.default([]),
  successors: slugs.default([]),
  /** Leading posts, first the highest. */
  posts: z.array(postSchema).default([]),
  summary: text.optional(),
  sources: texts.default([]),
  ...withholding,
});

export const organisationSchema = facts.refine(traditionalFits, traditionalMisfit);

export type Organisation = z.output<typeof organisationSchema>;
