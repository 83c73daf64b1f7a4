import { comparePaths } from './bundle-path.ts';
import { digestBytes } from './digest-files.ts';
import type { PublicKey } from './key.ts';
import { extendTrust } from './key-history.ts';
import { mostBytesOf } from './limits.ts';
import { isTagFile, parseManifest } from './manifest.ts';
import { Refusal, type Problem } from './problem.ts';
import { manifestFiles, readEntries } from './read-entries.ts';
import type { Release } from './release.ts';
import { checkPayload, type ReadingOptions } from './verify-payload.ts';
import type { Source } from './source.ts';
import {
  bagDeclaration,
  checkTagFile,
  readTagLayer,
  unlistedFiles,
  type TagLayer,
} from './tag-layer.ts';

export interface VerifyOptions extends ReadingOptions {
  /** Key the bundle must be signed with, or led to from; without one only agreement within the bundle is shown. */
  key?: PublicKey | undefined;
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

/** Whatever lies beside the payload and is listed nowhere. */
function extraTagFiles(names: readonly string[], layer: TagLayer): Problem[] {
  return names
    .filter((name) => name !== 'data' && !layer.digests.has(name) && !unlistedFiles.includes(name))
    .map((file) => ({ file, kind: 'extra', reason: 'tagmanifest-sha512.txt 没有列出它。' }));
}
