import type { Corpus } from '../../corpus/corpus.ts';
import type { AcceptedIndex } from '../../model/accepted.ts';
import type { Believed } from './find-offers.ts';
import type { Judged } from './judge.ts';
import { chapterIdsOf, joinTombstones, type Plan } from './plan.ts';

/** The record after a run. */
export function nextIndex(
  { accepted }: Corpus,
  offers: readonly Believed[],
  { removed, tombstones }: Plan,
  { taken, replaced, reversed }: Pick<Judged, 'taken' | 'replaced' | 'reversed'>,
): AcceptedIndex {
  const gone = new Set([...removed, ...replaced, ...reversed.map(({ id }) => id)]);
  const works = new Map(Object.entries(accepted.works).filter(([id]) => !gone.has(id)));
  for (const { wanted, record } of taken) works.set(wanted.id, record);
  const members = new Map(Object.entries(accepted.members));
  for (const { offer, known } of offers) members.set(offer.member, known);
  const standing = new Set(taken.flatMap(({ work }) => chapterIdsOf(work)));
  return {
    format: accepted.format,
    members: inOrder(members),
    works: inOrder(works),
    tombstones: joinTombstones(accepted, tombstones, standing),
  };
}

function inOrder<Value>(values: ReadonlyMap<string, Value>): Record<string, Value> {
  return Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
}
