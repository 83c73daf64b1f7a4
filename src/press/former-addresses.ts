import { unitAddress } from '../model/address.ts';
import { splitAddress } from '../model/id-registry.ts';
import type { AcceptedTombstone } from '../model/accepted.ts';
import type { Reconciliation } from '../model/id-reconciling.ts';
import type { FormerAddress } from '../page/portal-data.ts';
import type { PlacedPage } from './fill-volume.ts';

/** Address of a page and entry as registered (`work/chapter#anchor`). */
function addressOf(at: string): string {
  const { chapter, anchor } = splitAddress(at);
  return anchor === undefined ? unitAddress(chapter) : `${unitAddress(chapter)}#${anchor}`;
}

/** Pages at addresses where a chapter used to be; `withdrawn` are those that other members took back. */
export function formerPages(
  { movedChapters, movedEntries, goneChapters }: Reconciliation,
  withdrawn: readonly AcceptedTombstone[],
): FormerAddress[] {
  const entriesFrom = Map.groupBy(movedEntries, ({ from }) => splitAddress(from).chapter);
  const entries = (id: string): FormerAddress['entries'] =>
    (entriesFrom.get(id) ?? []).map(({ title, to }) => ({ title, to: addressOf(to) }));
  const moved = movedChapters.map(({ from, to }) => ({
    address: unitAddress(from),
    to: unitAddress(to),
    entries: entries(from),
  }));
  const gone = goneChapters.map(({ id, date, reason }) => ({
    address: unitAddress(id),
    date,
    reason,
    entries: entries(id),
  }));
  const goneByOwner = withdrawn.map(({ id, date, reason, member }) => ({
    address: unitAddress(id),
    date,
    reason,
    entries: [],
    member,
  }));
  return [...moved, ...gone, ...goneByOwner].sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** Notes on pages that still stand, for entries that used to be on them. */
export function formerEntries({
  movedEntries,
  goneEntries,
}: Reconciliation): Map<string, PlacedPage['former']> {
  const notes = [
    ...movedEntries.map(({ from, to, title }) => ({
      ...splitAddress(from),
      title,
      to: addressOf(to),
      reason: undefined,
    })),
    ...goneEntries.map(({ at, title, reason }) => ({
      ...splitAddress(at),
      title,
      to: undefined,
      reason,
    })),
  ];
  const byChapter = Map.groupBy(notes, ({ chapter }) => chapter);
  return new Map(
    [...byChapter].map(([chapter, found]) => [
      chapter,
      found.flatMap(({ anchor, title, to, reason }) =>
        anchor === undefined ? [] : [{ anchor, title, to, reason }],
      ),
    ]),
  );
}
