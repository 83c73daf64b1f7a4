import { chroniclePages, eventsByMonth, eventsByYear } from '../page/chronicle.ts';
import { indexedRegisters, registerPages, type IndexedRegister } from '../page/register-views.ts';
import type { IndexPage } from '../page/index-view.ts';
import { termsByOrganisation } from '../model/succession.ts';
import { derived } from './derived.ts';

/* Tables that pages of items look things up in, since a search through a register for every page would take its square. */

export const placesById = derived(
  ({ items }) => new Map(items.places.map((item) => [item.id, item])),
);
export const organisationsById = derived(
  ({ items }) => new Map(items.organisations.map((item) => [item.id, item])),
);
export const placesWithin = derived(({ items }) =>
  Map.groupBy(items.places, ({ meta }) => meta.within),
);
export const organisationsWithin = derived(({ items }) =>
  Map.groupBy(items.organisations, ({ meta }) => meta.within),
);
export const peopleByName = derived(({ items }) =>
  Map.groupBy(items.people, ({ meta }) => meta.name),
);
export const peopleOfPlace = derived(({ items }) =>
  Map.groupBy(
    items.people.filter(({ meta }) => meta.nativePlaceId !== undefined),
    ({ meta }) => meta.nativePlaceId,
  ),
);
export const organisationsOfPlace = derived(({ items }) =>
  Map.groupBy(
    items.organisations.filter(({ meta }) => meta.place !== undefined),
    ({ meta }) => meta.place,
  ),
);
export const organisationTerms = derived(({ items }) => termsByOrganisation(items.people));
export const worksById = derived(({ works }) => new Map(works.map((work) => [work.id, work])));

/** Pages of every register's indexes. */
export const indexPages = derived(
  ({ items }) =>
    Object.fromEntries(
      indexedRegisters.map((register) => [register, registerPages(register, items)]),
    ) as Record<IndexedRegister, IndexPage[]>,
);

export const chronicle = derived(({ events }) => ({
  pages: chroniclePages(eventsByYear(events)),
  months: eventsByMonth(events),
}));
