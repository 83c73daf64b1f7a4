import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Portal } from '../../model/portal.ts';
import type { ReleasedWork } from '../released.ts';
import { ownSerif } from '../typeface.ts';
import { drawBookCover } from './draw-cover.ts';

const mostPixels = 100_000_000;
/** Paper behind a picture that is transparent or of other proportions. */
export const coverGround = '#f4f1e9';
/** Weight of the type on covers that are drawn. */
const weight = 620;

/** A cover for a work without a picture of its own, as SVG. */
export async function drawnCover(
  { work: { meta } }: ReleasedWork,
  portal: Portal,
  size: { widthPx: number; heightPx: number },
): Promise<Buffer> {
  return Buffer.from(drawBookCover(meta, portal, size, await ownSerif(weight)));
}

/** The cover inside a book, as JPEG: the work's own picture as it is, however small, or one that is drawn. */
export async function makeBookCover(
  { released, portal }: { released: ReleasedWork; portal: Portal },
  content: string,
): Promise<Buffer> {
  const { meta, folder } = released.work;
  const picture =
    meta.cover === undefined
      ? await drawnCover(released, portal, { widthPx: 1200, heightPx: 1680 })
      : await readFile(path.join(content, ...folder.split('/'), meta.cover));
  return sharp(picture, { limitInputPixels: mostPixels })
    .autoOrient()
    .resize({ width: 1680, height: 1680, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: coverGround })
    .jpeg({ quality: 86 })
    .toBuffer();
}
