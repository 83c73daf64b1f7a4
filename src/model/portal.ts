import { z } from 'zod';
import { downloads } from './book-format.ts';
import { locatorSchema } from './locator.ts';
import { award, divisionCode, text, texts, webAddress } from './fields.ts';
import { proofState } from './proof-state.ts';

/** Who publishes the portal: `content/portal.yaml`. */
export const portalSchema = z.strictObject({
  title: text,
  /** Name of the county or city described, as in 清溪县. */
  county: text,
  division: divisionCode.optional(),
  office: text,
  tagline: text.optional(),
  /** Address readers will find it at; needed for citations, feeds and site maps to carry full addresses. */
  site: webAddress.optional(),
  /** A sentence shown on every page, e.g. that the county is invented. */
  notice: text.optional(),
  about: text.optional(),
  contact: z
    .strictObject({
      address: text.optional(),
      telephone: text.optional(),
      email: text.optional(),
      hours: text.optional(),
    })
    .optional(),
  /** What the office is for (职责), a sentence each. */
  duties: texts.optional(),
  /** Posts of the office and what each does; posts, never the names of those who hold them. */
  staff: z.array(z.strictObject({ post: text, duties: text })).optional(),
  /** Honours of the office itself; those of a work stand with the work. */
  awards: z.array(award).optional(),
  /** Filing numbers Chinese law asks for in the footer. */
  icp: text.optional(),
  publicSecurity: text.optional(),
  /** Colour of the portal as `#rrggbb`; everything else is derived from it. */
  colour: z
    .string({ error: '颜色要加引号，例如 "#8c2f1b"。' })
    .regex(/^#[0-9a-f]{6}$/i, '颜色写成 # 加六位十六进制数，例如 "#8c2f1b"。')
    .default('#8c2f1b'),
  /** Words and names in Simplified characters, and how they must stand in Traditional ones. */
  traditional: z
    .record(text, text)
    .refine((words) => Object.entries(words).every(([a, b]) => [...a].length === [...b].length), {
      error: '每一条繁简对照，两边的字数要相同。',
    })
    .optional(),
  /** What rare characters look like, shown where no typeface draws them: 𠮷: ⿱土口. */
  characters: z.record(text, text).optional(),
  rights: text.optional(),
  /** Books that readers can download from works' pages. */
  downloads: downloads.default([]),
  /** Volumes of old books less proofread than this are not published. */
  proofread: proofState.optional(),
  featured: texts.default([]),
  /** Titles of events that the home page shows as moments of the county's history; picked evenly where none is named. */
  moments: texts.optional(),
  /** What the map of places is drawn from. */
  map: locatorSchema.optional(),
});

export type Portal = z.output<typeof portalSchema>;
