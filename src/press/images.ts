import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { aFinding, type Finding } from '../model/finding.ts';
import type { PictureData } from '../page/portal-data.ts';
import { keepFolder } from './keep-folder.ts';
import { readSvg } from './svg.ts';

/** An image a page shows; `at` is where the editor named it. */
export interface ImageUse {
  /** Path relative to the content folder. */
  file: string;
  /** Chapter or work file that names it, and the place there. */
  namedIn: string;
  at?: { line: number; column: number };
}

export interface ImageRoom {
  /** Absolute path of the content folder. */
  root: string;
  cache: string;
}

/** Every image that can be shown, by file; cache folders of all of them; and what was wrong with the others. */
export interface MadeImages {
  pictures: Map<string, PictureData>;
  keys: Set<string>;
  findings: Finding[];
}

/** Widths made, in pixels; never wider than the original. */
const widthsPx = [480, 960, 1600];
/** More pixels than this are refused before decoding: a small file can unpack to any size. */
const mostPixels = 100_000_000;
const recipe = 'v1';

/**
 * Makes every image the pages show: AVIF and WebP in three widths, re-encoded so that no metadata of the original
 * (place, device, owner) remains. Results are cached by the digest of the original.
 *
 * An image that cannot be used has no picture and gives a finding at each place that names it.
 */
export async function makeImages(uses: readonly ImageUse[], room: ImageRoom): Promise<MadeImages> {
  const pictures = new Map<string, PictureData>();
  const findings: Finding[] = [];
  const keys = new Set<string>();
  const first = new Map<string, ImageUse>();
  for (const use of uses) if (!first.has(use.file)) first.set(use.file, use);
  // sharp spreads each image over the cores itself; two at a time keep memory small.
  const queue = [...first.values()];
  const work = async (): Promise<void> => {
    for (let use = queue.shift(); use !== undefined; use = queue.shift()) {
      const made = await makeImage(use, room);
      if ('finding' in made) {
        for (const each of uses) {
          if (each.file === use.file)
            findings.push({
              ...made.finding,
              file: each.namedIn,
              ...(each.at ? { at: each.at } : {}),
            });
        }
      } else {
        pictures.set(use.file, made.picture);
        keys.add(made.key);
      }
    }
  };
  await Promise.all([work(), work()]);
  return { pictures, keys, findings };
}

type Made = { picture: PictureData; key: string } | { finding: Finding };

async function makeImage(use: ImageUse, room: ImageRoom): Promise<Made> {
  const name = path.basename(use.file);
  const bytes = await readFile(path.join(room.root, use.file)).catch(() => undefined);
  if (!bytes) {
    return refuse(
      use,
      'figure-missing',
      `找不到图片 ${name}。请把图片放在本篇章的文件夹里，并核对文件名的大小写和扩展名。`,
    );
  }
  const key = createHash('sha256').update(recipe).update(bytes).digest('hex').slice(0, 24);
  const cached = path.join(room.cache, 'images', key);
  if (!existsSync(path.join(cached, 'picture.json'))) {
    const failed = await writeCached(use, name, bytes, key, cached);
    if (failed) return failed;
  }
  const picture = JSON.parse(
    await readFile(path.join(cached, 'picture.json'), 'utf8'),
  ) as PictureData;
  return { picture, key };
}

/** Copies the files of made images into the folder that becomes the portal. */
export async function placeImages({ keys }: MadeImages, cache: string, out: string): Promise<void> {
  if (keys.size === 0) return;
  await mkdir(path.join(out, 'images'), { recursive: true });
  for (const key of keys) {
    const folder = path.join(cache, 'images', key);
    for (const file of await readdir(folder)) {
      if (file !== 'picture.json')
        await copyFile(path.join(folder, file), path.join(out, 'images', file));
    }
  }
}

function refuse(
  use: ImageUse,
  code: 'figure-missing' | 'figure-broken' | 'figure-too-large',
  message: string,
): Made {
  return { finding: aFinding(code, use.namedIn, message, use.at) };
}

