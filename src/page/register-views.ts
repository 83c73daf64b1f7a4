import { addresses, itemAddress } from '../model/address.ts';
import { chineseNumber } from '../model/chinese-number.ts';
import { anchorFor } from '../model/identifiers.ts';
import { strokesOf } from '../model/strokes.ts';
import {
  groupEntries,
  pagesOfView,
  type IndexEntry,
  type IndexPage,
  type IndexView,
} from './index-view.ts';
import { formatLife } from './person-facts.ts';
import { periodOf, periods } from './period.ts';
import type { ItemData, PortalData } from './portal-data.ts';
import { byReading, byStrokes, type Named } from './register-order.ts';

/** Registers with an index of their own. */
export type IndexedRegister = 'people' | 'places' | 'organisations';
export const indexedRegisters = ['people', 'places', 'organisations'] as const;

/** Every page of a register's indexes, its orders one after the other; the first stands at the register's address. */
export function registerPages(register: IndexedRegister, items: PortalData['items']): IndexPage[] {
  const orders = { people, places, organisations };
  const views = orders[register](items).filter(({ sections }) => sections.length > 0);
  return views.flatMap((view, index) =>
    pagesOfView(
      index === 0 ? addresses[register] : `${register}/by/${view.name}.html`,
      register,
      view,
    ),
  );
}

function people({ people }: PortalData['items']): IndexView[] {
  const names = new Map<string, number>();
  for (const { meta } of people) names.set(meta.name, (names.get(meta.name) ?? 0) + 1);
  const entry = ({ id, meta, passages }: ItemData<'people'>): IndexEntry => {
    const isShared = (names.get(meta.name) ?? 0) > 1;
    const notes = [formatLife(meta), isShared ? meta.distinction : undefined];
    return entryOf('people', { id, name: meta.name, notes, passages: passages.length });
  };
  const read = byReading(people, true);
  const dated = read.map(({ item }) => ({ item, period: periodOf(item.meta) }));
  return [
    byInitial(read, entry),
    byStrokeCount(people, entry),
    {
      name: 'period',
      title: '按时代',
      sections: groupEntries(
        periods.flatMap((period) => dated.filter((person) => person.period === period)),
        ({ item }) => entry(item),
        ({ period }) => ({ anchor: `period-${period.id}`, label: period.title }),
      ),
    },
  ];
}

function places({ places }: PortalData['items']): IndexView[] {
  const entry = ({ id, meta, passages }: ItemData<'places'>): IndexEntry =>
    entryOf('places', { id, name: meta.name, notes: [meta.kind], passages: passages.length });
  const read = byReading(places, false);
  const inside = Map.groupBy(read, ({ item }) => item.meta.within ?? '');
  const known = new Map(places.map((place) => [place.id, place]));
  /** Places that hold others, from the top of the hierarchy down; each once, whatever circle an editor has drawn. */
  const holders: { heading: string; id: string }[] = [];
  const seen = new Set<string>();
  const visit = (id: string, above: string): void => {
    const held = inside.get(id);
    if (!held || seen.has(id)) return;
    seen.add(id);
    const name = known.get(id)?.meta.name;
    const heading = name === undefined ? '' : above === '' ? name : `${above} › ${name}`;
    holders.push({ heading, id });
    for (const { item } of held) visit(item.id, heading);
  };
  visit('', '');
  for (const id of inside.keys()) visit(id, '');
  return [
    {
      name: 'division',
      title: '按隶属',
      sections: holders.map(({ heading, id }) => ({
        anchor: id === '' ? 'in-none' : `in-${id}`,
        label: heading === '' ? '未列隶属' : heading,
        short: known.get(id)?.meta.name ?? '未列隶属',
        ...(known.has(id) ? { address: itemAddress('places', id) } : {}),
        entries: (inside.get(id) ?? []).map(({ item }) => entry(item)),
      })),
    },
    byKind(read, entry, ({ kind }) => kind),
    byInitial(read, entry),
    byStrokeCount(places, entry),
  ];
}

function organisations({ organisations }: PortalData['items']): IndexView[] {
  const entry = ({ id, meta, passages }: ItemData<'organisations'>): IndexEntry =>
    entryOf('organisations', { id, name: meta.name, notes: [], passages: passages.length });
  const read = byReading(organisations, false);
  const views = [byInitial(read, entry), byStrokeCount(organisations, entry)];
  if (organisations.some(({ meta }) => meta.kind !== undefined))
    views.unshift(byKind(read, entry, ({ kind }) => kind ?? '其他'));
  return views;
}

type Read<Item extends Named> = ReturnType<typeof byReading<Item>>;

function byInitial<Item extends Named>(
  read: Read<Item>,
  entry: (item: Item) => IndexEntry,
): IndexView {
  return {
    name: 'pinyin',
    title: '按音序',
    sections: groupEntries(
      read,
      ({ item }) => entry(item),
      ({ reading: { initial } }) => ({
        anchor: initial === '#' ? 'initial-other' : `initial-${initial.toLowerCase()}`,
        label: initial === '#' ? '其他' : initial,
      }),
    ),
  };
}

/** For readers who know how a name is written, not how it is read. */
function byStrokeCount<Item extends Named>(
  items: readonly Item[],
  entry: (item: Item) => IndexEntry,
): IndexView {
  return {
    name: 'strokes',
    title: '按笔画',
    sections: groupEntries(byStrokes(items), entry, ({ meta }) => {
      const strokes = strokesOf(meta.name);
      return strokes === undefined
        ? { anchor: 'strokes-none', label: '其他' }
        : { anchor: `strokes-${strokes}`, label: `${chineseNumber(strokes)}画` };
    }),
  };
}

/** Kinds with most items first, those of one size by name. */
function byKind<Item extends Named>(
  read: Read<Item>,
  entry: (item: Item) => IndexEntry,
  kindOf: (meta: Item['meta']) => string,
): IndexView {
  const sections = groupEntries(
    read,
    ({ item }) => entry(item),
    ({ item }) => ({ anchor: `kind-${anchorFor(kindOf(item.meta), 0)}`, label: kindOf(item.meta) }),
  );
  sections.sort((a, b) => b.entries.length - a.entries.length || (a.label < b.label ? -1 : 1));
  return { name: 'kind', title: '按类别', sections };
}

function entryOf(
  register: IndexedRegister,
  item: { id: string; name: string; notes: (string | undefined)[]; passages: number },
): IndexEntry {
  return {
    address: itemAddress(register, item.id),
    name: item.name,
    note: item.notes.filter(Boolean).join('，'),
    passages: item.passages,
  };
}
