import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';

/** A file to read once for both digests; with `to` it is copied on the way. */
export interface FileJob {
  from: string;
  to?: string | undefined;
  /** Reading stops past this many bytes. */
  mostBytes?: number | undefined;
}

export type Digested =
  | { sizeBytes: number; sha512: string; sha256: string; mtimeMs: number }
  | { failure: 'missing' | 'not-a-file' | 'too-large' };

const chunk = Buffer.allocUnsafeSlow(1024 * 1024);

/**
 * Reads a file once. Links are not followed.
 *
 * @throws {Error} on faults of the machine, such as a full disk.
 */
export function digestFile({ from, to, mostBytes = Infinity }: FileJob): Digested {
  let descriptor: number;
  try {
    descriptor = openSync(from, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { failure: 'missing' };
    if (code === 'ELOOP' || code === 'ENXIO') return { failure: 'not-a-file' };
    throw error;
  }
  let target: number | undefined;
  try {
    const facts = fstatSync(descriptor);
    if (!facts.isFile()) return { failure: 'not-a-file' };
    if (facts.size > mostBytes) return { failure: 'too-large' };
    if (to !== undefined) target = openTarget(to);
    const sha512 = createHash('sha512');
    const sha256 = createHash('sha256');
    let sizeBytes = 0;
    for (;;) {
      const count = readSync(descriptor, chunk, 0, chunk.length, null);
      if (count === 0) break;
      sizeBytes += count;
      if (sizeBytes > mostBytes) return { failure: 'too-large' };
      const piece = chunk.subarray(0, count);
      sha512.update(piece);
      sha256.update(piece);
      if (target !== undefined) writeWhole(target, piece);
    }
    const [long, short] = [sha512.digest('hex'), sha256.digest('hex')];
    return { sizeBytes, sha512: long, sha256: short, mtimeMs: facts.mtimeMs };
  } finally {
    closeSync(descriptor);
    if (target !== undefined) closeSync(target);
  }
}

function openTarget(to: string): number {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
  try {
    return openSync(to, flags, 0o644);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
    mkdirSync(path.dirname(to), { recursive: true });
    return openSync(to, flags, 0o644);
  }
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
}

/** Digests of bytes in memory. */
export function digestBytes(bytes: Uint8Array): { sha512: string; sha256: string } {
  return {
    sha512: createHash('sha512').update(bytes).digest('hex'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
