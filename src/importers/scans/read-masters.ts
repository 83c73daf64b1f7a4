import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import { aFinding, type Finding } from '../../model/finding.ts';
import type { ScanSource } from './gather-files.ts';
import { readImage } from './read-image.ts';
import { ScanRefusal } from './scan-refusal.ts';
import { splitPdf } from './split-pdf.ts';

/** A picture of one leaf, whole, in the temporary folder or where the user has it. */
export interface Master {
  path: string;
  /** File the user named that it comes from. */
  from: string;
  sha256: string;
  /** With the dot, lower case. */
  ending: string;
  volume?: string | undefined;
}

/** Looks at every file whole, and takes PDFs and TIFFs of many pages apart. A file that will not do is one finding. */
export async function readMasters(
  sources: readonly ScanSource[],
  room: { folder: string; dpi: number },
  findings: Finding[],
): Promise<Master[]> {
  const masters: Master[] = [];
  for (const [index, source] of sources.entries()) {
    try {
      const folder = path.join(room.folder, `.pages-${index}`);
      const pictures = await pagesOf(source, { ...room, folder });
      for (const picture of pictures)
        masters.push({
          path: picture,
          from: source.shown,
          sha256: await digestFile(picture),
          ending: endingOf(picture),
          volume: source.volume,
        });
    } catch (error) {
      if (!(error instanceof ScanRefusal)) throw error;
      findings.push(aFinding(error.code, source.shown, error.message));
    }
  }
  return masters;
}

async function pagesOf(
  source: ScanSource,
  room: { folder: string; dpi: number },
): Promise<string[]> {
  if (source.kind === 'pdf') {
    await mkdir(room.folder, { recursive: true });
    return splitPdf(source.path, room);
  }
  const { pages } = await readImage(source.path);
  if (pages === 1) return [source.path];
  await mkdir(room.folder, { recursive: true });
  const split: string[] = [];
  for (let page = 0; page < pages; page++) {
    const target = path.join(room.folder, `page-${page + 1}.png`);
    await sharp(source.path, { page }).png().toFile(target);
    split.push(target);
  }
  return split;
}

function endingOf(file: string): string {
  const ending = path.extname(file).toLowerCase();
  return ending === '.jpeg' ? '.jpg' : ending === '.tiff' ? '.tif' : ending;
}

async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Copies a master to the name it gets in the work. */
export async function copyMaster({ path: from }: Master, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, to);
  // A scan from a disc may be read-only; the office's own copy is not.
  await chmod(to, 0o644);
}
