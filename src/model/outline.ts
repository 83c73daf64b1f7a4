import { z } from 'zod';
import { workKinds, type BodyStyle, type WorkKind } from './work-kinds.ts';

/** What a part or chapter is within its work; the body of the work is `body`. */
export const roles = {
  'title-page': '书名页',
  colophon: '版权页',
  compilers: '编者信息',
  'editorial-note': '编辑说明',
  preface: '序',
  'editorial-principles': '凡例',
  plates: '图照',
  contents: '目录',
  'special-report': '特载',
  feature: '专记',
  overview: '概述',
  chronicle: '大事记',
  body: '正文',
  subdivisions: '下级政区',
  biographies: '人物',
  appendix: '附录',
  'source-document': '文献',
  interview: '访谈',
  essay: '文章',
  'subject-index': '索引',
  afterword: '编后记',
  errata: '勘误',
} as const;

export type Role = keyof typeof roles;

export const role = z.enum(Object.keys(roles) as [Role, ...Role[]]);

/**
 * Customary order of a yearbook's parts, as the four national model yearbooks (中国精品年鉴) share it. Roles in one
 * inner list may stand in any order among themselves.
 */
const yearbookOrder: readonly (readonly Role[])[] = [
  ['title-page'],
  ['colophon'],
  ['compilers'],
  ['editorial-note', 'preface', 'editorial-principles'],
  ['plates'],
  ['contents'],
  ['special-report', 'feature'],
  ['chronicle'],
  ['overview'],
  ['body'],
  ['subdivisions'],
  ['biographies'],
  ['appendix'],
  ['subject-index'],
  ['afterword'],
];

/** Customary order of a gazetteer's parts: 序、凡例、图照、概述、大事记、专业志、人物、专记、附录、索引、编后记. */
const gazetteerOrder: readonly (readonly Role[])[] = [
  ['title-page'],
  ['colophon'],
  ['compilers'],
  ['preface', 'editorial-note'],
  ['editorial-principles'],
  ['plates'],
  ['contents'],
  ['overview'],
  ['chronicle'],
  ['body', 'feature', 'special-report', 'subdivisions'],
  ['biographies'],
  ['feature', 'special-report'],
  ['appendix', 'errata'],
  ['subject-index', 'afterword'],
];

const orders: Partial<Record<BodyStyle, readonly (readonly Role[])[]>> = {
  yearbook: yearbookOrder,
  gazetteer: gazetteerOrder,
};

/** A unit out of its customary place, as indices: it should stand `side` the unit `of`. */
export interface Misplaced {
  at: number;
  side: 'before' | 'after';
  of: number;
}

/**
 * Finds the units that are out of the customary order: as few as have to move for the rest to be in order, so that
 * one unit put too early does not accuse all that follow it. Of two that merely changed places it is the later.
 *
 * @returns the misplaced units in the order they stand; none where the style has no order.
 */
export function findMisplaced(style: BodyStyle, sequence: readonly Role[]): Misplaced[] {
  const order = orders[style];
  if (!order) return [];
  const kept = longestInOrder(order, sequence);
  const isKept = new Set(kept.map(({ at }) => at));
  return sequence.flatMap((current, at): Misplaced[] => {
    const place = isKept.has(at) ? undefined : placesOf(order, current)[0];
    if (place === undefined) return [];
    const next = kept.find((unit) => unit.place > place && unit.at < at);
    if (next) return [{ at, side: 'before', of: next.at }];
    const previous = kept.findLast((unit) => unit.place < place && unit.at > at);
    return previous ? [{ at, side: 'after', of: previous.at }] : [];
  });
}

/** Places of the order at which a role may stand: several for 专记, none for a role the order does not know. */
function placesOf(order: readonly (readonly Role[])[], current: Role): number[] {
  return order.flatMap((group, place) => (group.includes(current) ? [place] : []));
}

/** Last unit of a chain of units in order, linked to the one before it. */
interface Link {
  at: number;
  place: number;
  length: number;
  before: Link | undefined;
}

/** The longest chain of units that are in order among themselves, first unit first. */
function longestInOrder(order: readonly (readonly Role[])[], sequence: readonly Role[]): Link[] {
  /** Longest chain so far that ends at each place of the order. */
  const ending: (Link | undefined)[] = order.map(() => undefined);
  for (const [at, current] of sequence.entries()) {
    const links = placesOf(order, current).map((place): Link => {
      const before = longest(ending.slice(0, place + 1));
      return { at, place, length: (before?.length ?? 0) + 1, before };
    });
    for (const link of links) {
      if (link.length > (ending[link.place]?.length ?? 0)) ending[link.place] = link;
    }
  }
  const chain: Link[] = [];
  for (let link = longest(ending); link !== undefined; link = link.before) chain.unshift(link);
  return chain;
}

/** The longest chain; of several the one whose end stands first. */
function longest(chains: readonly (Link | undefined)[]): Link | undefined {
  let found: Link | undefined;
  for (const chain of chains) {
    if (!chain) continue;
    const length = found?.length ?? 0;
    if (!found || chain.length > length || (chain.length === length && chain.at < found.at))
      found = chain;
  }
  return found;
}

/** Parts without which a yearbook is not one. */
export const yearbookRequired = [
  'editorial-note',
  'chronicle',
  'overview',
  'body',
  'biographies',
  'appendix',
] as const satisfies readonly Role[];

/**
 * The eight genres (八体) of a gazetteer and what shows that a work has each: a role among its units, or figures or
 * tables anywhere in it.
 */
export const genres = [
  { name: '述', roles: ['overview'], example: '概述' },
  { name: '记', roles: ['chronicle', 'feature'], example: '大事记、专记' },
  { name: '志', roles: ['body'], example: '各专业志' },
  { name: '传', roles: ['biographies'], example: '人物' },
  { name: '图', holds: 'figures', example: '地图、照片' },
  { name: '表', holds: 'tables', example: '统计表' },
  { name: '录', roles: ['appendix', 'source-document'], example: '附录、文献辑存' },
  { name: '索引', roles: ['subject-index'], example: '索引' },
] as const satisfies readonly {
  name: string;
  example: string;
  roles?: readonly Role[];
  holds?: 'figures' | 'tables';
}[];

/** Genres a kind is held to: only gazetteers are, and a village gazetteer is not expected to carry an index. */
export function expectedGenres(kind: WorkKind): readonly (typeof genres)[number][] {
  if (workKinds[kind].style !== 'gazetteer') return [];
  return kind === 'village-gazetteer' ? genres.filter(({ name }) => name !== '索引') : genres;
}
