import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
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

const stagingName = (out: string): string => `${out}.next`;
const retiredName = (out: string): string => `${out}.last`;

/** A file by which the program knows a folder as one it made, and may replace. */
export const markerName = '.fangzhi-portal';

/**
 * Opens a fresh staging folder, after mending what a killed build may have left.
 *
 * @throws {Error} when `out` is a folder with files that this program did not make: it would be replaced.
 */
export async function openOutput(out: string): Promise<Output> {
  await mendOutput(out);
  const present: string[] = await readdir(out).catch(() => []);
  if (present.length > 0 && !present.includes(markerName)) {
    throw new Error(
      `输出文件夹 ${out} 里有别的文件。生成时会整个替换它，为免误删，请换一个空文件夹（--out），或先把里面的文件移走。`,
    );
  }
  const staging = stagingName(out);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  return {
    staging,
    swapIn: () => swap(out, staging),
    discard: () => rm(staging, { recursive: true, force: true }),
  };
}

/**
 * Two renames: the old site steps aside, the new one takes its place. Between them, for some microseconds, the site
 * stands complete under `<out>.last`; if the machine stops just there, `mendOutput` puts it back.
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
