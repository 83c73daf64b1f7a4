import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { absoluteAddress } from '../../model/address.ts';
import { iiifManifest } from '../../page/iiif-manifest.ts';
import { leafView, type LeafPlace, type LeafView } from '../../page/leaf-view.ts';
import type { PortalData } from '../../page/portal-data.ts';
import { fillShell, parseLeafShell } from '../../page/shell.ts';
import { imageAddress, imageInfo, leafAddress, manifestAddress } from '../../page/tile-set.ts';
import { planFill } from '../place-chapters.ts';
import type { Prepared } from '../prepare.ts';
import { leafTexts, plainText, type LeafText } from './leaf-texts.ts';
import { linkFiles } from './link-files.ts';
import { scanKey } from './make-tiles.ts';
import type { ReleasedScans } from './released-scans.ts';

/** Everything about the leaves of a work, ready to be written. */
export interface WorkLeaves {
  released: ReleasedScans;
  texts: Map<string, LeafText>;
  pages: { address: string; view: LeafView }[];
}

/** Puts scans and text together, work by work. */
export function viewLeaves(
  prepared: Prepared,
  portal: PortalData['portal'],
  cache: string,
): WorkLeaves[] {
  const { scans, rare } = prepared;
  if (scans.released.length === 0) return [];
  const jobs = planFill(prepared);
  return scans.released.map((released) => {
    const { work } = released.work;
    const texts = leafTexts(
      released,
      jobs
        .filter((job) => job.work.id === work.id)
        .map(({ volume, pages }) => ({
          digest: volume,
          cache,
          work: { id: work.id, meta: work.meta },
          pages,
          undrawn: rare.undrawn,
          portalTitle: portal.title,
          site: portal.site,
        })),
    );
    const leaves = released.volumes.flatMap((volume) => volume.leaves);
    const pages = leaves.map((leaf, index) => {
      const text = texts.get(leaf.id);
      const place: LeafPlace = {
        leaf,
        volume: leaf.volume,
        work: { id: work.id, meta: work.meta },
        facts: released.facts,
        tiles: scans.made.tiles.get(scanKey(work.id, leaf.id)),
        text: text?.html ?? '',
        chapters: text?.chapters ?? [],
        previous: leaves[index - 1],
        next: leaves[index + 1],
        number: index + 1,
        all: leaves.length,
        portalTitle: portal.title,
        site: portal.site,
      };
      return { address: leafAddress(work.id, leaf.id), view: leafView(place) };
    });
    return { released, texts, pages };
  });
}

/** Writes the pages of all leaves. @returns their addresses. */
export async function placeLeafPages(
  works: readonly WorkLeaves[],
  shell: string | undefined,
  out: string,
): Promise<string[]> {
  if (works.length === 0) return [];
  if (shell === undefined) throw new Error('Astro rendered no layout of leaves.');
  const parsed = parseLeafShell(shell);
  const pages = works.flatMap((work) => work.pages);
  for (const { address, view } of pages) {
    const file = path.join(out, address);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, fillShell(parsed, view));
  }
  return pages.map(({ address }) => address);
}

export interface TilesRoom {
  cache: string;
  out: string;
  site: string | undefined;
  portalTitle: string;
  /** Keys of the pictures that lie there already, by address; those are not copied again. */
  there?: Map<string, string>;
}

/** Puts tiles, image facts and manifests where IIIF viewers look for them. @returns ids of works with a manifest. */
export async function placeTiles(
  works: readonly WorkLeaves[],
  { made }: Prepared['scans'],
  { cache, out, site, portalTitle, there }: TilesRoom,
): Promise<string[]> {
  const withManifest: string[] = [];
  for (const { released, texts } of works) {
    const { work, facts, volumes } = released;
    const shown = volumes.map(({ title, leaves }) => ({
      title,
      leaves: leaves.flatMap((leaf) => {
        const tiles = made.tiles.get(scanKey(work.work.id, leaf.id));
        const text = plainText(texts.get(leaf.id)?.html ?? '');
        return tiles === undefined ? [] : [{ leaf, tiles, text }];
      }),
    }));
    if (shown.every(({ leaves }) => leaves.length === 0)) continue;
    for (const { leaf, tiles } of shown.flatMap(({ leaves }) => leaves)) {
      const image = imageAddress(work.work.id, leaf.id);
      const folder = path.join(out, image);
      if (there?.get(image) !== tiles.key) {
        await rm(folder, { recursive: true, force: true });
        linkFiles(path.join(cache, 'scans', tiles.key, 'tiles'), folder);
        there?.set(image, tiles.key);
      }
      const info = imageInfo(absoluteAddress(site, image), tiles);
      await writeFile(path.join(folder, 'info.json'), `${JSON.stringify(info)}\n`);
    }
    const manifest = iiifManifest({
      id: work.work.id,
      meta: work.work.meta,
      facts,
      volumes: shown,
      site,
      portalTitle,
    });
    const file = path.join(out, manifestAddress(work.work.id));
    await writeFile(file, `${JSON.stringify(manifest, null, 1)}\n`);
    withManifest.push(work.work.id);
  }
  return withManifest;
}
