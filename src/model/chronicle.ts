import { z } from 'zod';
import { edtf } from './edtf.ts';
import { text } from './fields.ts';

/** An event the office adds to those that works date: from a book the portal does not hold, or told in other words. */
const curatedEvent = z
  .strictObject({
    date: edtf,
    /** Name of the event, by which books that date it differently are compared. */
    title: text.optional(),
    text,
    /** Chapter that tells it, `work/chapter`; its own date of that event has to agree. */
    chapter: text.optional(),
    /** Book or file it is taken from, when that is no chapter of the portal. */
    source: text.optional(),
  })
  .refine(({ chapter, source }) => chapter !== undefined || source !== undefined, {
    error: '要写 chapter（记载它的篇章编号）或 source（所据的书、档案）。',
  });

/** What the office holds of an event that books date differently (按语). */
const verdict = z.strictObject({ title: text, note: text });

/** What the office itself says of the chronicle: `content/chronicle.yaml`. */
export const chronicleSchema = z.strictObject({
  events: z.array(curatedEvent).default([]),
  verdicts: z.array(verdict).default([]),
});

export type Chronicle = z.output<typeof chronicleSchema>;
