import { compareEdtf, edtfYears } from '../model/edtf.ts';
import type { Donation } from '../model/donation.ts';
import { isOwn } from './members.ts';
import type { ItemData, PortalData } from './portal-data.ts';

/** Copies given, or received, in one year. */
export interface DonationYear {
  year: number;
  given: number;
  received: number;
  times: number;
}

export function copiesOf({ books }: Pick<Donation, 'books'>): number {
  return books.reduce((sum, { copies }) => sum + copies, 0);
}

/** Totals of the register of gifts by year, latest first. */
export function donationsByYear(donations: readonly ItemData<'donations'>[]): DonationYear[] {
  const years = Map.groupBy(donations, ({ meta }) => edtfYears(meta.date)?.from ?? 0);
  const copies = (
    list: readonly ItemData<'donations'>[],
    direction: Donation['direction'],
  ): number =>
    list
      .filter(({ meta }) => meta.direction === direction)
      .reduce((sum, { meta }) => sum + copiesOf(meta), 0);
  return [...years]
    .map(([year, list]) => ({
      year,
      given: copies(list, 'given'),
      received: copies(list, 'received'),
      times: list.length,
    }))
    .sort((a, b) => b.year - a.year);
}

/** Copies given by a label of each gift, most first. */
export function copiesBy(
  donations: readonly ItemData<'donations'>[],
  labelsOf: (donation: Donation) => { label: string; copies: number }[],
): { label: string; copies: number }[] {
  const totals = new Map<string, number>();
  for (const { meta } of donations) {
    for (const { label, copies } of labelsOf(meta))
      totals.set(label, (totals.get(label) ?? 0) + copies);
  }
  return [...totals]
    .map(([label, copies]) => ({ label, copies }))
    .sort((a, b) => b.copies - a.copies || (a.label < b.label ? -1 : 1));
}

/** Latest first. */
export function latestFirst<Item extends { id: string; meta: { date: string } }>(
  items: readonly Item[],
): Item[] {
  return items.toSorted((a, b) => compareEdtf(b.meta.date, a.meta.date) || (a.id < b.id ? -1 : 1));
}

/** An honour with what won it; one of the office itself has no work. */
export interface Honour {
  name: string;
  by: string;
  year: number;
  work?: { id: string; title: string };
}

/** Honours of the office and of all its works, latest first. */
export function gatherHonours({ portal, works }: Pick<PortalData, 'portal' | 'works'>): Honour[] {
  const ofWorks = works
    .filter(isOwn)
    .flatMap(({ id, meta }) =>
      meta.awards.map((award) => ({ ...award, work: { id, title: meta.title } })),
    );
  return [...(portal.awards ?? []), ...ofWorks].sort((a, b) => b.year - a.year);
}
