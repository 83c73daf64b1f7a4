import { existsSync } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { scansFile, scansFolder } from '../corpus/read-scans.ts';
import { writeScans } from '../importers/scans/write-scans.ts';
import { mostScanPixels } from '../model/scan-limits.ts';
import type { ScanLeaf } from '../model/scans.ts';
import { openDigests, type Digests } from '../press/digests.ts';
import type { ReleasedScans } from '../press/scans/released-scans.ts';

/** What goes along of the scans of a work. Paths are from the content folder. */
export interface TravellingScans {
  /** Id of the work. */
  work: string;
  /** The list: what may be shown, and what each leaf shows of the text that goes along. */
  list: { path: string; content: string };
  /** Pictures, each with the absolute path it is read from: the master itself, or a copy for reading. */
  pictures: { path: string; from: string }[];
  /** Masters that stay with the office. */
  left: { files: number; bytes: number };
}

type Carried = Pick<TravellingScans, 'pictures' | 'left'>;

/** A master goes along as it is when it is a web picture of no more than this; else a copy for reading does. */
const mostMasterBytes = 16 * 1024 * 1024;
const isWebPicture = (file: string): boolean => /\.(?:jpe?g|png)$/i.test(file);
/** Of copies, which keep every pixel of the master. */
const quality = 90;

interface ScansRoom {
  content: string;
  cache: string;
  /** Ids of chapters whose source goes along. */
  chapters: ReadonlySet<string>;
  onScan?: ((done: number, all: number) => void) | undefined;
}

/**
 * The scans of works as others may have them, so that they show the same leaves beside the same text: withheld leaves
 * are not in the list, and which leaf of the text each shows is written out, whatever of the text is held back.
 */
export async function gatherScans(
  released: readonly ReleasedScans[],
  room: ScansRoom,
): Promise<TravellingScans[]> {
  const digests = await openDigests(path.join(room.cache, 'scans', 'sha256.json'));
  const all = released.flatMap(({ volumes }) => volumes.flatMap(({ leaves }) => leaves)).length;
  let done = 0;
  const travelling: TravellingScans[] = [];
  for (const { work, facts, volumes, begunBefore, begins } of released) {
    const { id, folder } = work.work;
    const scans: Carried = { pictures: [], left: { files: 0, bytes: 0 } };
    const listed = [];
    for (const { title, leaves } of volumes) {
      const written: ScanLeaf[] = [];
      for (const each of leaves) {
        const { marks, ...leaf } = withoutPlace(each);
        const picture = await carry(leaf, folder, { ...room, digests }, scans);
        const begun = [...begunBefore].filter((chapter) => begins.get(chapter) === leaf.id);
        const shown = [...marks, ...begun.map((chapter) => ({ chapter, n: '' }))]
          .filter(({ chapter }) => room.chapters.has(chapter))
          .map(({ chapter, n }) => `${chapter.slice(chapter.indexOf('/') + 1)}#${n}`);
        written.push({ ...leaf, leaf: shown, ...picture });
        room.onScan?.(++done, all);
      }
      if (written.length > 0) listed.push({ title, leaves: written });
    }
    if (listed.length === 0) continue;
    const content = writeScans({ ...facts, volumes: listed });
    travelling.push({ work: id, list: { path: `${folder}/${scansFile}`, content }, ...scans });
  }
  await digests.save();
  return travelling;
}

type ReleasedLeaf = ReleasedScans['volumes'][number]['leaves'][number];

/** A leaf without what is said of it elsewhere, or no longer holds. */
function withoutPlace(leaf: ReleasedLeaf): Omit<ReleasedLeaf, 'volume' | 'embargo'> {
  const { volume, embargo, ...rest } = leaf;
  void [volume, embargo];
  return rest;
}

/** Adds the picture of a leaf. @returns what the list says of it, other than at home. */
async function carry(
  { id, file }: ScanLeaf,
  work: string,
  { content, cache, digests }: ScansRoom & { digests: Digests },
  scans: Carried,
): Promise<Pick<ScanLeaf, 'file' | 'sha256' | 'master'>> {
  if (file === undefined) return {};
  const folder = `${work}/${scansFolder}`;
  const master = path.join(content, folder, file);
  const [sha256, { size: sizeBytes }] = [await digests.digestOf(master), await stat(master)];
  if (isWebPicture(file) && sizeBytes <= mostMasterBytes) {
    scans.pictures.push({ path: `${folder}/${file}`, from: master });
    return { file, sha256 };
  }
  const copy = path.join(cache, 'scan-copies', `${sha256}.jpg`);
  if (!existsSync(copy)) await copyForReading(master, copy);
  const name = `${id}-copy.jpg`;
  scans.pictures.push({ path: `${folder}/${name}`, from: copy });
  scans.left.files++;
  scans.left.bytes += sizeBytes;
  return {
    file: name,
    sha256: await digests.digestOf(copy),
    ...(sha256 === undefined ? {} : { master: { file, sha256, sizeBytes } }),
  };
}

async function copyForReading(master: string, copy: string): Promise<void> {
  await mkdir(path.dirname(copy), { recursive: true });
  const beside = `${copy}.${process.pid}`;
  await sharp(master, { limitInputPixels: mostScanPixels, failOn: 'truncated' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality })
    .toFile(beside);
  await rename(beside, copy);
}
