import { workKinds, type WorkKind } from '../model/work-kinds.ts';
import { isOwn } from './members.ts';
import type { WorkData } from './portal-data.ts';

/** Latest year a work tells of; works without one come last. */
function lastYear({ meta }: WorkData): number {
  return meta.coverage?.to ?? Number.NEGATIVE_INFINITY;
}

/** The office's own before those of others, whose `order` was meant for their own portal. */
function ownAndNewestFirst(a: WorkData, b: WorkData): number {
  if (isOwn(a) !== isOwn(b)) return isOwn(a) ? -1 : 1;
  return a.meta.order - b.meta.order || lastYear(b) - lastYear(a) || (a.id < b.id ? -1 : 1);
}

/** Works under the kinds readers know, kinds in their customary order, each kind the office's own and newest first. */
export function worksByKind(
  works: readonly WorkData[],
): { kind: WorkKind; title: string; works: WorkData[] }[] {
  return (Object.keys(workKinds) as WorkKind[])
    .map((kind) => ({
      kind,
      title: workKinds[kind].title,
      works: works.filter(({ meta }) => meta.kind === kind).sort(ownAndNewestFirst),
    }))
    .filter((group) => group.works.length > 0);
}

/** Works the office puts first, or the newest where it names none, and a shelf of others. */
export function featuredFirst(
  works: readonly WorkData[],
  named: readonly string[],
): { featured: WorkData[]; others: WorkData[] } {
  const chosen = named.flatMap((id) => works.filter((work) => work.id === id));
  const sorted = worksByKind(works.filter(isOwn)).flatMap(({ works: ofKind }) => ofKind);
  const featured = chosen.length > 0 ? chosen : sorted.slice(0, 2);
  const others = sorted.filter((work) => !featured.includes(work)).slice(0, mostOnShelf);
  return { featured, others };
}

/** Works on the home page's shelf; the rest stand on the page of all works. */
const mostOnShelf = 6;
