import { z } from 'zod';
import { edtf } from './edtf.ts';
import { text, texts } from './fields.ts';

/**
 * A leading post of an organisation (职务), written with it. Its holders are the people whose `tenures` name the
 * organisation and the post, or one of the names it bore (`offices`).
 */
export const postSchema = z.strictObject({
  name: text,
  /** Names of the post as tenures write them: 清溪县县长、清溪县代县长、清溪县革命委员会主任. */
  offices: texts.default([]),
  /** Whether the post is the first of its organisation (正职): one holder at a time, and never none. */
  principal: z.boolean('要写 true 或 false。').default(false),
  /** Stretches in which two held it or none, and why; nothing is reported of them. */
  exceptions: z
    .array(z.strictObject({ from: edtf.optional(), to: edtf.optional(), reason: text }))
    .default([]),
});

export type Post = z.output<typeof postSchema>;
