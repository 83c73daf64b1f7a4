/**
 * Addresses of pages, relative to the portal's root, without a leading `/`. Every link in the output is made from two
 * of them with `relativeAddress`, so the same files work under any path, on a mirror and from `file://`.
 */
export const addresses = {
  home: 'index.html',
  works: 'works.html',
  people: 'people.html',
  places: 'places.html',
  organisations: 'organisations.html',
  chronicle: 'chronicle.html',
  officials: 'officials.html',
  rooms: 'reading-rooms.html',
  donations: 'donations.html',
  awards: 'awards.html',
  galleries: 'galleries.html',
  topics: 'topics.html',
  lessons: 'lessons.html',
  exhibits: 'exhibits.html',
  news: 'news.html',
  search: 'search.html',
  about: 'about.html',
  themes: 'themes.html',
  /** Shown where there is no page; no link leads to it. */
  missing: '404.html',
} as const;

/** Page of a work, a part or a chapter: all are named by their id. */
export function unitAddress(id: string): string {
  return `works/${id}.html`;
}

/** Page of a work in English. */
export function englishAddress(id: string): string {
  return `works/${id}.en.html`;
}

/** Page of an item of a register. */
export function itemAddress(register: string, id: string): string {
  return `${register}/${id}.html`;
}

/** Picture by which the portal, and pages without one of their own, show where they are shared. */
export const portalCard = 'share/portal.png';

/** Picture by which a work with its chapters, or an item of a register, shows where it is shared. */
export function cardAddress(
  register: 'works' | 'lessons' | 'exhibits' | 'news',
  id: string,
): string {
  return `share/${register}/${id}.png`;
}

/** Book of a work that readers can take home. */
export function downloadAddress(work: string, extension: string): string {
  return `downloads/${work}.${extension}`;
}

/** `../` as often as it takes from a page to the portal's root; empty at the root. */
export function rootFrom(address: string): string {
  return '../'.repeat(address.split('/').length - 1);
}

/**
 * Link from one page to another. Both are addresses without fragment or with one on `to`.
 * A link to the page itself is its fragment, or its file name.
 */
export function relativeAddress(from: string, to: string): string {
  const [page = '', fragment] = to.split('#');
  if (page === from && fragment !== undefined) return `#${fragment}`;
  const here = from.split('/');
  const there = page.split('/');
  let shared = 0;
  while (shared < here.length - 1 && shared < there.length - 1 && here[shared] === there[shared])
    shared++;
  const path = '../'.repeat(here.length - 1 - shared) + there.slice(shared).join('/');
  return fragment === undefined ? path : `${path}#${fragment}`;
}

/** Full address under the portal's own, or the relative one where the portal has none yet. */
export function absoluteAddress(site: string | undefined, address: string): string {
  return site === undefined ? address : `${site.replace(/\/+$/, '')}/${address}`;
}
