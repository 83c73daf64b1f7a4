import { mostBytesOf } from './limits.ts';
import type { Entry } from './manifest.ts';
import type { Source } from './source.ts';
import { checkTagFile, joinManifests, type TagLayer } from './tag-layer.ts';
import { refuse, Refusal } from './problem.ts';

export const manifestFiles = ['manifest-sha512.txt', 'manifest-sha256.txt', 'sizes.txt'] as const;

/**
 * Reads the payload's manifests from a source, bounded by what the signed release says of their length.
 *
 * @throws {Refusal} when one is missing, changed or malformed.
 */
export async function readEntries(
  source: Source,
  layer: TagLayer,
  onFile?: (file: string, bytes: Buffer) => void,
): Promise<Entry[]> {
  const [sha512, sha256, sizes] = (await Promise.all(
    manifestFiles.map(async (file) => {
      const bytes = await readTagFile(source, layer, file);
      onFile?.(file, bytes);
      return bytes;
    }),
  )) as [Buffer, Buffer, Buffer];
  return joinManifests(layer, { sha512, sha256, sizes });
}

/** Reads a tag file that the tag manifest lists. @throws {Refusal} when it is not as listed. */
export async function readTagFile(source: Source, layer: TagLayer, file: string): Promise<Buffer> {
  const known = layer.files.get(file);
  if (known) return known;
  const mostBytes = Math.min(layer.release.tagFiles[file] ?? mostBytesOf(file), mostBytesOf(file));
  if (!layer.digests.has(file)) refuse('tagmanifest-sha512.txt', `没有列出 ${file}。`);
  const bytes = await source.read(file, mostBytes);
  const problem = checkTagFile(layer, file, bytes);
  if (problem || !bytes) throw new Refusal(problem ? [problem] : []);
  return bytes;
}
