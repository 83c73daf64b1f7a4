import path from 'node:path';
import sharp from 'sharp';
import type { OfficePackage } from '../office/open-package.ts';
import { OfficeRefusal } from '../office/open-package.ts';
import type { PlacedPicture } from './chapter-writing.ts';
import type { Losses } from './losses.ts';
import type { Picture } from './word-document.ts';

/** Most pixels of a picture, as the press has it. */
const mostPixels = 100_000_000;

/** A picture read out of the file: what its bytes are, whatever its name says. */
interface ReadPicture {
  bytes: Buffer;
  /** `png`; undefined when no page can show it. */
  extension: string | undefined;
}

/** Pictures of one file, written beside the chapters that show them, or set aside for the report. */
export class PictureBox {
  /** Files to write, by path within the work. */
  readonly placed = new Map<string, Buffer>();
  /** Files no page can show, by name. */
  readonly aside = new Map<string, Buffer>();
  private readonly read = new Map<string, ReadPicture>();
  private readonly losses: Losses;
  private readonly slugs = new Map<string, string>();

  constructor(losses: Losses) {
    this.losses = losses;
  }

  /**
   * Reads the pictures that a document shows.
   *
   * @throws {OfficeRefusal} when one is larger than a page can bear.
   */
  async readAll(office: OfficePackage, parts: Iterable<string>): Promise<void> {
    for (const part of parts) {
      if (this.read.has(part)) continue;
      const bytes = await office.read(part);
      if (bytes) this.read.set(part, await inspect(bytes, part));
    }
  }

  /** Puts a picture beside a chapter (`02-tea/03-making.mdx`) and names it after the chapter. */
  place(picture: Picture, chapter: string): PlacedPicture {
    const found = this.read.get(picture.part);
    const base = path.posix.basename(picture.part);
    if (!found) {
      this.losses.leaveOut('图片文件缺失', '没有导入，请向供稿人要原图', `${base}，在 ${chapter}`);
      return { src: undefined };
    }
    if (found.extension === undefined) {
      this.losses.leaveOut(
        `${path.extname(base).slice(1).toUpperCase()} 图片`,
        '网页不能显示，原件放在报告旁边的“原件”文件夹，请转成 PNG 补入',
        `${base}，在 ${chapter}${picture.alt === '' ? '' : `，${picture.alt}`}`,
      );
      this.aside.set(base, found.bytes);
      return { src: undefined };
    }
    const folder = path.posix.dirname(chapter);
    const key = `${folder} ${picture.part}`;
    const known = this.slugs.get(key);
    if (known !== undefined && picture.name === undefined) return { src: known };
    const stem = path.posix.basename(chapter, '.mdx').replace(/^\d+-/, '');
    let number = 1;
    const named = (count: number): string => `${stem}-${count}.${found.extension ?? ''}`;
    while (this.placed.has(path.posix.join(folder, named(number)))) number++;
    const src = picture.name ?? named(number);
    this.slugs.set(key, src);
    this.placed.set(path.posix.join(folder, src), found.bytes);
    return { src };
  }
}

async function inspect(bytes: Buffer, part: string): Promise<ReadPicture> {
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  const { width = 0, height = 0, format = '' } = metadata ?? {};
  if (width * height > mostPixels && format !== 'svg') {
    throw new OfficeRefusal(
      'figure-too-large',
      `图片 ${path.posix.basename(part)} 有 ${width}×${height} 像素，超过一亿像素的上限。请在 Word 里压缩图片，或先缩小，长边 6000 像素已足够。`,
    );
  }
  const extension = { png: 'png', jpeg: 'jpg', gif: 'gif', webp: 'webp', svg: 'svg' }[
    format as string
  ];
  if (extension !== undefined) return { bytes, extension };
  if (format !== 'tiff') return { bytes, extension: undefined };
  return {
    bytes: await sharp(bytes, { limitInputPixels: mostPixels })
      .png({ compressionLevel: 9 })
      .toBuffer(),
    extension: 'png',
  };
}
