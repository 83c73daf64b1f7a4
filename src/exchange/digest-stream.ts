import { createHash } from 'node:crypto';
import type { Digested } from './digest-files.ts';
import type { Entry } from './manifest.ts';
import type { Source } from './source.ts';

/** Reads a file of a source once for both digests; stops as soon as it is longer than it may be. */
export async function digestStream(
  source: Source,
  { path, sizeBytes }: Pick<Entry, 'path' | 'sizeBytes'>,
): Promise<Digested> {
  const stream = await source.stream(path, 0);
  if (!stream) return { failure: 'missing' };
  const sha512 = createHash('sha512');
  const sha256 = createHash('sha256');
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > sizeBytes) return { failure: 'too-large' };
    sha512.update(piece);
    sha256.update(piece);
  }
  return {
    sizeBytes: length,
    sha512: sha512.digest('hex'),
    sha256: sha256.digest('hex'),
    mtimeMs: 0,
  };
}
