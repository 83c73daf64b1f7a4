import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { comparePaths, pathProblem, watchPaths } from './bundle-path.ts';
import type { Digested } from './digest-files.ts';
import { digestFiles, type SizedJob } from './digest-pool.ts';
import type { Journal } from './journal.ts';
import type { Entry } from './manifest.ts';
import { refuse } from './problem.ts';

/** A file on its way into a payload; without `to` it lies there already. */
export interface PayloadJob extends SizedJob {
  /** From `data/` on. */
  path: string;
}

/**
 * Reads, and where needed copies, files of a payload.
 *
 * @returns their entries in the order of paths.
 * @throws {Refusal} when a path may not be in a bundle, or a file is a link or vanished meanwhile.
 */
export async function collectEntries(
  jobs: readonly PayloadJob[],
  threads: number,
  journal: Journal | undefined,
  onProgress: (done: number, all: number) => void,
): Promise<Entry[]> {
  checkPaths(jobs.map(({ path: file }) => file));
  const entries: Entry[] = [];
  const take = (job: PayloadJob, result: Digested): void => {
    if ('failure' in result) refuse(job.path, '是符号链接或特殊文件，或在打包时不见了。');
    const { sizeBytes, sha512, sha256 } = result;
    entries.push({ path: job.path, sizeBytes, sha512, sha256 });
  };
  const toDo: PayloadJob[] = [];
  for (const job of jobs) {
    const known = journal?.find(job);
    if (known) take(job, known);
    else toDo.push(job);
  }
  await digestFiles(toDo, threads, (batch) => {
    for (const { job, result } of batch) take(job, result);
    journal?.add(batch);
    onProgress(entries.length, jobs.length);
  });
  return entries.sort((a, b) => comparePaths(a.path, b.path));
}

/** @throws {Refusal} naming the first path that may not be in a bundle. */
function checkPaths(paths: readonly string[]): void {
  const clash = watchPaths();
  for (const file of paths) {
    const reason = pathProblem(file) ?? clash(file);
    if (reason !== undefined) refuse(file, `不能放进发布包：文件名${reason}。`);
  }
}

/** Files of a folder, as paths below it with `/`; the folder may not be there. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    );
}
