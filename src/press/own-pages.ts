import type { Mention } from '../markdown/compiled.ts';
import { absoluteAddress, addresses, itemAddress } from '../model/address.ts';
import { edtfYears } from '../model/edtf.ts';
import { registers, type RegisterName } from '../model/registers.ts';
import { workKinds } from '../model/work-kinds.ts';
import { ownershipOf } from '../page/ownership.ts';
import type { ItemData, PortalData, WorkData } from '../page/portal-data.ts';
import { threadRows } from '../page/topic-thread.ts';
import type { CompiledItem } from './register-texts.ts';
import type { Years } from './search/chapter-facets.ts';

/** What search shows, counts and cites of a page that is no chapter. */
export interface OwnPage {
  /** What readers know such pages by. */
  kind: string;
  years: Years | undefined;
  /** Work that the page introduces, as a whole or in part. */
  work?: WorkData | undefined;
  /** Items of registers the page is about or names, as `people/li-si`. */
  items: string[];
}

/** Pages by their address that are one of a kind. */
const kindsByAddress: Record<string, string> = {
  [addresses.about]: '本单位',
  [addresses.donations]: registers.donations.title,
  [addresses.awards]: '荣誉',
};

/** Tells of a page of the site, by its address, what it is. */
export function openOwnPages(
  { works, items }: Pick<PortalData, 'works' | 'items'>,
  texts: readonly CompiledItem[],
): (address: string) => OwnPage {
  const mentions = new Map(texts.map(({ address, compiled }) => [address, compiled.mentions]));
  const byAddress = new Map(
    (Object.keys(registers) as RegisterName[]).flatMap((register) =>
      (items[register] as ItemData<RegisterName>[]).map((item) => [
        itemAddress(register, item.id),
        { register, item },
      ]),
    ),
  );
  const worksById = new Map(works.map((work) => [work.id, work]));
  return (address) => {
    const found = byAddress.get(address);
    if (found) return ofItem(found.register, found.item, mentions.get(address) ?? []);
    const [, id = ''] = /^works\/([^/]+?)(?:\.en)?(?:\/.*|\.html)$/.exec(address) ?? [];
    const work = worksById.get(id);
    if (work)
      return { kind: workKinds[work.meta.kind].title, years: work.meta.coverage, work, items: [] };
    const isChronicle = address === addresses.chronicle || address.startsWith('chronicle/');
    const kind = isChronicle ? '大事记' : (kindsByAddress[address] ?? '本站');
    return { kind, years: undefined, items: [] };
  };
}

function ofItem(
  register: RegisterName,
  { id, meta, thread }: ItemData<RegisterName>,
  mentions: readonly Mention[],
): OwnPage {
  const named = mentions.map((mention) => `${mention.register}/${mention.id}`);
  const places =
    'nativePlaceId' in meta || 'places' in meta
      ? [meta.nativePlaceId, ...meta.places]
      : 'place' in meta && register !== 'exhibits'
        ? [meta.place]
        : [];
  return {
    kind: registers[register].title,
    years: yearsOf(meta, thread),
    items: [
      ...(register === 'people' || register === 'places' ? [`${register}/${id}`] : []),
      ...places.flatMap((place) => (place === undefined ? [] : [`places/${place}`])),
      ...named,
    ],
  };
}

/** Years an item tells of: its day, or the years a topic goes through. */
function yearsOf(
  meta: ItemData<RegisterName>['meta'],
  thread: ItemData<RegisterName>['thread'],
): Years | undefined {
  if ('titles' in meta && 'series' in meta) {
    const rows = threadRows(meta, thread?.entries ?? []);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return undefined;
    return {
      from: first.kind === 'year' ? first.year : first.from,
      to: last.kind === 'year' ? last.year : last.to,
    };
  }
  const day = 'date' in meta ? meta.date : 'opens' in meta ? meta.opens : undefined;
  return day === undefined ? undefined : edtfYears(day);
}

/** What a page that is no chapter is cited by. */
export function citedBy(
  address: string,
  { office, site }: Pick<PortalData['portal'], 'office' | 'site'>,
): { office: string; address?: string } {
  return { office, ...(site === undefined ? {} : { address: absoluteAddress(site, address) }) };
}

/** Whose a page is, where a portal holds works of several. */
export function ownerOfPage(
  { work }: OwnPage,
  { portal, items }: Pick<PortalData, 'portal' | 'items'>,
): string {
  return (work && ownershipOf(work, items.members)?.name) ?? portal.office;
}
