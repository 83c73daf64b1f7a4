import { z } from 'zod';
import { text, texts, webAddress } from './fields.ts';

/** A library, collection or reading platform that takes the office's books: `content/partners/<id>.yaml`. */
export const partnerSchema = z.strictObject({
  name: text,
  kind: z.enum(
    ['library', 'gazetteer-collection', 'reading-platform', 'archive', 'school', 'museum'],
    {
      error:
        '只能写 library（图书馆）、gazetteer-collection（方志馆）、reading-platform（阅读平台）、archive（档案馆）、school（学校）或 museum（博物馆）。',
    },
  ),
  site: webAddress.optional(),
  formats: texts.default([]),
  since: text.optional(),
  summary: text.optional(),
});

/** The second line of a `.pub` file, as minisign writes it. */
const publicKey = z
  .string({ error: '公钥要写成文字。' })
  .regex(/^RW[A-Za-z0-9+/]{54}$/, '公钥是 .pub 文件的第二行，以 RW 开头的 56 个字符。');

/** A member office of the alliance: `content/members/<id>.yaml`. */
export const memberSchema = z
  .strictObject({
    name: text,
    division: text.optional(),
    site: webAddress.optional(),
    /** Whether readers search the member's portal along with this one; it must let other sites read its index. */
    search: z.boolean('要写 true 或 false。').default(false),
    /** Public keys its releases may be signed with at first; how they change since, its releases say. */
    keys: z.array(publicKey).default([]),
    summary: text.optional(),
  })
  .refine(({ search, site }) => !search || site !== undefined, {
    path: ['site'],
    error: '要一并检索（search: true）就要写 site，它的网址。',
  });

/** Folder of the search index of a portal, ending in `/`. */
export function indexAddress(site: string): string {
  return `${site.replace(/\/+$/, '')}/pagefind/`;
}
