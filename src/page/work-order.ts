import { workKinds, type WorkKind } from '../model/work-kinds.ts';
import type { WorkData } from './portal-data.ts';

/** Latest year a work tells of; works without one come last. */
function lastYear({ meta }: WorkData): number {
  return meta.coverage?.to ?? Number.NEGATIVE_INFINITY;
}

export function newestFirst(a: WorkData, b: WorkData): number {
  return a.meta.order - b.meta.order || lastYear(b) - lastYear(a) || (a.id < b.id ? -1 : 1);
}

/** Works under the kinds readers know, kinds in their customary order, each kind newest first. */
export function worksByKind(
  works: readonly WorkData[],
): { kind: WorkKind; title: string; works: WorkData[] }[] {
  return (Object.keys(workKinds) as WorkKind[])
    .map((kind) => ({
      kind,
      title: workKinds[kind].title,
      works: works.filter(({ meta }) => meta.kind === kind).sort(newestFirst),
    }))
    .filter((group) => group.works.length > 0);
}
