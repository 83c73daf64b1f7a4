import { z } from 'zod';
import { withholding } from './access.ts';
import { edtf, edtfYears } from './edtf.ts';
import { text, texts, traditional, traditionalFits, traditionalMisfit } from './fields.ts';
import { slug } from './identifiers.ts';

/** A post held (任职): `from` and `to` are EDTF, open when unknown or still held. */
const tenure = z.strictObject({
  office: text,
  organisation: slug.optional(),
  from: edtf.optional(),
  to: edtf.optional(),
  source: text.optional(),
});

export type Tenure = z.output<typeof tenure>;

/**
 * A person: `content/people/<id>.yaml`. Two people of one name are two files; nothing merges them.
 * Of the living the portal shows no day or month of birth (see the check `living-person-detail`).
 */
const facts = z.strictObject({
  name: text,
  traditional,
  /** What sets the person apart from others of the same name (区别语), in a few words: 济和堂药商. */
  distinction: text.optional(),
  /** Reading in pinyin with tones or without, for names whose reading is not the usual one. */
  pinyin: text.optional(),
  courtesyName: text.optional(),
  artName: text.optional(),
  /** Names written under (笔名). */
  penNames: texts.default([]),
  otherNames: texts.default([]),
  gender: z.enum(['male', 'female'], { error: '只能写 male（男）或 female（女）。' }).optional(),
  ethnicity: text.optional(),
  born: edtf.optional(),
  died: edtf.optional(),
  living: z.boolean('要写 true 或 false。').default(false),
  nativePlace: text.optional(),
  /** The native place in the register of places, when it is there. */
  nativePlaceId: slug.optional(),
  /** Places of the register that belong to this life. */
  places: z.array(slug).default([]),
  tenures: z.array(tenure).default([]),
  summary: text.optional(),
  sources: texts.default([]),
  ...withholding,
});

export const personSchema = facts.refine(traditionalFits, traditionalMisfit);

export type Person = z.output<typeof personSchema>;

/** Nobody born before this year is alive; a year, not an age, so that no rule needs a clock. */
export const longAgo = 1900;

/**
 * Whether the person has to be treated as living: said to be, or born since `longAgo` with no word of a death. Of the
 * living the portal shows the year of birth and nothing nearer.
 */
export function mayBeLiving({
  born,
  died,
  living,
}: Pick<Person, 'born' | 'died' | 'living'>): boolean {
  if (died !== undefined) return false;
  return living || (born !== undefined && (edtfYears(born)?.from ?? longAgo) >= longAgo);
}
