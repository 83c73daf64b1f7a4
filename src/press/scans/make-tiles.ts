import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { aFinding, type Finding } from '../../model/finding.ts';
import { mostScanPixels } from '../../model/scan-limits.ts';
import type { TileSet } from '../../page/tile-set.ts';
import { openDigests, type Digests } from '../digests.ts';
import type { ReleasedScans } from './released-scans.ts';

/** Tiles of every scan that may be shown. */
export interface MadeScans {
  /** By `scanKey`. */
  tiles: Map<string, TileSet>;
  /** Folders of the cache that are used. */
  keys: Set<string>;
  /** Scans whose tiles were cut in this run, not taken from an earlier one. */
  cut: number;
  findings: Finding[];
}

export function scanKey(work: string, leaf: string): string {
  return `${work}/${leaf}`;
}

export interface ScansRoom {
  /** Absolute path of the content folder. */
  root: string;
  cache: string;
  /** Told as each scan is done. */
  onScan?: ((done: number, all: number) => void) | undefined;
}

const recipe = 'v1';
const tilePx = 512;
const quality = 75;
/** Widths of the whole leaf, for lists and for reading, in pixels; never wider than the scan. */
const widthsPx = { thumb: 160, page: 960 };
/** Longest side of the picture given out as the whole leaf; finer detail is in the tiles. */
const mostWholePx = 2400;

/**
 * Cuts every scan into IIIF level-0 tiles, in folders of the cache named by the digest of the picture: what was cut
 * once is not cut again.
 */
export async function makeScanTiles(
  released: readonly ReleasedScans[],
  { root, cache, onScan }: ScansRoom,
): Promise<MadeScans> {
  const made: MadeScans = { tiles: new Map(), keys: new Set(), cut: 0, findings: [] };
  const digests = await openDigests(path.join(cache, 'scans', 'sha256.json'));
  const queue = released.flatMap(({ work: { work }, volumes }) =>
    volumes.flatMap(({ leaves }) =>
      leaves.flatMap(({ id, file, sha256 }) =>
        file === undefined
          ? []
          : [{ key: scanKey(work.id, id), file: `${work.folder}/scans/${file}`, sha256 }],
      ),
    ),
  );
  const all = queue.length;
  const cutting = new Map<string, Promise<Problem | undefined>>();
  // sharp spreads each image over the cores itself; two at a time keep memory small.
  const work = async (): Promise<void> => {
    for (let scan = queue.shift(); scan !== undefined; scan = queue.shift()) {
      await makeScan(scan, { root, cache, digests, cutting }, made);
      onScan?.(all - queue.length, all);
    }
  };
  await Promise.all([work(), work()]);
  await digests.save();
  return made;
}

interface TilesRoom {
  root: string;
  cache: string;
  digests: Digests;
  /** Folders that are being made: two scans may be alike. */
  cutting: Map<string, Promise<Problem | undefined>>;
}

async function makeScan(
  { key, file, sha256 }: { key: string; file: string; sha256?: string | undefined },
  { root, cache, digests, cutting }: TilesRoom,
  made: MadeScans,
): Promise<void> {
  const source = path.join(root, file);
  const digest = await digests.digestOf(source);
  if (digest === undefined) {
    const message = '找不到这幅影像。请把它放回 scans 文件夹，并核对文件名的大小写和扩展名。';
    made.findings.push(aFinding('scan-missing', file, message));
    return;
  }
  if (sha256 !== undefined && digest !== sha256) {
    const message =
      '这幅影像与 scans.yaml 登记的不同，可能被改过，或放错了。若是有意更换，请把 sha256 一项删去；不是的，请放回原来的文件。';
    made.findings.push(aFinding('scan-changed', file, message));
  }
  const name = createHash('sha256').update(`${recipe} ${digest}`).digest('hex').slice(0, 24);
  const folder = path.join(cache, 'scans', name);
  if (!existsSync(path.join(folder, 'scan.json'))) {
    if (!cutting.has(name)) {
      cutting.set(name, cut(source, folder));
      made.cut++;
    }
    const problem = await cutting.get(name);
    if (problem) {
      made.findings.push(aFinding(problem.code, file, problem.message));
      return;
    }
  }
  const facts = JSON.parse(await readFile(path.join(folder, 'scan.json'), 'utf8')) as TileSet;
  made.tiles.set(key, { ...facts, key: name });
  made.keys.add(name);
}

type Problem = Pick<Finding, 'code' | 'message'>;

/** Makes the files in a folder beside and renames it, so that a killed build leaves nothing half made. */
async function cut(source: string, folder: string): Promise<Problem | undefined> {
  const beside = `${folder}.${process.pid}`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  try {
    const { width, height, format, autoOrient } = await sharp(source, {
      limitInputPixels: false,
    }).metadata();
    if (width * height > mostScanPixels)
      return {
        code: 'scan-too-large',
        message: `影像有 ${width}×${height} 像素，超过一亿像素的上限。请先缩小，或切成几幅。`,
      };
    if (!['png', 'jpeg', 'tiff'].includes(format)) throw new Error(`A scan of format ${format}.`);
    const facts = await writeTiles(source, autoOrient, beside);
    await writeFile(path.join(beside, 'scan.json'), JSON.stringify(facts));
    // Another build may have put the same tiles there meanwhile.
    await rename(beside, folder).catch((error: unknown) => {
      if (!existsSync(path.join(folder, 'scan.json'))) throw error;
    });
    return undefined;
  } catch (error) {
    // Of the machine, such as a full disk; sharp's own carry no code.
    if (error instanceof Error && 'code' in error) throw error;
    return {
      code: 'scan-broken',
      message:
        '这幅影像打不开，文件损坏或不完整，或不是 PNG、JPEG、TIFF 图片。请重新用 npx fangzhi import scans 收入原文件。',
    };
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

async function writeTiles(
  source: string,
  { width, height }: { width: number; height: number },
  folder: string,
): Promise<Omit<TileSet, 'key'>> {
  const picture = sharp(source, { limitInputPixels: mostScanPixels, failOn: 'truncated' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
  await picture
    .clone()
    .jpeg({ quality })
    .tile({ size: tilePx, layout: 'iiif3' })
    .toFile(path.join(folder, 'tiles'));
  const info = path.join(folder, 'tiles', 'info.json');
  const { tiles } = JSON.parse(await readFile(info, 'utf8')) as {
    tiles: { scaleFactors: number[] }[];
  };
  await rm(info);
  const within = (widest: number): { width: number; height: number } => {
    const across = Math.min(widest, width);
    return { width: across, height: Math.max(1, Math.round((height * across) / width)) };
  };
  const scale = Math.min(1, mostWholePx / Math.max(width, height));
  const sizes = { thumb: within(widthsPx.thumb), page: within(widthsPx.page) };
  const whole = within(Math.max(1, Math.round(width * scale)));
  for (const size of [sizes.thumb, sizes.page])
    await writeWhole(
      picture,
      size,
      path.join(folder, 'tiles', 'full', `${size.width},${size.height}`),
    );
  await writeWhole(picture, whole, path.join(folder, 'tiles', 'full', 'max'));
  return { width, height, ...sizes, whole, tilePx, scaleFactors: tiles[0]?.scaleFactors ?? [1] };
}

async function writeWhole(
  picture: Sharp,
  { width, height }: { width: number; height: number },
  folder: string,
): Promise<void> {
  await mkdir(path.join(folder, '0'), { recursive: true });
  await picture
    .clone()
    .resize({ width, height, fit: 'fill' })
    .jpeg({ quality, mozjpeg: true })
    .toFile(path.join(folder, '0', 'default.jpg'));
}
