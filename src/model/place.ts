import { z } from 'zod';
import { withholding } from './access.ts';
import { edtf } from './edtf.ts';
import {
  divisionCode,
  slugs,
  text,
  texts,
  traditional,
  traditionalFits,
  traditionalMisfit,
} from './fields.ts';
import { slug } from './identifiers.ts';

/** A name a place bore for a time, with its code and rank then. */
const placeName = z.strictObject({
  name: text,
  from: edtf.optional(),
  to: edtf.optional(),
  code: divisionCode.optional(),
  rank: text.optional(),
  /** Where its government sat (驻地). */
  seat: text.optional(),
  source: text.optional(),
});

/** A place of the register this one lay in for a time (隶属). */
const parent = z.strictObject({
  place: slug,
  from: edtf.optional(),
  to: edtf.optional(),
  source: text.optional(),
});

/** A place: `content/places/<id>.yaml`, its names through time oldest first. */
const facts = z.strictObject({
  name: text,
  traditional,
  pinyin: text.optional(),
  kind: text.default('地名'),
  otherNames: texts.default([]),
  names: z.array(placeName).default([]),
  /** Place of the register this one lies in. */
  within: slug.optional(),
  /** Places it lay in through time, oldest first; `within` is the one it lies in at last. */
  parents: z.array(parent).default([]),
  /** Places of the register that took its land when it ended. */
  successors: slugs.default([]),
  coordinates: z
    .strictObject({
      latitude: z
        .number('要写数字。')
        .min(-90, '纬度在 -90 与 90 之间。')
        .max(90, '纬度在 -90 与 90 之间。'),
      longitude: z
        .number('要写数字。')
        .min(-180, '经度在 -180 与 180 之间。')
        .max(180, '经度在 -180 与 180 之间。'),
    })
    .optional(),
  summary: text.optional(),
  sources: texts.default([]),
  ...withholding,
});

export const placeSchema = facts.refine(traditionalFits, traditionalMisfit);

export type Place = z.output<typeof placeSchema>;
