import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathProblem } from './bundle-path.ts';
import type { Digested } from './digest-files.ts';
import { digestFiles } from './digest-pool.ts';
import { digestStream } from './digest-stream.ts';
import type { Entry } from './manifest.ts';
import type { Problem } from './problem.ts';
import type { Source } from './source.ts';

export interface ReadingOptions {
  threads: number;
  onProgress?: ((done: number, all: number) => void) | undefined;
}

/** Holds every file of a payload against its entry, and finds those that no entry names. */
export async function checkPayload(
  source: Source,
  entries: readonly Entry[],
  options: ReadingOptions,
): Promise<Problem[]> {
  if (source.folder !== undefined) return checkFolder(source.folder, entries, options);
  const problems: Problem[] = [];
  let done = 0;
  const queue = entries.values();
  const run = async (): Promise<void> => {
    for (const entry of queue) {
      const problem = compare(entry, await digestStream(source, entry));
      if (problem) problems.push(problem);
      options.onProgress?.(++done, entries.length);
    }
  };
  await Promise.all(Array.from({ length: 8 }, run));
  return problems;
}

async function checkFolder(
  folder: string,
  entries: readonly Entry[],
  { threads, onProgress }: ReadingOptions,
): Promise<Problem[]> {
  const problems = await findExtra(folder, new Set(entries.map((entry) => entry.path)));
  const jobs = entries.map((entry) => ({
    entry,
    from: path.join(folder, ...entry.path.split('/')),
    sizeBytes: entry.sizeBytes,
    mostBytes: entry.sizeBytes,
  }));
  let done = 0;
  await digestFiles(jobs, threads, (batch) => {
    for (const { job, result } of batch) {
      const problem = compare(job.entry, result);
      if (problem) problems.push(problem);
    }
    done += batch.length;
    onProgress?.(done, entries.length);
  });
  return problems;
}

function compare(
  { path: file, sizeBytes, sha512, sha256 }: Entry,
  found: Digested,
): Problem | undefined {
  if ('failure' in found) {
    if (found.failure === 'missing')
      return { file, kind: 'missing', reason: '清单里有，这里没有。' };
    if (found.failure === 'not-a-file')
      return { file, kind: 'refused', reason: '是符号链接、文件夹或特殊文件。' };
    return { file, kind: 'changed', reason: `比清单所记的 ${sizeBytes} 字节长。` };
  }
  if (found.sizeBytes !== sizeBytes)
    return {
      file,
      kind: 'changed',
      reason: `有 ${found.sizeBytes} 字节，清单所记是 ${sizeBytes} 字节。`,
    };
  if (found.sha512 !== sha512)
    return { file, kind: 'changed', reason: '内容与清单的 SHA-512 不符。' };
  if (found.sha256 !== sha256)
    return { file, kind: 'changed', reason: '内容与清单的 SHA-256 不符。' };
  return undefined;
}

/** Files of the payload that nothing lists, and things that are no files. */
async function findExtra(folder: string, listed: ReadonlySet<string>): Promise<Problem[]> {
  const problems: Problem[] = [];
  const walk = async (within: string): Promise<void> => {
    const place = path.join(folder, ...within.split('/'));
    for (const entry of await readdir(place, { withFileTypes: true })) {
      const file = `${within}/${entry.name}`;
      if (entry.isDirectory()) await walk(file);
      else if (!entry.isFile() || !listed.has(file)) {
        const reason = entry.isFile() ? pathProblem(file) : '是符号链接或特殊文件';
        problems.push({
          file,
          kind: 'extra',
          reason: `清单里没有${reason === undefined ? '' : `，而且${reason}`}。`,
        });
      }
    }
  };
  const facts = await lstat(path.join(folder, 'data')).catch(() => undefined);
  if (facts?.isDirectory()) await walk('data');
  else if (facts) problems.push({ file: 'data', kind: 'refused', reason: '不是文件夹。' });
  return problems;
}
