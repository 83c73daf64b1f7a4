import { assignAnchors } from './id-anchors.ts';
import { workOf, type NewEntry } from './id-entries.ts';
import { matchUnits, type Matching } from './id-matching.ts';
import { daysNext, daysOf, type Standing } from './id-days.ts';
import {
  sortUnits,
  splitAddress,
  type CurrentChapter,
  type RegisteredUnit,
} from './id-registry.ts';

/** What the registry says of a unit that is no longer there; date and reason are absent until it is marked so. */
interface Farewell {
  title: string;
  date?: string | undefined;
  reason?: string | undefined;
}

type GoneChapter = Farewell & { id: string };
type GoneEntry = Farewell & { at: string };

/** Where a promised address leads: a place in the content, the place it moved to, or the word that it is gone. */
export type Resolution =
  { kind: 'here' } | { kind: 'moved'; to: string } | ({ kind: 'gone' } & Farewell);

/** The registry held against the content. Nothing in it names a withheld chapter. */
export interface Reconciliation {
  /** Chapter id → derived anchor → the anchor to use, only where they differ. */
  anchors: Map<string, Map<string, string>>;
  /** Old chapter ids, whose pages lead on to the new one. */
  movedChapters: { from: string; to: string }[];
  /** Old addresses of entries; of a chapter renamed as a whole, all of them. `from` may lie in a chapter that stands. */
  movedEntries: { from: string; to: string; title: string }[];
  /** Every address of chapters no longer there, those from before a rename too. */
  goneChapters: GoneChapter[];
  goneEntries: GoneEntry[];
  /** Units the registry does not yet call gone, by their last address. */
  newlyGone: { chapters: GoneChapter[]; entries: GoneEntry[] };
  /** Day each chapter was last registered with a change, by its id; none for those as they first appeared. */
  changed: Map<string, string>;
  /** Day each chapter was last registered at another address. */
  movedOn: Map<string, string>;
  /** Number of chapters and headings in the content that the registry does not know. */
  unregistered: number;
  /** Undefined for what was never promised, and for addresses that belong to withheld chapters. */
  resolve: (address: string) => Resolution | undefined;
  /** The registry brought up to date, `today` (`YYYY-MM-DD`) being the day written for what is newly gone. */
  next: (today: string) => RegisteredUnit[];
}

/**
 * Holds the registry against the content: which addresses stand, which lead elsewhere, which are gone.
 *
 * @param withheld ids of chapters that are in the content but not in this build: they and their entries are neither
 * gone nor moved.
 */
export function reconcileIds(
  registered: readonly RegisteredUnit[],
  current: readonly CurrentChapter[],
  withheld: ReadonlySet<string>,
): Reconciliation {
  const isWithheld = (address: string): boolean => withheld.has(splitAddress(address).chapter);
  const open = registered.filter(({ at }) => !isWithheld(at));
  const matching = matchUnits(open, current);
  const anchors = assignAnchors(registered, matching.newEntries, matching.entries.toOld);
  const standing = standingUnits(current, matching, anchors);
  const here = new Set(standing.map(({ at }) => at));
  const found = new Set(standing.map(({ unit }) => unit));
  const lost = open.filter((unit) => !found.has(unit));
  const former = formerAddresses(registered, (address) => here.has(address) || isWithheld(address));
  const moves = standing.flatMap(({ unit, at, title }) =>
    (former.get(unit) ?? []).map((from) => ({ from, to: at, title })),
  );
  const gone = lost.flatMap((unit) => (former.get(unit) ?? []).map((at) => farewell(unit, at)));
  const { chapters: goneChapters, entries: goneEntries } = byRank(gone);
  return {
    anchors: changedAnchors(anchors),
    movedChapters: moves.filter(({ from }) => !isEntry(from)).map(({ from, to }) => ({ from, to })),
    movedEntries: moves.filter(({ from }) => isEntry(from)),
    goneChapters,
    goneEntries,
    newlyGone: byRank(lost.filter((unit) => !unit.gone).map((unit) => farewell(unit, unit.at))),
    changed: daysOf(standing, 'changed'),
    movedOn: daysOf(standing, 'moved'),
    unregistered: standing.filter(({ unit }) => !unit).length,
    resolve: resolver(here, moves, gone),
    next: (today) =>
      nextRegistry(
        registered.filter(({ at }) => isWithheld(at)),
        standing,
        lost,
        here,
        today,
      ),
  };
}

