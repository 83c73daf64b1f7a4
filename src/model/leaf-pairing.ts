import { marksOf, type ScanLeaf } from './scans.ts';

/** Where a leaf begins in the text: its chapter and what `<Leaf n>` calls it. */
export interface LeafMark {
  /** Chapter id. */
  chapter: string;
  n: string;
}

export interface LeafPairing {
  /** Marks a scan shows, by the id of the scan, in the order it names them. */
  marks: Map<string, LeafMark[]>;
  /** Scan that shows a mark, by `markKey`. */
  scans: Map<string, string>;
  /** Scan named as `chapter#`: the one on which the chapter's text before its first leaf stands, by chapter id. */
  beginnings: Map<string, string>;
  /** What scans name and the text does not settle. */
  problems: { leaf: ScanLeaf; mark: string; found: number }[];
}

export function markKey({ chapter, n }: LeafMark): string {
  return `${chapter}#${n}`;
}

/**
 * Pairs scans with the leaves of the text, both in reading order. A name that stands once on either side is that leaf;
 * one that stands as often among the scans as in the text is taken in order, so that `1a` of the second juan follows
 * `1a` of the first; `chapter#1a` names a chapter. A name the text does not have is a leaf without text, and a problem
 * only where it is written as `leaf`, not where it is merely the label.
 *
 * @param chapters ids of all chapters, those without a leaf too.
 */
export function pairLeaves(
  leaves: readonly ScanLeaf[],
  marks: readonly LeafMark[],
  chapters: readonly string[] = [],
): LeafPairing {
  const pairing: LeafPairing = {
    marks: new Map(),
    scans: new Map(),
    beginnings: new Map(),
    problems: [],
  };
  const byName = Map.groupBy(marks, ({ n }) => n);
  const wanted = leaves.flatMap((leaf) => marksOf(leaf).map((mark) => ({ leaf, mark })));
  for (const [mark, wants] of Map.groupBy(wanted, (want) => want.mark)) {
    const found = byName.get(mark) ?? named(mark, marks);
    const beginning = found.length === 0 ? begun(mark, chapters) : undefined;
    if (beginning !== undefined && wants[0]) {
      pairing.beginnings.set(beginning, wants[0].leaf.id);
      continue;
    }
    if (found.length === wants.length || (wants.length === 1 && found.length === 1)) {
      for (const [index, { leaf }] of wants.entries()) {
        const place = found[index];
        if (place) pair(pairing, leaf.id, place);
      }
    } else {
      for (const { leaf } of wants)
        if (found.length > 0 || leaf.leaf !== undefined)
          pairing.problems.push({ leaf, mark, found: found.length });
    }
  }
  return pairing;
}

function pair({ marks, scans }: LeafPairing, scan: string, place: LeafMark): void {
  if (scans.has(markKey(place))) return;
  scans.set(markKey(place), scan);
  const places = marks.get(scan) ?? [];
  places.push(place);
  marks.set(scan, places);
}

/** `territory#1a`: the mark of a chapter, by the end of the chapter's id. */
function named(mark: string, marks: readonly LeafMark[]): LeafMark[] {
  const cut = mark.lastIndexOf('#');
  if (cut <= 0) return [];
  const [chapter, name] = [mark.slice(0, cut), mark.slice(cut + 1)];
  return marks.filter(({ chapter: id, n }) => n === name && id.endsWith(`/${chapter}`));
}

/** `territory#`: the beginning of a chapter, before its first leaf. */
function begun(mark: string, chapters: readonly string[]): string | undefined {
  return mark.length > 1 && mark.endsWith('#')
    ? chapters.find((id) => id.endsWith(`/${mark.slice(0, -1)}`))
    : undefined;
}

/** A chapter, and whether it has text before its first leaf. */
export interface BegunChapter {
  id: string;
  isBegunBefore: boolean;
}

/**
 * Scan on which each chapter begins; undefined where no scan shows that leaf. Text before the first leaf of a chapter
 * is still on the last leaf of the chapter before, unless the list names another scan.
 *
 * @param chapters all chapters in reading order, those that are withheld too.
 * @param isWhole whether `chapters` are all there are. Of a work that came from another member some are not here, and
 *   the chapter before may be one of those: then only what the list names is known.
 */
export function pairBeginnings(
  { scans, beginnings }: LeafPairing,
  marks: readonly LeafMark[],
  chapters: readonly BegunChapter[],
  isWhole: boolean,
): Map<string, string | undefined> {
  const byChapter = Map.groupBy(marks, ({ chapter }) => chapter);
  const scanOf = (mark: LeafMark | undefined): string | undefined =>
    mark && scans.get(markKey(mark));
  const begins = new Map<string, string | undefined>();
  let last: LeafMark | undefined;
  for (const { id, isBegunBefore } of chapters) {
    const own = byChapter.get(id) ?? [];
    const guessed = isWhole ? scanOf(last ?? own[0]) : undefined;
    begins.set(id, isBegunBefore ? (beginnings.get(id) ?? guessed) : scanOf(own[0]));
    last = own.at(-1) ?? last;
  }
  return begins;
}
