import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pruneCache } from './cache.ts';

/** A page as lists for other programs name it. */
export interface PageDigest {
  address: string;
  sizeBytes: number;
  sha256: string;
}

/** A page as it was written. */
export interface FilledPage extends PageDigest {
  /** When it was written: a page that has another time was changed by somebody else. */
  mtimeMs: number;
}

/** The pages of a volume, and ids of those that are larger than a page should be. */
export interface FilledVolume {
  pages: FilledPage[];
  large: { id: string; sizeBytes: number }[];
}

/** Volumes of a site that stands, by the digest of all that their pages were made of. */
export type FilledVolumes = ReadonlyMap<string, FilledVolume>;

const folderOf = (cache: string): string => path.join(cache, 'filled');
const keyOf = (out: string): string => createHash('sha256').update(out).digest('hex').slice(0, 24);
const recordOf = (cache: string, out: string): string =>
  path.join(folderOf(cache), `${keyOf(out)}.json`);

/** What the last build wrote to a place; nothing where that is not known. */
export async function readFilled(cache: string, out: string): Promise<FilledVolumes> {
  return readFile(recordOf(cache, out), 'utf8').then(
    (json) => new Map(JSON.parse(json) as [string, FilledVolume][]),
    () => new Map<string, FilledVolume>(),
  );
}

export async function keepFilled(
  cache: string,
  out: string,
  made: FilledVolumes,
  nowMs: number,
): Promise<void> {
  const record = recordOf(cache, out);
  await mkdir(folderOf(cache), { recursive: true });
  await writeFile(`${record}.${process.pid}`, JSON.stringify([...made]));
  await rename(`${record}.${process.pid}`, record);
  await pruneCache(folderOf(cache), new Set([keyOf(out)]), nowMs);
}

/**
 * Gives pages that stand in one site a second name in another. A page in a site is never written to again, so that the
 * two can share it.
 *
 * @returns false, and nothing is there, when one of them was changed since or the file system knows no second names.
 */
export function linkFilled(pages: readonly FilledPage[], from: string, to: string): boolean {
  const isAsWritten = ({ address, sizeBytes, mtimeMs }: FilledPage): boolean => {
    const facts = statSync(path.join(from, address), { throwIfNoEntry: false });
    return facts?.isFile() === true && facts.size === sizeBytes && facts.mtimeMs === mtimeMs;
  };
  if (!pages.every(isAsWritten)) return false;
  const folders = new Set(pages.map(({ address }) => path.dirname(path.join(to, address))));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  const linked: string[] = [];
  try {
    for (const { address } of pages) {
      const target = path.join(to, address);
      linkSync(path.join(from, address), target);
      linked.push(target);
    }
    return true;
  } catch {
    for (const target of linked) rmSync(target);
    return false;
  }
}
