import type { FacetGroup } from './facet-groups.ts';
import { valuesMeant } from './facet-value.ts';

type Chosen = Readonly<Record<string, readonly string[]>>;
type Groups = ReadonlyMap<string, FacetGroup>;

/** For each value of each group, how many chapters carry it. */
export type FacetCounts = Record<string, Record<string, number>>;

/** Groups by which something is chosen. */
export function chosenGroups(chosen: Chosen): string[] {
  return Object.keys(chosen).filter((group) => (chosen[group]?.length ?? 0) > 0);
}

/**
 * Chosen values as the index has them: one chosen before a namesake was registered, or told otherwise, means what it
 * meant. Not for other portals' indexes, where the same id or name is somebody else.
 */
export function chosenValues(chosen: Chosen, groups: Groups): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(chosen).map(([group, values]) => {
      const known = [...(groups.get(group)?.keys() ?? [])];
      const meant = values.flatMap((value) => valuesMeant(value, known));
      // What means nothing lets nothing through, as it did.
      return [group, meant.length > 0 ? [...new Set(meant)] : [...values]];
    }),
  );
}

/** Chapters that the facets let through: any value within a group, all groups together. */
export function letThrough(
  matching: readonly number[],
  groups: Groups,
  chosen: Chosen,
  without?: string,
): number[] {
  const allowed = chosenGroups(chosen)
    .filter((group) => group !== without)
    .map(
      (group) =>
        new Set((chosen[group] ?? []).flatMap((value) => groups.get(group)?.get(value) ?? [])),
    );
  return matching.filter((chapter) => allowed.every((chapters) => chapters.has(chapter)));
}

/** How many chapters carry each value, among those that the choice in the other groups lets through. */
export function countValues(
  matching: readonly number[],
  groups: Groups,
  chosen: Chosen,
): FacetCounts {
  const all = new Set(letThrough(matching, groups, chosen));
  const own = new Set(chosenGroups(chosen));
  const counts: FacetCounts = {};
  for (const [group, values] of groups) {
    const among = own.has(group) ? new Set(letThrough(matching, groups, chosen, group)) : all;
    counts[group] = Object.fromEntries(
      [...values].map(([value, carrying]) => [value, countIn(carrying, among)]),
    );
  }
  return counts;
}

function countIn(chapters: readonly number[], among: ReadonlySet<number>): number {
  let count = 0;
  for (const chapter of chapters) if (among.has(chapter)) count++;
  return count;
}

/** Adds up the counts of several indexes. */
export function addCounts(all: readonly FacetCounts[]): FacetCounts {
  const sum: FacetCounts = {};
  for (const counts of all) {
    for (const [group, values] of Object.entries(counts)) {
      const ofGroup = (sum[group] ??= {});
      for (const [value, count] of Object.entries(values))
        ofGroup[value] = (ofGroup[value] ?? 0) + count;
    }
  }
  return sum;
}
