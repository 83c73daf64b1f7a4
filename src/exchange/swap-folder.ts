import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Names beside a bundle that nobody would give a folder of his own. */
const beside = (out: string, word: string): string =>
  path.join(path.dirname(out), `.${path.basename(out)}.fangzhi-bundle-${word}`);

/** Where a bundle is made; what a stopped run left there is used again. */
export const stagingOf = (out: string): string => beside(out, 'next');
/** Held by the run that makes a bundle or a hand-over. */
export const lockOf = (out: string): string => beside(out, 'lock');
const retiredOf = (out: string): string => beside(out, 'last');

/** Puts a finished folder in the place of another with two renames. */
export async function swapFolder(out: string, made: string): Promise<void> {
  const retired = retiredOf(out);
  await rm(retired, { recursive: true, force: true });
  await mkdir(path.dirname(out), { recursive: true });
  if (existsSync(out)) await rename(out, retired);
  await rename(made, out);
  await rm(retired, { recursive: true, force: true });
}

/** Puts the last bundle back where a run was stopped between the two renames. */
export async function mendSwap(out: string): Promise<void> {
  const retired = retiredOf(out);
  if (!existsSync(retired)) return;
  if (existsSync(out)) await rm(retired, { recursive: true, force: true });
  else await rename(retired, out);
}
