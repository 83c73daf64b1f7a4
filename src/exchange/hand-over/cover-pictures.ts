import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { aFinding, type Finding } from '../../model/finding.ts';
import type { AskedCover } from '../../model/profile.ts';
import { coverGround, drawnCover } from '../../press/books/book-cover.ts';
import type { HandedWork } from './handed-work.ts';

const mostPixels = 100_000_000;
const qualities = [90, 82, 74, 66, 58, 50];

/**
 * Makes the cover of a work in the size a partner asks for: its own picture, whole, on paper where the proportions
 * differ; without one, a cover that is drawn.
 *
 * @returns a finding where the picture is smaller than asked, or too heavy at any quality that can be looked at.
 */
export async function makeCover(
  work: HandedWork,
  asked: AskedCover,
  content: string,
): Promise<Buffer | Finding> {
  const { widthPx, heightPx, type, mostKilobytes = Infinity } = asked;
  const { meta, folder, file } = work.released.work;
  const size = { width: widthPx, height: heightPx };
  let picture: Sharp;
  if (meta.cover === undefined) {
    picture = sharp(await drawnCover(work.released, work.portal, asked)).resize(size);
  } else {
    const bytes = await readFile(path.join(content, ...folder.split('/'), meta.cover));
    const { width, height, format, autoOrient } = await sharp(bytes).metadata();
    const isVector = format === 'svg';
    if (!isVector && autoOrient.width < widthPx && autoOrient.height < heightPx)
      return aFinding(
        'hand-over-cover',
        file,
        `封面 ${meta.cover} 是 ${autoOrient.width}×${autoOrient.height} 像素，小于所要的 ${widthPx}×${heightPx}。请换一张大的，或删去 cover 一项，由程序画一个。`,
      );
    const density = isVector ? 72 * Math.max(1, widthPx / width, heightPx / height) : 72;
    picture = sharp(bytes, { limitInputPixels: mostPixels, density })
      .autoOrient()
      .resize({ ...size, fit: 'contain', background: coverGround });
  }
  const flat = picture.flatten({ background: coverGround });
  const tries =
    type === 'png'
      ? [flat.clone().png({ compressionLevel: 9 })]
      : qualities.map((quality) => flat.clone().jpeg({ quality, mozjpeg: true }));
  let kilobytes = 0;
  for (const each of tries) {
    const bytes = await each.toBuffer();
    kilobytes = bytes.length / 1000;
    if (kilobytes <= mostKilobytes) return bytes;
  }
  return aFinding(
    'hand-over-cover',
    file,
    `封面按 ${widthPx}×${heightPx} 做成 ${type} 至少有 ${Math.ceil(kilobytes)} KB，超过所要的 ${mostKilobytes} KB。请在移交要求里放宽 mostKilobytes，或改用 jpeg、较小的尺寸。`,
  );
}

/** How the name of a cover's file ends. */
export const coverExtension = ({ type }: AskedCover): string => (type === 'png' ? 'png' : 'jpg');
