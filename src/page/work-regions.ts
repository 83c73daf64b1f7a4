import type { WorkData } from './portal-data.ts';

export interface Region {
  name: string;
  works: WorkData[];
}

/** Works by the place they describe: the whole county first, then by the codes of divisions, then those without one. */
export function worksByRegion(works: readonly WorkData[]): Region[] {
  const sorted = works
    .map((work, index) => ({ work, index, code: work.meta.division ?? '~' }))
    .sort((a, b) => compare(a.code, b.code) || a.index - b.index);
  const groups = Map.groupBy(sorted, ({ code, work: { meta } }) =>
    code === '~' ? (meta.divisionName ?? '') : code,
  );
  return [...groups.values()].map((found) => ({
    name: found[0]?.work.meta.divisionName ?? '其他',
    works: found.map(({ work }) => work),
  }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
