import { existsSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

/** Root of the program that is measured. */
export const programRoot = path.resolve(import.meta.dirname, '..');

/** A folder for what is kept between runs and may be thrown away. */
export function keptFolder(...names: string[]): string {
  return path.join(import.meta.dirname, 'out', ...names);
}

const memory = '/dev/shm';
const enoughBytes = 8e9;

/**
 * Whether what programs write lies in memory. A disk's own costs differ tenfold from run to run: ext4 without a
 * journal makes ten thousand files in 0.3 s, or in 3 s where as many were deleted shortly before.
 */
export const isInMemory = existsSync(memory) && freeBytes(memory) >= enoughBytes;

const workBase = isInMemory ? path.join(memory, 'fangzhi-bench') : keptFolder('work');

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** A folder for what programs write while they are measured. */
export function workFolder(...names: string[]): string {
  return path.join(workBase, ...names);
}

/** Removes everything programs wrote; memory it lay in is free again. */
export function clearWork(): void {
  rmSync(workBase, { recursive: true, force: true });
}
