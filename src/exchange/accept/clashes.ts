import type { Work } from '../../corpus/corpus.ts';
import type { ChapterText } from './inspect-work.ts';
import { openLikeness, piecesOf } from './likeness.ts';

/** A work with what is compared of it. */
export interface Candidate {
  work: Work;
  /** Id at its owner's. */
  plainId: string;
  /** Code of the owner; undefined for the portal's own works. */
  member: string | undefined;
  office: string;
  /** Division that works are of which say none. */
  division: string | undefined;
  chapters: readonly ChapterText[];
}

interface ChapterPair {
  incoming: ChapterText;
  existing: ChapterText;
  /** Of the pieces of the shorter. */
  share: number;
}

export type Ground =
  | { kind: 'same-id'; id: string }
  | { kind: 'same-isbn'; isbn: string }
  | { kind: 'same-division-and-year'; division: string; years: string }
  | { kind: 'near-identical'; chapters: ChapterPair[] };

/** Two works of different owners that may be one and the same, and why. */
export interface Clash {
  incoming: Candidate;
  existing: Candidate;
  grounds: Ground[];
}

/** What was taken so far, to compare the next work with. */
export interface Shelf {
  add(candidate: Candidate): void;
  /** Takes a work away that another replaces. */
  remove(candidate: Candidate): void;
  /** Clashes of a work with those of other owners, by their ids. */
  clashesOf(incoming: Candidate): Clash[];
}

/**
 * Opens a shelf for works that are offered. Their chapters alone are held in pieces; those of the works that stand are
 * asked about and let go, so that memory grows with what comes in, not with the portal.
 */
export function openShelf(offered: readonly Candidate[]): Shelf {
  const standing = new Set<Candidate>();
  const likeness = openLikeness<{ candidate: Candidate; chapter: ChapterText }>();
  for (const candidate of offered)
    for (const chapter of candidate.chapters)
      likeness.add({ candidate, chapter }, piecesOf(chapter.text));
  const alike = new Map<Candidate, Map<Candidate, ChapterPair[]>>();
  return {
    add: (existing) => {
      standing.add(existing);
      for (const chapter of existing.chapters) {
        for (const { key, share } of likeness.find(piecesOf(chapter.text))) {
          if (key.candidate.member === existing.member) continue;
          const ofIncoming = alike.get(key.candidate) ?? new Map<Candidate, ChapterPair[]>();
          alike.set(key.candidate, ofIncoming);
          const pairs = ofIncoming.get(existing) ?? [];
          ofIncoming.set(existing, pairs);
          pairs.push({ incoming: key.chapter, existing: chapter, share });
        }
      }
    },
    remove: (candidate) => standing.delete(candidate),
    clashesOf: (incoming) =>
      [...standing]
        .filter(({ member }) => member !== incoming.member)
        .flatMap((existing) => {
          const chapters = alike.get(incoming)?.get(existing) ?? [];
          const grounds = [
            ...sameFacts(incoming, existing),
            ...(chapters.length > 0 ? [{ kind: 'near-identical', chapters } as const] : []),
          ];
          return grounds.length > 0 ? [{ incoming, existing, grounds }] : [];
        })
        .sort((a, b) => (a.existing.work.id < b.existing.work.id ? -1 : 1)),
  };
}

function sameFacts(incoming: Candidate, existing: Candidate): Ground[] {
  const grounds: Ground[] = [];
  if (incoming.plainId === existing.plainId)
    grounds.push({ kind: 'same-id', id: incoming.plainId });
  const isbn = isbnOf(incoming);
  if (isbn !== undefined && isbn === isbnOf(existing)) grounds.push({ kind: 'same-isbn', isbn });
  const division = divisionOf(incoming);
  const years = yearsOf(incoming);
  const isSameKind = incoming.work.meta.kind === existing.work.meta.kind;
  if (
    isSameKind &&
    division !== undefined &&
    years !== undefined &&
    division === divisionOf(existing) &&
    years === yearsOf(existing)
  )
    grounds.push({ kind: 'same-division-and-year', division, years });
  return grounds;
}

const isbnOf = ({ work }: Candidate): string | undefined =>
  work.meta.printing?.isbn?.replaceAll('-', '');

const divisionOf = ({ work, division }: Candidate): string | undefined =>
  work.meta.division ?? division;

/** The year of a yearbook, else the years a work records. */
function yearsOf({ work: { meta } }: Candidate): string | undefined {
  if ('editionYear' in meta) return String(meta.editionYear);
  return meta.coverage && `${meta.coverage.from}—${meta.coverage.to}`;
}
