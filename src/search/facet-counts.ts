import type { Chapters } from './chapters.ts';

type Chosen = Readonly<Record<string, readonly string[]>>;

/** Which chapters the facets let through, and how many carry each value among those the other groups let through. */
export interface Faceted {
  chapters: number[];
  counts: Record<string, Record<string, number>>;
}

/** Any value within a group, all groups together. */
export function applyFacets(
  matching: readonly number[],
  { groups }: Chapters,
  chosen: Chosen,
): Faceted {
  const allowed = new Map<string, Set<number>>();
  for (const [group, values] of Object.entries(chosen)) {
    if (values.length === 0) continue;
    const ofGroup = groups.get(group);
    allowed.set(group, new Set(values.flatMap((value) => ofGroup?.get(value) ?? [])));
  }
  const passing = (without?: string): number[] =>
    matching.filter((chapter) =>
      [...allowed].every(([group, chapters]) => group === without || chapters.has(chapter)),
    );
  const chapters = passing();
  const counts: Faceted['counts'] = {};
  for (const [group, values] of groups) {
    const among = new Set(allowed.has(group) ? passing(group) : chapters);
    counts[group] = Object.fromEntries(
      [...values].map(([value, carrying]) => [value, countIn(carrying, among)]),
    );
  }
  return { chapters, counts };
}

function countIn(chapters: readonly number[], among: ReadonlySet<number>): number {
  let count = 0;
  for (const chapter of chapters) if (among.has(chapter)) count++;
  return count;
}

/** Adds up the counts of several indexes. */
export function addCounts(all: readonly Faceted['counts'][]): Faceted['counts'] {
  const sum: Faceted['counts'] = {};
  for (const counts of all) {
    for (const [group, values] of Object.entries(counts)) {
      const ofGroup = (sum[group] ??= {});
      for (const [value, count] of Object.entries(values))
        ofGroup[value] = (ofGroup[value] ?? 0) + count;
    }
  }
  return sum;
}
