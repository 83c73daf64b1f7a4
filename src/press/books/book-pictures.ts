import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { EpubPicture } from '../../exporters/epub/epub-book.ts';
import { svgPicture } from '../../exporters/epub/svg-picture.ts';
import type { WorkUnit } from './book-units.ts';

/** Pictures of a book: each once, and which stands in which slot. */
export interface BookPictures {
  pictures: EpubPicture[];
  /** Name of the picture in a slot; undefined for one that could not be used. */
  nameOf(this: void, unit: string, slot: number): string | undefined;
}

/** Longest side where the partner asks for none: enough for a full page of a tablet. */
const usualPx = 1600;
const mostPixels = 100_000_000;

/**
 * Makes the pictures of a book anew from the office's own, so that nothing of where and by whom they were taken
 * remains: drawings stay SVG, pictures without loss stay PNG, others become JPEG.
 */
export async function makeBookPictures(
  content: string,
  units: readonly WorkUnit[],
  longestPx = usualPx,
): Promise<BookPictures> {
  const byFile = new Map<string, EpubPicture | undefined>();
  const slots = new Map<string, string>();
  for (const { id, chapter } of units) {
    for (const { slot, src } of chapter?.figures ?? []) {
      const file = path.posix.join(path.posix.dirname(chapter?.file ?? ''), src);
      if (!byFile.has(file)) byFile.set(file, await makePicture(content, file, longestPx));
      const picture = byFile.get(file);
      if (picture !== undefined) slots.set(`${id} ${slot}`, picture.name);
    }
  }
  const pictures = new Map(
    [...byFile.values()].filter((each) => each !== undefined).map((each) => [each.name, each]),
  );
  return {
    pictures: [...pictures.values()],
    nameOf: (unit, slot) => slots.get(`${unit} ${slot}`),
  };
}

async function makePicture(
  content: string,
  file: string,
  longestPx: number,
): Promise<EpubPicture | undefined> {
  const original = await readFile(path.join(content, ...file.split('/')));
  const named = (extension: string): string =>
    `p${createHash('sha256').update(original).digest('hex').slice(0, 16)}.${extension}`;
  if (file.toLowerCase().endsWith('.svg'))
    return {
      name: named('svg'),
      mediaType: 'image/svg+xml',
      bytes: Buffer.from(svgPicture(original.toString('utf8'))),
    };
  const picture = sharp(original, { limitInputPixels: mostPixels, failOn: 'truncated' });
  const { format } = await picture.metadata();
  const resized = picture
    .autoOrient()
    .resize({ width: longestPx, height: longestPx, fit: 'inside', withoutEnlargement: true });
  return format === 'png' || format === 'gif'
    ? { name: named('png'), mediaType: 'image/png', bytes: await resized.png().toBuffer() }
    : {
        name: named('jpg'),
        mediaType: 'image/jpeg',
        bytes: await resized.flatten({ background: '#fff' }).jpeg({ quality: 82 }).toBuffer(),
      };
}
