import type { Corpus, Work } from '../../corpus/corpus.ts';
import {
  acceptedId,
  acceptedReleaseFolder,
  type AcceptedIndex,
  type AcceptedTombstone,
} from '../../model/accepted.ts';
import type { Entry } from '../manifest.ts';
import type { Believed } from './find-offers.ts';
import type { Offer } from './offer.ts';

/** A work that may be taken: new here, or in a later release than the one here. */
export interface Wanted {
  /** Id it would have here. */
  id: string;
  work: string;
  offer: Offer;
  files: readonly Entry[];
  /** Folder it would have, from the content folder. */
  folder: string;
  /** Number of the release of it that is here. */
  before: number | undefined;
}

export interface Plan {
  wanted: Wanted[];
  /** Ids of works here that a later release of their owner has no more. */
  removed: string[];
  /** What its owner took back of what is here, or was at the last run. */
  tombstones: AcceptedTombstone[];
  /** Sentences about works that were left aside. */
  notes: string[];
}

/** Ids of a work, its parts and its chapters. */
export function chapterIdsOf({ id, parts, chapters }: Work): string[] {
  return [id, ...[...parts, ...chapters].map((unit) => unit.id)];
}

/** What a bundle's offers would change of what is here, before anything is decided on clashes. */
export function planOffers(offers: readonly Believed[], { accepted, works }: Corpus): Plan {
  const plan: Plan = { wanted: [], removed: [], tombstones: [], notes: [] };
  // Codes of members are not of one length: two may come to the same id, which is the first one's.
  const owners = new Map([
    ...Object.entries(accepted.works).map(([id, record]) => [id, record.member] as const),
    ...works.map(({ id, accepted: taken }) => [id, taken?.member] as const),
  ]);
  const here = new Set(works.filter((work) => work.accepted).flatMap(chapterIdsOf));
  for (const { offer, isAnew } of offers) {
    const { member, layer } = offer;
    const { version, tombstones, released } = layer.release;
    const folder = acceptedReleaseFolder({ member, version, digest: layer.digest });
    for (const [work, files] of offer.carried) {
      const id = acceptedId(member, work);
      if (owners.has(id) && owners.get(id) !== member) {
        const owner = owners.get(id);
        plan.notes.push(
          `${id} 没有收：这里已有这个编号的著作，是${owner === undefined ? '本单位' : ` ${owner} `}的。请所属单位给 ${work} 换一个编号，或改本单位的。`,
        );
        continue;
      }
      owners.set(id, member);
      const record = accepted.works[id];
      const isLater = record !== undefined && record.version > version && !isAnew;
      if (record?.digest === layer.digest || isLater) continue;
      const before = record?.version;
      plan.wanted.push({ id, work, offer, files, folder: `${folder}/works/${work}`, before });
    }
    const told = new Set<string>();
    for (const { id, title, date, reason } of tombstones) {
      const hereId = acceptedId(member, id);
      told.add(hereId);
      if (here.has(hereId))
        plan.tombstones.push({
          id: hereId,
          title,
          date,
          ...(reason === undefined ? {} : { reason }),
          member,
        });
    }
    for (const [id, record] of Object.entries(accepted.works)) {
      if (record.member !== member || offer.published.has(record.work)) continue;
      if (record.version > version && !isAnew) continue;
      plan.removed.push(id);
      const title = works.find((work) => work.id === id)?.meta.title ?? record.work;
      if (!told.has(id)) plan.tombstones.push({ id, title, date: released, member });
    }
  }
  plan.wanted.sort((a, b) => (a.id < b.id ? -1 : 1));
  return plan;
}

/** Tombstones of before and of now, without those of what stands again. */
export function joinTombstones(
  { tombstones }: AcceptedIndex,
  now: readonly AcceptedTombstone[],
  standing: ReadonlySet<string>,
): AcceptedTombstone[] {
  const byId = new Map([...tombstones, ...now].map((each) => [each.id, each]));
  return [...byId.values()]
    .filter(({ id }) => !standing.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
