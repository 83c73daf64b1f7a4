import { anchorFor } from './identifiers.ts';
import type { NewEntry, OldEntry } from './id-entries.ts';
import { groupBy } from './id-pairing.ts';
import { splitAddress, type RegisteredUnit } from './id-registry.ts';

/**
 * Anchors of all entries in the content. An entry keeps the one it had: in this chapter before, else where it came
 * from. One that cannot, and a new one, takes what its title gives, or the next free. Within a chapter no two entries
 * share an anchor, and none gets one that was ever given to another, even to one gone since.
 *
 * @param registered every unit of the registry, those of withheld chapters too.
 */
export function assignAnchors(
  registered: readonly RegisteredUnit[],
  news: readonly NewEntry[],
  toOld: ReadonlyMap<NewEntry, OldEntry>,
): Map<NewEntry, string> {
  const owners = anchorOwners(registered);
  const anchors = new Map<NewEntry, string>();
  for (const [chapter, entries] of groupBy(news, (entry) => entry.chapter.id)) {
    assignInChapter(entries, owners.get(chapter) ?? new Map(), toOld, anchors);
  }
  return anchors;
}

/** Chapter id → anchor → the unit that has or had it there. */
function anchorOwners(
  registered: readonly RegisteredUnit[],
): Map<string, Map<string, RegisteredUnit>> {
  const owners = new Map<string, Map<string, RegisteredUnit>>();
  const claim = (unit: RegisteredUnit, address: string): void => {
    const { chapter, anchor } = splitAddress(address);
    if (anchor === undefined) return;
    const anchors = owners.get(chapter) ?? new Map<string, RegisteredUnit>();
    owners.set(chapter, anchors);
    if (!anchors.has(anchor)) anchors.set(anchor, unit);
  };
  for (const unit of registered) claim(unit, unit.at);
  for (const unit of registered) for (const address of unit.was) claim(unit, address);
  return owners;
}

function assignInChapter(
  entries: readonly NewEntry[],
  owners: ReadonlyMap<string, RegisteredUnit>,
  toOld: ReadonlyMap<NewEntry, OldEntry>,
  anchors: Map<NewEntry, string>,
): void {
  const used = new Set<string>();
  const gives = (entry: NewEntry, anchor: string | undefined): boolean => {
    if (anchor === undefined || used.has(anchor)) return false;
    const owner = owners.get(anchor);
    if (owner !== undefined && owner !== toOld.get(entry)?.unit) return false;
    used.add(anchor);
    anchors.set(entry, anchor);
    return true;
  };
  const hadHere = (entry: NewEntry) => anchorIn(entry.chapter.id, toOld.get(entry));
  const hadElsewhere = (entry: NewEntry) => toOld.get(entry)?.anchor;
  const derived = ({ heading }: NewEntry) => heading.anchor;
  let waiting = entries;
  for (const wish of [hadHere, hadElsewhere, derived])
    waiting = waiting.filter((entry) => !gives(entry, wish(entry)));
  for (const entry of waiting) {
    let repeat = 1;
    while (!gives(entry, anchorFor(entry.heading.title, repeat))) repeat++;
  }
}

/** Anchor the entry has in a chapter or last had there. */
function anchorIn(id: string, old: OldEntry | undefined): string | undefined {
  if (!old || old.chapter === id) return old?.anchor;
  return old.unit.was.map(splitAddress).findLast(({ chapter }) => chapter === id)?.anchor;
}
