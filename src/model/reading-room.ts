import { z } from 'zod';
import { withholding } from './access.ts';
import { edtf } from './edtf.ts';
import { text, texts } from './fields.ts';
import { slug } from './identifiers.ts';

/** Days and hours it is open: `{ days: 周一至周五, open: 8:30—12:00，14:00—17:30 }`. */
const openingHours = z.strictObject({ days: text, open: text });

/** A book on its shelves: a work of the portal by its id, or any other by its title. */
const holding = z
  .strictObject({
    work: slug.optional(),
    title: text.optional(),
    callNumber: text.optional(),
    copies: z.int('册数要写整数。').positive('册数要大于零。').default(1),
    /** How it may be used: 仅供馆内阅览、须预约. */
    use: text.optional(),
  })
  .refine(({ work, title }) => (work === undefined) !== (title === undefined), {
    error: 'work（本站著作的编号）和 title（书名）要写一项，也只写一项。',
  });

/** A reading room (方志阅览室): `content/reading-rooms/<id>.yaml`. */
export const readingRoomSchema = z.strictObject({
  name: text,
  /** Level it serves, in the office's own words: 县级、村级. */
  level: text.optional(),
  /** Organisation that keeps it. */
  host: slug.optional(),
  place: slug.optional(),
  address: text.optional(),
  opened: edtf.optional(),
  hours: z.array(openingHours).default([]),
  /** Days it is closed, in words. */
  closed: text.optional(),
  seats: z.int('座位数要写整数。').positive('座位数要大于零。').optional(),
  services: texts.default([]),
  /** Address for enquiries; a page carries no form. */
  email: z.email('邮箱地址写法有误，例如 yuelan@example.cn。').optional(),
  holdings: z.array(holding).default([]),
  summary: text.optional(),
  ...withholding,
});
