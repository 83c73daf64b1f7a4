import { edtfYears } from '../../model/edtf.ts';
import type { Person } from '../../model/person.ts';
import type { Place } from '../../model/place.ts';
import type { WorkMeta } from '../../model/work.ts';
import { workKinds } from '../../model/work-kinds.ts';
import { formatLife } from '../../page/person-facts.ts';
import { writeFacetValue } from '../../search/facet-value.ts';
import { yearLabel } from './chapter-facets.ts';

interface Items {
  people: readonly { id: string; meta: Person }[];
  places: readonly { id: string; meta: Place }[];
}

/** A work, and whose it is where the portal holds works of several. */
interface NamedWork {
  id: string;
  meta: WorkMeta;
  owner: string | undefined;
}

/**
 * Values of facets for register items by `register/id`, and for works by `works/id`. Those who share a name are told
 * apart, by as little as it takes.
 */
export function namedValues(
  { people, places }: Items,
  works: readonly NamedWork[],
): Map<string, string> {
  const placeNames = new Map(places.map(({ id, meta }) => [id, meta.name]));
  return new Map([
    ...valuesOf('people', people, ({ meta }) => [
      formatLife(meta),
      meta.distinction,
      meta.nativePlace ?? placeNames.get(meta.nativePlaceId ?? ''),
      meta.tenures[0]?.office,
    ]),
    ...valuesOf('places', places, ({ meta }) => [
      meta.kind,
      placeNames.get(meta.within ?? ''),
      meta.names.at(-1)?.code,
      yearsOf(meta),
    ]),
    ...valuesOf('works', works.map(titled), ({ meta, owner }) => [
      yearLabel(meta.coverage),
      owner,
      meta.subtitle,
      workKinds[meta.kind].title,
    ]),
  ]);
}

const titled = (work: NamedWork): NamedWork & Named => ({
  ...work,
  meta: { ...work.meta, name: work.meta.title },
});

/** First and last year any of its names held. */
function yearsOf({ names }: Place): string | undefined {
  const from = edtfYears(names[0]?.from ?? '')?.from;
  const to = edtfYears(names.at(-1)?.to ?? '')?.to;
  return from === undefined && to === undefined ? undefined : `${from ?? ''}—${to ?? ''}`;
}

interface Named {
  id: string;
  meta: { name: string };
}

function* valuesOf<Item extends Named>(
  register: string,
  items: readonly Item[],
  facts: (item: Item) => (string | undefined)[],
): Generator<[string, string]> {
  for (const [name, namesakes] of Map.groupBy(items, ({ meta }) => meta.name)) {
    const told = namesakes.length > 1 ? tellApart(namesakes.map(facts)) : [];
    for (const [at, { id }] of namesakes.entries()) {
      const apart = told[at] === undefined ? undefined : { told: told[at], id };
      yield [`${register}/${id}`, writeFacetValue({ name, apart })];
    }
  }
}

/** The shortest beginning of each one's facts by which no two are alike; all of them where some stay alike. */
function tellApart(facts: readonly (readonly (string | undefined)[])[]): string[] {
  const most = Math.max(...facts.map(({ length }) => length));
  const upTo = (count: number): string[] =>
    facts.map((of) =>
      of
        .slice(0, count)
        .filter((fact) => fact !== undefined && fact !== '')
        .join('，'),
    );
  for (let count = 1; count < most; count++) {
    const told = upTo(count);
    if (!told.includes('') && new Set(told).size === told.length) return told;
  }
  return upTo(most);
}
