import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { comparePaths, pathProblem } from './bundle-path.ts';
import { digestBytes, type Digested } from './digest-files.ts';
import { digestFiles } from './digest-pool.ts';
import type { PublicKey } from './key.ts';
import { extendTrust } from './key-history.ts';
import { mostBytesOf } from './limits.ts';
import { isTagFile, parseManifest, type Entry } from './manifest.ts';
import { Refusal, type Problem } from './problem.ts';
import { manifestFiles, readEntries } from './read-entries.ts';
import { digestStream } from './digest-stream.ts';
import type { Release } from './release.ts';
import type { Source } from './source.ts';
import {
  bagDeclaration,
  checkTagFile,
  readTagLayer,
  unlistedFiles,
  type TagLayer,
} from './tag-layer.ts';

export interface VerifyOptions {
  /** Key the bundle must be signed with, or led to from; without one only agreement within the bundle is shown. */
  key?: PublicKey | undefined;
  threads: number;
  onProgress?: ((done: number, all: number) => void) | undefined;
}

export interface Verified {
  /** In the order of paths; none when the bundle is whole. */
  problems: Problem[];
  /** Absent when the bundle is so broken that it does not say which release it is. */
  release?: Release;
  signer?: PublicKey;
}

/** Holds every byte of a bundle against its manifests, and those against the signatures. Reads each file once. */
export async function verifyBundle(source: Source, options: VerifyOptions): Promise<Verified> {
  let layer: TagLayer;
  try {
    layer = await readTagLayer(source);
    if (options.key !== undefined) {
      const trust = { keys: [options.key], revoked: [], history: [] };
      extendTrust(layer.release.member, layer.history, layer.signer, trust);
    }
  } catch (error) {
    if (error instanceof Refusal) return { problems: [...error.problems] };
    throw error;
  }
  const problems: Problem[] = await checkTagFiles(source, layer);
  if (source.list) problems.push(...extraTagFiles(await source.list(), layer));
  // Without manifests that can be believed there is nothing to hold the payload against.
  if (!problems.some(({ file }) => (manifestFiles as readonly string[]).includes(file))) {
    try {
      const entries = await readEntries(source, layer);
      problems.push(...(await checkPayload(source, entries, options)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(...error.problems);
    }
  }
  problems.sort((a, b) => comparePaths(a.file, b.file));
  return { problems, release: layer.release, signer: layer.signer };
}

async function checkTagFiles(source: Source, layer: TagLayer): Promise<Problem[]> {
  const problems: Problem[] = [];
  const short = new Map<string, string>();
  for (const file of layer.digests.keys()) {
    const mostBytes = Math.max(mostBytesOf(file), layer.release.tagFiles[file] ?? 0);
    const bytes = await source.read(file, mostBytes);
    const problem = checkTagFile(layer, file, bytes);
    if (problem) problems.push(problem);
    if (bytes) short.set(file, digestBytes(bytes).sha256);
    if (file === 'bagit.txt' && bytes && bytes.toString('latin1') !== bagDeclaration)
      problems.push({ file, kind: 'refused', reason: '不是 BagIt 1.0、UTF-8 的声明。' });
  }
  const name = 'tagmanifest-sha256.txt';
  const bytes = await source.read(name, mostBytesOf(name));
  if (!bytes) return [...problems, { file: name, kind: 'missing', reason: 'BagIt 需要它。' }];
  const listed = parseManifest(bytes, name, 'sha256', isTagFile);
  const differs =
    listed.size !== layer.digests.size ||
    [...layer.digests.keys()].some((file) => {
      const digest = short.get(file);
      return digest !== undefined && listed.get(file) !== digest;
    });
  if (differs && problems.length === 0)
    problems.push({ file: name, kind: 'changed', reason: '与各附属文件的 SHA-256 不符。' });
  return problems;
}

async function checkPayload(
  source: Source,
  entries: readonly Entry[],
  options: VerifyOptions,
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
  { threads, onProgress }: VerifyOptions,
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

/** Whatever lies beside the payload and is listed nowhere. */
function extraTagFiles(names: readonly string[], layer: TagLayer): Problem[] {
  return names
    .filter((name) => name !== 'data' && !layer.digests.has(name) && !unlistedFiles.includes(name))
    .map((file) => ({ file, kind: 'extra', reason: 'tagmanifest-sha512.txt 没有列出它。' }));
}
