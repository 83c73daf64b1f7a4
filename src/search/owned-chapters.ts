import { facets, type Bundle } from './contract.ts';
import type { FacetGroups } from './facet-groups.ts';
import { standsFor } from './facet-value.ts';

/** Says of an index's chapters whose they are, for the facet `owner`, where the index does not. */
export function claimChapters(
  groups: FacetGroups,
  count: number,
  { ofWhom }: Pick<Bundle, 'ofWhom'>,
): FacetGroups {
  const { names, read } = groups;
  if (ofWhom === undefined || names.includes(facets.owner)) return groups;
  const owners = new Map([[ofWhom, Array.from({ length: count }, (_, chapter) => chapter)]]);
  return {
    names: [...names, facets.owner],
    read: async (wanted) => {
      const { groups: found, missing } = await read(wanted);
      if (!wanted.includes(facets.owner)) return { groups: found, missing };
      return { groups: new Map([...found, [facets.owner, owners]]), missing };
    },
  };
}

/** Chapters that another bundle has, so that they are not shown twice. */
export async function leftOut(
  { read }: FacetGroups,
  { except }: Pick<Bundle, 'except'>,
): Promise<ReadonlySet<number>> {
  if (except === undefined) return new Set();
  const { groups } = await read([facets.owner, facets.work]);
  const works = [...(groups.get(facets.work) ?? [])].filter(([value]) =>
    except.works.some((work) => standsFor(value, work)),
  );
  return new Set([
    ...except.owners.flatMap((owner) => groups.get(facets.owner)?.get(owner) ?? []),
    ...works.flatMap(([, chapters]) => chapters),
  ]);
}
