import { z } from 'zod';

/**
 * An id is part of an address that others print and keep for decades: lower-case ASCII letters, digits and
 * single hyphens, so that it survives every file system, archive and URL unescaped.
 */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const slug = z.string({ error: '编号要写成文字，必要时加引号。' }).regex(slugPattern, {
  error: '编号只用小写字母、数字和连字符，例如 "qingxi-xian"。',
});

/** `03-water-works.mdx` → order 3, slug `water-works`; undefined when the name is not of that form. */
export function parseOrderedName(
  name: string,
): { order: number | undefined; slug: string } | undefined {
  const found = /^(?:(\d{1,5})-)?([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(name.replace(/\.mdx$/, ''));
  if (!found?.[2]) return undefined;
  return { order: found[1] === undefined ? undefined : Number(found[1]), slug: found[2] };
}

/** Chapter id: work, parts and file name without their `NN-` order prefixes, joined by `/`. */
export function chapterId(workId: string, slugs: readonly string[]): string {
  return [workId, ...slugs].join('/');
}

/**
 * Anchor of a heading nobody has recorded yet: `e` and six base-32 digits of a hash of its title, so that it is
 * short in print and in a QR code. `repeat` is 0 for the first heading of that title in the chapter.
 * Once recorded in the registry the anchor stays, whatever becomes of the title.
 */
export function anchorFor(title: string, repeat: number): string {
  let hash = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (const character of repeat === 0 ? title : `${title}\u0000${repeat}`) {
    const code = character.codePointAt(0) ?? 0;
    hash = Math.imul(hash ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b) ^ (second >>> 15);
  }
  const digits = 'abcdefghjkmnpqrstuvwxyz234567890';
  let anchor = 'e';
  for (let place = 0; place < 3; place++) anchor += digits.charAt((hash >>> (place * 5)) & 31);
  for (let place = 0; place < 3; place++) anchor += digits.charAt((second >>> (place * 5)) & 31);
  return anchor;
}
