import { applyChanges } from '../changes.ts';
import { digestBytes } from '../digest-files.ts';
import { formatManifest, type Entry } from '../manifest.ts';
import { comparePaths } from '../bundle-path.ts';
import { Refusal } from '../problem.ts';
import { manifestFiles, readEntries, readTagFile } from '../read-entries.ts';
import type { Source } from '../source.ts';
import { joinManifests, readTagLayer, type TagLayer } from '../tag-layer.ts';

/** What a mirror has of the release before. */
export interface Held {
  version: number;
  entries: readonly Entry[];
  /** Names of its tag files, but for the unsigned one of BagIt. */
  tagFiles: readonly string[];
  /** A tag file of it. */
  tagFile(name: string): Promise<Buffer | undefined>;
}

/** Reads what a mirror has of a release; undefined where that was lost or changed, so that all is to be brought over. */
export async function readHeldFrom(
  source: Source,
  tagFile: Held['tagFile'],
): Promise<Held | undefined> {
  try {
    const layer = await readTagLayer(source);
    const entries = await readEntries(source, layer);
    const tagFiles = [...new Set([...layer.digests.keys(), ...layer.files.keys()])];
    return { version: layer.release.version, entries, tagFiles, tagFile };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

export interface ReadRelease {
  entries: Entry[];
  /** Every tag file, signatures included. */
  tagFiles: Map<string, Buffer>;
}

/** Reads all of a release but its payload, taking from the release before whatever is the same. */
export async function readRelease(
  source: Source,
  layer: TagLayer,
  held: Held | undefined,
): Promise<ReadRelease> {
  const tagFiles = new Map(layer.files);
  const take = async (name: string): Promise<void> => {
    if (tagFiles.has(name)) return;
    const own = await held?.tagFile(name);
    const isSame = own !== undefined && digestBytes(own).sha512 === layer.digests.get(name);
    tagFiles.set(name, isSame ? own : await readTagFile(source, layer, name));
  };
  const names = [...layer.digests.keys()].filter((name) => !isManifest(name));
  await Promise.all(names.map(take));
  const entries =
    (held && fromChanges(layer, held, tagFiles)) ??
    (await readEntries(source, layer, (name, bytes) => tagFiles.set(name, bytes)));
  tagFiles.set('tagmanifest-sha256.txt', shortTagManifest(layer, tagFiles));
  return { entries, tagFiles };
}

const isManifest = (name: string): boolean => (manifestFiles as readonly string[]).includes(name);

/** The new manifests out of the old and the lists of changes; undefined where that does not give the signed digests. */
function fromChanges(
  layer: TagLayer,
  held: Held,
  tagFiles: Map<string, Buffer>,
): Entry[] | undefined {
  const entries = new Map(held.entries.map((entry) => [entry.path, entry]));
  try {
    for (let version = held.version + 1; version <= layer.release.version; version++) {
      const name = `changes-${version}.txt`;
      const bytes = tagFiles.get(name);
      if (!bytes) return undefined;
      applyChanges(entries, bytes, name);
    }
    const sorted = [...entries.values()].sort((a, b) => comparePaths(a.path, b.path));
    const manifests = {
      sha512: Buffer.from(formatManifest(sorted.map((entry) => [entry.sha512, entry.path]))),
      sha256: Buffer.from(formatManifest(sorted.map((entry) => [entry.sha256, entry.path]))),
      sizes: Buffer.from(
        formatManifest(sorted.map((entry) => [String(entry.sizeBytes), entry.path])),
      ),
    };
    const named = [manifests.sha512, manifests.sha256, manifests.sizes];
    for (const [at, name] of manifestFiles.entries()) {
      const bytes = named[at];
      if (!bytes || digestBytes(bytes).sha512 !== layer.digests.get(name)) return undefined;
    }
    const joined = joinManifests(layer, manifests);
    for (const [at, name] of manifestFiles.entries())
      tagFiles.set(name, named[at] ?? Buffer.alloc(0));
    return joined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** BagIt's second tag manifest is not signed, so it is written anew rather than taken. */
function shortTagManifest(layer: TagLayer, tagFiles: ReadonlyMap<string, Buffer>): Buffer {
  const lines = [...layer.digests.keys()].map((name): [string, string] => [
    digestBytes(tagFiles.get(name) ?? Buffer.alloc(0)).sha256,
    name,
  ]);
  return Buffer.from(formatManifest(lines));
}
