import { anchorFor, slugPattern } from '../model/identifiers.ts';

const longestSlug = 64;
/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

export function isWorkId(id: string): boolean {
  return slugPattern.test(id) && id.length <= longestSlug && !reserved.test(id);
}

/** ASCII words of a name joined by hyphens; undefined when that would drop letters of another script. */
export function slugOf(name: string): string | undefined {
  if (/[^\p{ASCII}\p{P}\p{Z}]/u.test(name)) return undefined;
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, longestSlug)
    .replace(/-$/, '');
  return isWorkId(slug) ? slug : undefined;
}

/** An id for a work whose name gives none, the same whenever that name is imported. */
export function madeUpId(name: string): string {
  return `text-${anchorFor(name, 0).slice(1)}`;
}

/** Claims a slug among those taken; a second claim of the same gets a number. */
export function claimSlug(wanted: string, taken: Set<string>): string {
  let slug = wanted;
  for (let repeat = 2; taken.has(slug); repeat++) slug = `${wanted}-${repeat}`;
  taken.add(slug);
  return slug;
}