function isEntry(address: string): boolean {
  return address.includes('#');
}

function standingUnits(
  current: readonly CurrentChapter[],
  { chapters, entries, newEntries }: Matching,
  anchors: ReadonlyMap<NewEntry, string>,
): Standing[] {
  return [
    ...current.map((chapter) => ({
      at: chapter.id,
      title: chapter.title,
      digest: chapter.digest,
      unit: chapters.toOld.get(chapter),
    })),
    ...newEntries.map((entry) => ({
      at: `${entry.chapter.id}#${anchors.get(entry)}`,
      title: entry.heading.title,
      digest: entry.heading.digest,
      unit: entries.toOld.get(entry)?.unit,
    })),
  ];
}

/**
 * Addresses of each unit, present and past, without the skipped ones. Each address belongs to one unit: to the one
 * that has it before one that had it.
 */
function formerAddresses(
  registered: readonly RegisteredUnit[],
  skips: (address: string) => boolean,
): Map<RegisteredUnit | undefined, string[]> {
  const taken = new Set(registered.map(({ at }) => at));
  const addresses = new Map<RegisteredUnit | undefined, string[]>();
  for (const unit of registered) {
    const past = unit.was.filter((address) => !taken.has(address));
    for (const address of past) taken.add(address);
    const own = [unit.at, ...past].filter((address) => !skips(address));
    if (own.length > 0) addresses.set(unit, own);
  }
  return addresses;
}

function farewell({ title, gone }: RegisteredUnit, at: string): GoneEntry {
  return { at, title, ...gone };
}

function byRank(gone: readonly GoneEntry[]): { chapters: GoneChapter[]; entries: GoneEntry[] } {
  return {
    chapters: gone
      .filter(({ at }) => !isEntry(at))
      .map(({ at, ...words }) => ({ id: at, ...words })),
    entries: gone.filter(({ at }) => isEntry(at)),
  };
}

function changedAnchors(anchors: ReadonlyMap<NewEntry, string>): Map<string, Map<string, string>> {
  const changed = new Map<string, Map<string, string>>();
  for (const [{ chapter, heading }, anchor] of anchors) {
    if (anchor === heading.anchor) continue;
    const inChapter = changed.get(chapter.id) ?? new Map<string, string>();
    changed.set(chapter.id, inChapter.set(heading.anchor, anchor));
  }
  return changed;
}

function resolver(
  here: ReadonlySet<string>,
  moves: readonly { from: string; to: string }[],
  gone: readonly GoneEntry[],
): Reconciliation['resolve'] {
  const known = new Map<string, Resolution>();
  for (const { at, ...words } of gone) known.set(at, { kind: 'gone', ...words });
  for (const { from, to } of moves) known.set(from, { kind: 'moved', to });
  return (address) => (here.has(address) ? { kind: 'here' } : known.get(address));
}

/** A chapter may take the id that another gave up; the other then no longer has it among its old ones. */
function nextRegistry(
  untouched: readonly RegisteredUnit[],
  standing: readonly Standing[],
  lost: readonly RegisteredUnit[],
  here: ReadonlySet<string>,
  today: string,
): RegisteredUnit[] {
  const past = (addresses: readonly string[]): string[] =>
    [...new Set(addresses)].filter((address) => !here.has(address));
  const knownWorks = new Set(
    [...standing.flatMap(({ unit }) => unit ?? []), ...lost].map(({ at }) => workOf(at)),
  );
  return sortUnits([
    ...standing.map((each) => {
      const { at, title, digest, unit } = each;
      const days = daysNext(each, knownWorks, today);
      return { at, title, digest, was: past(unit ? [...unit.was, unit.at] : []), ...days };
    }),
    ...lost.map((unit) => ({ ...unit, was: past(unit.was), gone: unit.gone ?? { date: today } })),
    ...untouched,
  ]);
}
