import { z } from 'zod';
import { withholding } from './access.ts';
import { edtf } from './edtf.ts';
import { text } from './fields.ts';
import { slug } from './identifiers.ts';

/** Copies of one book given at a time. */
const gift = z
  .strictObject({
    work: slug.optional(),
    title: text.optional(),
    copies: z.int('册数要写整数。').positive('册数要大于零。'),
  })
  .refine(({ work, title }) => (work === undefined) !== (title === undefined), {
    error: 'work（本站著作的编号）和 title（书名）要写一项，也只写一项。',
  });

/**
 * Books given at one time to one receiver (赠书): `content/donations/<id>.yaml`. `direction` says whether the office
 * gave or was given.
 */
export const donationSchema = z.strictObject({
  date: edtf,
  /** Who received, or who gave. */
  name: text,
  direction: z
    .enum(['given', 'received'], { error: '只能写 given（赠出）或 received（受赠）。' })
    .default('given'),
  /** What sort of receiver, for totals: 学校、图书馆、村社区、机关、个人. */
  receiver: text.optional(),
  books: z.array(gift).min(1, '至少写一种书。'),
  note: text.optional(),
  ...withholding,
});

export type Donation = z.output<typeof donationSchema>;
