import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { VolumeSummary } from './summary.ts';

/** Files of one cached volume: its summary, the article bodies, the plain texts. */
export type VolumePart = 'json' | 'html' | 'txt';

export function volumePath(cache: string, digest: string, part: VolumePart): string {
  return path.join(cache, 'volumes', `${digest}.${part}`);
}

/** The summary is written last, so a volume whose summary is there is whole. */
export function hasVolume(cache: string, digest: string): boolean {
  return existsSync(volumePath(cache, digest, 'json'));
}

export function readVolume(cache: string, digest: string, part: VolumePart): Buffer {
  return readFileSync(volumePath(cache, digest, part));
}

export function readSummary(cache: string, digest: string): VolumeSummary {
  return JSON.parse(readVolume(cache, digest, 'json').toString('utf8')) as VolumeSummary;
}

/** Writes beside and renames, so that a killed build leaves no half file under a name that is trusted. */
export function writeVolume(
  cache: string,
  digest: string,
  part: VolumePart,
  content: string | Buffer,
): void {
  const target = volumePath(cache, digest, part);
  mkdirSync(path.dirname(target), { recursive: true });
  const beside = `${target}.${process.pid}`;
  writeFileSync(beside, content);
  renameSync(beside, target);
}

const keptMs = 14 * 24 * 60 * 60 * 1000;

/**
 * Removes from a cache folder what no build has used for two weeks. Names in `used` are marked as used now.
 */
export async function pruneCache(
  folder: string,
  used: ReadonlySet<string>,
  nowMs: number,
): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const file = path.join(folder, name);
    const key = name.split('.', 1)[0] ?? name;
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: nowMs }));
    if (used.has(key)) {
      // One touch a day is enough to keep it, and spares the disk.
      if (nowMs - mtimeMs > keptMs / 14) await utimes(file, nowMs / 1000, nowMs / 1000);
    } else if (nowMs - mtimeMs > keptMs) await rm(file, { recursive: true, force: true });
  }
}
