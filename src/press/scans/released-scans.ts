import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Work } from '../../corpus/corpus.ts';
import { readChapterFacts } from '../../corpus/read-chapter.ts';
import { readLeafMarks } from '../../markdown/leaf-marks.ts';
import { isWithheld, type Release } from '../../model/access.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import {
  markKey,
  pairBeginnings,
  pairLeaves,
  type LeafMark,
  type LeafPairing,
} from '../../model/leaf-pairing.ts';
import { countStates, leastState, reaches, type StateCounts } from '../../model/proof-state.ts';
import type { ScanLeaf, Scans } from '../../model/scans.ts';
import type { ReleasedWork } from '../released.ts';

/** A work with scans, paired with its text before anything of it is compiled. */
export interface ScannedWork {
  work: Work;
  scans: Scans;
  pairing: LeafPairing;
  /** Marks in reading order, those of withheld chapters too. */
  marks: (LeafMark & { isHeld: boolean })[];
  /** Chapters that have text before their first leaf. */
  begunBefore: Set<string>;
  /** Scan on which each chapter begins. */
  begins: Map<string, string | undefined>;
  /** Titles of volumes that are less proofread than the release asks. */
  below: Set<string>;
  /** Chapters on leaves of those volumes. */
  unproofread: Set<string>;
  /** Chapters that their own facts hold back. */
  withheld: Set<string>;
}

/** A scan that may be shown, with the leaves of the text it shows. */
interface ReleasedLeaf extends ScanLeaf {
  volume: string;
  marks: LeafMark[];
}

/** The scans of a work as they may be shown. */
export interface ReleasedScans {
  work: ReleasedWork;
  facts: Omit<Scans, 'volumes'>;
  volumes: { title: string; counts: StateCounts; isBelow: boolean; leaves: ReleasedLeaf[] }[];
  pairing: LeafPairing;
  begunBefore: Set<string>;
  /** Scan on which each chapter begins, which may be one that is not shown. */
  begins: Map<string, string | undefined>;
}

/** Reads the leaves of every work that has scans. Of works without, nothing is read. */
export async function readScannedWorks(
  works: readonly Work[],
  root: string,
  release: Release,
): Promise<ScannedWork[]> {
  const scanned: ScannedWork[] = [];
  for (const work of works) {
    const { scans } = work;
    if (scans === undefined) continue;
    const marks: ScannedWork['marks'] = [];
    const begunBefore = new Set<string>();
    const withheld = new Set<string>();
    for (const { id, file } of work.chapters) {
      const source = await readFile(path.join(root, file), 'utf8');
      marks.push(...readLeafMarks(source, release).map((mark) => ({ chapter: id, ...mark })));
      if (beginsBefore(source)) begunBefore.add(id);
      if (isWithheld(readChapterFacts(source, file).value ?? {}, release)) withheld.add(id);
    }
    const below = new Set(
      scans.volumes
        .filter(({ leaves }) => !reaches(leastState(leaves), release.proofread))
        .map(({ title }) => title),
    );
    const leaves = scans.volumes.flatMap((volume) => volume.leaves);
    const ids = work.chapters.map(({ id }) => id);
    const pairing = pairLeaves(leaves, marks, ids);
    const begins = pairBeginnings(
      pairing,
      marks,
      ids.map((id) => ({ id, isBegunBefore: begunBefore.has(id) })),
      work.accepted === undefined,
    );
    const unproofread = new Set(
      scans.volumes
        .filter(({ title }) => below.has(title))
        .flatMap((volume) => volume.leaves.flatMap(({ id }) => pairing.marks.get(id) ?? []))
        .map(({ chapter }) => chapter),
    );
    scanned.push({
      work,
      scans,
      pairing,
      marks,
      begunBefore,
      begins,
      below,
      unproofread,
      withheld,
    });
  }
  return scanned;
}

