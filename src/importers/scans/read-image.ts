import path from 'node:path';
import sharp, { type Metadata } from 'sharp';
import { mostScanPixels } from '../../model/scan-limits.ts';
import { kindProblem } from './file-kind.ts';
import { ScanRefusal } from './scan-refusal.ts';

/** Pages a TIFF may hold. */
const mostPages = 3000;

/** Pages of an image file that was looked at whole, 1 but for some TIFFs. */
export interface ImageFile {
  pages: number;
}

/**
 * Decodes an image to its last row, in bounds, so that what is imported can be shown.
 *
 * @throws {ScanRefusal} when it is renamed, broken, cut short or too large.
 */
export async function readImage(file: string): Promise<ImageFile> {
  const problem = await kindProblem(file);
  if (problem !== undefined)
    throw new ScanRefusal(
      /空的|损坏/.test(problem) ? 'import-file-broken' : 'import-format-unknown',
      problem,
    );
  const { width, height, pages = 1 } = await readSize(file);
  if (width * height > mostScanPixels) {
    throw new ScanRefusal(
      'import-too-large',
      `影像有 ${width}×${height} 像素，超过一亿像素的上限。请先缩小，或切成几幅；长边 8000 像素足够看清刻工。`,
    );
  }
  if (pages > mostPages)
    throw new ScanRefusal('import-too-large', `一个 TIFF 里有 ${pages} 页。请拆成几个文件再导入。`);
  for (let page = 0; page < pages; page++) await decode(file, page, pages);
  return { pages: path.extname(file).toLowerCase().startsWith('.tif') ? pages : 1 };
}

async function readSize(file: string): Promise<Metadata> {
  try {
    return await sharp(file, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw broken('影像打不开，文件损坏或不完整。请重新扫描或重新取得原文件。', cause);
  }
}

async function decode(file: string, page: number, pages: number): Promise<void> {
  try {
    // Shrunk to nothing, but every row is read on the way.
    await sharp(file, {
      limitInputPixels: mostScanPixels,
      failOn: 'truncated',
      ...(pages > 1 ? { page } : {}),
    }).stats();
  } catch (cause) {
    const where = pages > 1 ? `第 ${page + 1} 页` : '影像';
    throw broken(`${where}读到一半就断了，文件不完整。请重新扫描或重新取得原文件。`, cause);
  }
}

function broken(message: string, cause: unknown): ScanRefusal {
  return Object.assign(new ScanRefusal('import-file-broken', message), { cause });
}
