import type { ScanLeaf, Scans, ScanVolume } from '../../model/scans.ts';
import type { LeafLabel } from './read-labels.ts';

/** A scan to be listed: what is known of it before it has an id. */
export interface ListedScan {
  /** Facts of a picture: its digest and ending, or its canvas. */
  facts: Pick<ScanLeaf, 'sha256' | 'canvas' | 'image' | 'width' | 'height'>;
  /** Ending of the file it gets, with the dot; absent where the picture stays elsewhere. */
  ending?: string;
  label?: LeafLabel | undefined;
  volume?: string | undefined;
}

/** The new list, and which scans of it are new, by their place among those given. */
export interface NewList {
  scans: Scans;
  /** Name in the folder of scans for each given scan that was not there. */
  added: Map<number, ScanLeaf>;
}

const wholeBook = '全书';

/**
 * Puts scans into a list. One that is in it already stays where and what it is, but for the labels now given; a new one
 * follows at the end of its volume, with the next number.
 */
export function listScans(before: Scans, given: readonly ListedScan[]): NewList {
  const scans: Scans = {
    ...before,
    volumes: before.volumes.map((volume) => ({ ...volume, leaves: [...volume.leaves] })),
  };
  const known = Map.groupBy(
    scans.volumes.flatMap(({ leaves }) => leaves),
    keyOf,
  );
  let number = highest(scans);
  const added = new Map<number, ScanLeaf>();
  for (const [index, { facts, ending, label, volume }] of given.entries()) {
    const found = known.get(keyOf(facts))?.shift();
    if (found) {
      relabel(scans, found, label);
      continue;
    }
    const id = String(++number).padStart(4, '0');
    const leaf: ScanLeaf = {
      id,
      label: label?.label ?? `第 ${number} 幅`,
      ...(label?.leaf === undefined ? {} : { leaf: label.leaf }),
      state: label?.state ?? '未校',
      ...(ending === undefined ? {} : { file: `${id}${ending}` }),
      ...facts,
      access: 'public',
    };
    volumeOf(
      scans,
      label?.volume ?? volume ?? scans.volumes.at(-1)?.title ?? wholeBook,
    ).leaves.push(leaf);
    added.set(index, leaf);
  }
  scans.volumes = scans.volumes.filter(({ leaves }) => leaves.length > 0);
  return { scans, added };
}

function relabel(scans: Scans, leaf: ScanLeaf, label: LeafLabel | undefined): void {
  if (label === undefined) return;
  leaf.label = label.label;
  if (label.leaf === undefined) delete leaf.leaf;
  else leaf.leaf = label.leaf;
  if (label.state !== undefined) leaf.state = label.state;
  if (label.volume === undefined) return;
  const volume = volumeOf(scans, label.volume);
  if (volume.leaves.includes(leaf)) return;
  for (const each of scans.volumes) each.leaves = each.leaves.filter((other) => other !== leaf);
  volume.leaves.push(leaf);
}

function volumeOf(scans: Scans, title: string): ScanVolume {
  const found = scans.volumes.find((volume) => volume.title === title);
  if (found) return found;
  const volume = { title, leaves: [] };
  scans.volumes.push(volume);
  return volume;
}

function keyOf({ sha256, canvas }: Pick<ScanLeaf, 'sha256' | 'canvas'>): string {
  return sha256 ?? canvas ?? '';
}

function highest({ volumes }: Scans): number {
  const numbers = volumes.flatMap(({ leaves }) => leaves.map(({ id }) => Number(id)));
  return Math.max(0, ...numbers.filter(Number.isInteger));
}