/** Whether a chapter has text, headings not counted, before its first leaf. */
function beginsBefore(source: string): boolean {
  const body = source.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
  const first = body.search(/<Leaf\s/);
  const before = first < 0 ? body : body.slice(0, first);
  return before.split(/\r?\n/).some((line) => /\p{L}/u.test(line) && !line.startsWith('#'));
}

/** Leaves out chapters on leaves of volumes that are less proofread than the release asks. */
export function withoutUnproofread(
  shown: readonly Work[],
  scanned: readonly ScannedWork[],
): Work[] {
  return shown.map((work) => {
    const out = scanned.find((each) => each.work.id === work.id)?.unproofread;
    if (out === undefined || out.size === 0) return work;
    return { ...work, chapters: work.chapters.filter(({ id }) => !out.has(id)) };
  });
}

/** What of the scans may be shown, once it is known which chapters are. */
export function releaseScans(
  scanned: readonly ScannedWork[],
  works: readonly ReleasedWork[],
  release: Release,
): ReleasedScans[] {
  return scanned.flatMap((each) => {
    const work = works.find(({ work: { id } }) => id === each.work.id);
    if (work === undefined) return [];
    const held = heldScans(each, work);
    const { pairing, begunBefore, begins } = each;
    const { volumes, ...facts } = each.scans;
    const shown = volumes.map(({ title, leaves }) => {
      const open = leaves.filter((leaf) => !isWithheld(leaf, release) && !held.has(leaf.id));
      const isBelow = each.below.has(title);
      return {
        title,
        counts: countStates(open),
        isBelow,
        leaves: isBelow
          ? []
          : open.map((leaf): ReleasedLeaf => ({
              ...leaf,
              volume: title,
              marks: pairing.marks.get(leaf.id) ?? [],
            })),
      };
    });
    const withLeaves = shown.filter(
      ({ leaves, isBelow, counts }) =>
        leaves.length > 0 || (isBelow && Object.values(counts).some((count) => count > 0)),
    );
    return withLeaves.length === 0
      ? []
      : [{ work, facts, volumes: withLeaves, pairing, begunBefore, begins }];
  });
}

/** Scans on which text stands that is withheld, by their ids: a picture would show it. */
function heldScans(
  { work, marks, pairing, begunBefore, begins, unproofread, withheld }: ScannedWork,
  { chapters }: ReleasedWork,
): Set<string> {
  // What is merely not proofread is no secret: how far it is may be told.
  const unsettled = [...unproofread].filter((id) => !withheld.has(id));
  const open = new Set([...chapters.map(({ id }) => id), ...unsettled]);
  const held = new Set<string>();
  const hold = (scan: string | undefined): void => {
    if (scan !== undefined) held.add(scan);
  };
  for (const mark of marks)
    if (mark.isHeld || !open.has(mark.chapter)) hold(pairing.scans.get(markKey(mark)));
  for (const { id } of work.chapters)
    if (!open.has(id) && begunBefore.has(id)) hold(begins.get(id));
  return held;
}

/** Leaves named in a list of scans that the text does not settle. */
export function unpairedFindings({ work, pairing }: ScannedWork): Finding[] {
  if (pairing.problems.length === 0) return [];
  const said = pairing.problems.slice(0, 5).map(({ leaf, mark, found }) => {
    const why = found === 0 ? '文字里没有' : `文字里有 ${found} 处，与影像的幅数不等`;
    return `${leaf.id} 的“${mark}”${why}`;
  });
  const more = pairing.problems.length > 5 ? `；另有 ${pairing.problems.length - 5} 幅` : '';
  const message = `有 ${pairing.problems.length} 处叶次没有对上文字：${said.join('；')}${more}。请核对 leaf（叶次）；几篇里叶次相同的，写成“篇章文件名#叶次”，例如 juan-2#1a。`;
  return [aFinding('scan-leaf-unknown', `${work.folder}/scans.yaml`, message)];
}
