import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The output folder while it is being made. Everything is written to a folder beside it; `swapIn` puts that in its
 * place, so whatever stops a build, the last good site stays as it was.
 */
export interface Output {
  /** Folder to write to. */
  staging: string;
  swapIn(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

/** Names beside the output that nobody would give a folder of his own: what stands there may be removed. */
const beside = (out: string, word: string): string =>
  path.join(path.dirname(out), `.${path.basename(out)}.fangzhi-${word}`);

/** Where this process makes the site: workers of a build that was killed may still be writing to its own. */
const stagingName = (out: string): string => beside(out, `next-${process.pid}`);
/** Where the last site waits between two renames. */
export const retiredName = (out: string): string => beside(out, 'last');

/** A file by which the program knows a folder as one it made, and may replace. */
export const markerName = '.fangzhi-portal';

/**
 * Makes sure that what is made does not lie among what it is made of, where it would be taken for content or replace it.
 *
 * @throws {Error} when one of the folders is the other or lies in it.
 */
export function checkApart(out: string, content: string): void {
  if (isWithin(out, content))
    throw new Error(
      `输出位置 ${out} 在内容文件夹里，做出来的文件会和内容混在一起。请用 --out 指定内容文件夹以外的地方。`,
    );
  if (isWithin(content, out))
    throw new Error(
      `内容文件夹 ${content} 在输出位置 ${out} 里，输出时会被一起替换。请用 --out 指定另一个文件夹。`,
    );
}

function isWithin(inner: string, outer: string): boolean {
  const way = path.relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/**
 * Makes sure that a site may be put in a place, before anything is made for it; mends what a killed build may have left.
 *
 * @throws {Error} when `out` is a folder with files that this program did not make: it would be replaced.
 */
export async function checkOutput(out: string): Promise<void> {
  await mendOutput(out);
  const facts = await stat(out).catch(() => undefined);
  if (facts && !facts.isDirectory()) {
    throw new Error(`输出位置 ${out} 是一个文件，不是文件夹。请用 --out 指定一个空文件夹。`);
  }
  const present: string[] = facts ? await readdir(out) : [];
  if (present.length > 0 && !present.includes(markerName)) {
    throw new Error(
      `输出文件夹 ${out} 里有别的文件。生成时会整个替换它，为免误删，请换一个空文件夹（--out），或先把里面的文件移走。`,
    );
  }
}

/**
 * Opens a fresh staging folder.
 *
 * @throws {Error} as `checkOutput` does.
 */
export async function openOutput(out: string): Promise<Output> {
  await checkOutput(out);
  await clearStaging(out);
  const staging = stagingName(out);
  await mkdir(staging, { recursive: true });
  await writeFile(path.join(staging, markerName), '');
  return {
    staging,
    swapIn: () => swap(out, staging),
    discard: () => rm(staging, { recursive: true, force: true }),
  };
}

/** Removes what builds have left that are no longer running. */
async function clearStaging(out: string): Promise<void> {
  const prefix = path.basename(beside(out, 'next-'));
  const names = await readdir(path.dirname(out)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length));
    if (pid === process.pid || !isRunning(pid))
      await rm(path.join(path.dirname(out), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, but is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Two renames: the old site steps aside, the new one takes its place. Between them, for some microseconds, the site
 * stands complete under `.<out>.fangzhi-last`; if the machine stops just there, `mendOutput` puts it back.
 */
async function swap(out: string, staging: string): Promise<void> {
  const retired = retiredName(out);
  await rm(retired, { recursive: true, force: true });
  await mkdir(path.dirname(out), { recursive: true });
  if (existsSync(out)) await rename(out, retired);
  await rename(staging, out);
  await rm(retired, { recursive: true, force: true });
}

/** Puts the last site back where a build was stopped between the two renames, and clears what is left over. */
export async function mendOutput(out: string): Promise<void> {
  const retired = retiredName(out);
  if (!existsSync(retired)) return;
  if (existsSync(out)) await rm(retired, { recursive: true, force: true });
  else await rename(retired, out);
}