/** Makes the files in a folder beside and renames it, so that a killed build leaves nothing half made. */
async function writeCached(
  use: ImageUse,
  name: string,
  bytes: Buffer,
  key: string,
  cached: string,
): Promise<Made | undefined> {
  await mkdir(path.dirname(cached), { recursive: true });
  // A folder of its own each time: two files of the same bytes may be made at once.
  const beside = await mkdtemp(`${cached}.`);
  try {
    const made = name.toLowerCase().endsWith('.svg')
      ? await copySvg(use, name, bytes, key, beside)
      : await encode(use, name, bytes, key, beside);
    if ('finding' in made) return made;
    await writeFile(path.join(beside, 'picture.json'), JSON.stringify(made.picture));
    await keepFolder(beside, cached, 'picture.json');
    return undefined;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Width and height of a picture, or why it cannot be used; bounded before anything is decoded. */
export async function measurePicture(
  name: string,
  bytes: Buffer,
): Promise<
  | { width: number; height: number }
  | { code: 'figure-broken' | 'figure-too-large'; problem: string }
> {
  if (name.toLowerCase().endsWith('.svg')) {
    const read = readSvg(bytes.toString('utf8'));
    if (!('problem' in read)) return { width: read.width, height: read.height };
    return { code: 'figure-broken', problem: `图片 ${name} 不能使用：${read.problem}` };
  }
  try {
    const { width, height, autoOrient } = await sharp(bytes, {
      limitInputPixels: false,
    }).metadata();
    if (width * height <= mostPixels) return { width: autoOrient.width, height: autoOrient.height };
    return {
      code: 'figure-too-large',
      problem: `图片 ${name} 有 ${width}×${height} 像素，超过一亿像素的上限。请先缩小，长边 6000 像素已足够。`,
    };
  } catch {
    return {
      code: 'figure-broken',
      problem: `图片 ${name} 打不开，可能不完整，或不是图片。请重新导出为 JPEG 或 PNG。`,
    };
  }
}

async function copySvg(
  use: ImageUse,
  name: string,
  bytes: Buffer,
  key: string,
  folder: string,
): Promise<Made> {
  const size = await measurePicture(name, bytes);
  if ('problem' in size) return refuse(use, size.code, size.problem);
  const file = `${key}.svg`;
  await writeFile(path.join(folder, file), bytes);
  return {
    picture: { ...size, sources: [], fallback: `images/${file}` },
    key,
  };
}

async function encode(
  use: ImageUse,
  name: string,
  bytes: Buffer,
  key: string,
  folder: string,
): Promise<Made> {
  const size = await measurePicture(name, bytes);
  if ('problem' in size) return refuse(use, size.code, size.problem);
  const widths = [...new Set(widthsPx.map((width) => Math.min(width, size.width)))];
  try {
    const formats = [
      { type: 'image/avif', extension: 'avif' },
      { type: 'image/webp', extension: 'webp' },
    ] as const;
    const sources: PictureData['sources'] = formats.map(({ type, extension }) => ({
      type,
      files: widths.map((width) => ({ address: `images/${key}-${width}.${extension}`, width })),
    }));
    for (const width of widths) {
      const resized = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated' })
        .autoOrient()
        .resize({ width });
      await resized
        .clone()
        .avif({ quality: 55, effort: 3 })
        .toFile(path.join(folder, `${key}-${width}.avif`));
      await resized
        .clone()
        .webp({ quality: 78 })
        .toFile(path.join(folder, `${key}-${width}.webp`));
    }
    const middle = widths[Math.min(1, widths.length - 1)] ?? size.width;
    return { picture: { ...size, sources, fallback: `images/${key}-${middle}.webp` }, key };
  } catch {
    return refuse(
      use,
      'figure-broken',
      `图片 ${name} 读到一半就断了，文件不完整。请重新导出为 JPEG 或 PNG。`,
    );
  }
}
