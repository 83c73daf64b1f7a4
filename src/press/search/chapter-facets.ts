import { facets } from '../../search/contract.ts';
import type { ChapterMeta } from '../../model/chapter.ts';
import { eras } from '../../model/eras.ts';
import type { WorkMeta } from '../../model/work.ts';

/** First and last year, both included. */
export interface Years {
  from: number;
  to: number;
}

/** Years a chapter records: its own, or those of its work. */
export function yearsOf(chapter: ChapterMeta, work: WorkMeta): Years | undefined {
  return chapter.coverage ?? work.coverage;
}

export function yearLabel(years: Years | undefined): string {
  if (years === undefined) return '';
  return years.from === years.to ? String(years.from) : `${years.from}–${years.to}`;
}

function erasOf(work: WorkMeta | undefined, years: Years | undefined): string[] {
  if (work?.kind === 'old-gazetteer' && work.dynasty !== undefined) return [work.dynasty];
  if (years === undefined) return [];
  return eras
    .filter(({ from, to }) => years.from <= to && years.to >= from)
    .map(({ name }) => name);
}

/** What a page's facets are made of. */
export interface Faceted {
  kind: string;
  /** Where the portal holds works of several. */
  owner: string | undefined;
  work: { id: string; meta: WorkMeta } | undefined;
  years: Years | undefined;
  /** Items of registers that it names or is about, as `people/li-si`. */
  items: readonly string[];
}

/**
 * The values of each facet that a page carries.
 *
 * @param names values that stand for items of registers and for works, by `people/li-si` and `works/qingxi`.
 */
export function facetsOf(
  { kind, owner, work, years, items }: Faceted,
  names: ReadonlyMap<string, string>,
): Record<string, string[]> {
  const named = (register: string): string[] => [
    ...new Set(
      items
        .filter((item) => item.startsWith(`${register}/`))
        .map((item) => names.get(item))
        .filter((name) => name !== undefined),
    ),
  ];
  return {
    [facets.kind]: [kind],
    ...(owner === undefined ? {} : { [facets.owner]: [owner] }),
    [facets.work]: work === undefined ? [] : [names.get(`works/${work.id}`) ?? work.meta.title],
    [facets.year]: years === undefined ? [] : [yearLabel(years)],
    [facets.era]: erasOf(work?.meta, years),
    [facets.place]: named('places'),
    [facets.person]: named('people'),
  };
}
