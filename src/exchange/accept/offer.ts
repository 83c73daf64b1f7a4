import { acceptedReleaseFolder } from '../../model/accepted.ts';
import { slugPattern } from '../../model/identifiers.ts';
import type { Entry } from '../manifest.ts';
import { isPayload, parseManifest } from '../manifest.ts';
import { idOf } from '../mirror/state.ts';
import { refuse } from '../problem.ts';
import { readTagFile } from '../read-entries.ts';
import type { Source } from '../source.ts';
import {
  minisigFile,
  readTagLayer,
  sshsigFile,
  tagmanifestFile,
  type TagLayer,
} from '../tag-layer.ts';

/** What proves that a release's files are its owner's; it goes with them wherever they are passed on to. */
export const proofFiles = [
  tagmanifestFile,
  minisigFile,
  sshsigFile,
  'release.json',
  'key-history.json',
  'manifest-sha512.txt',
] as const;

/** The works of one member's release, as far as a bundle carries them. */
export interface Offer {
  member: string;
  layer: TagLayer;
  /** Code of the member whose bundle carries it, where that is another. */
  via: string | undefined;
  /** Folder in the bundle in which `works/` and `portal.yaml` lie, ending in `/`. */
  within: string;
  proof: ReadonlyMap<string, Buffer>;
  /** Works of the release, whether carried or not. */
  published: ReadonlySet<string>;
  /** Files of each work that is carried whole. */
  carried: ReadonlyMap<string, readonly Entry[]>;
  /** The owner's `portal.yaml` and fonts, as far as they are carried: its works are shown with them. */
  shared: readonly Entry[];
}

/** Folder of an offer's release, from the content folder. */
export const releaseOf = ({ member, layer }: Offer): string =>
  acceptedReleaseFolder({ member, version: layer.release.version, digest: layer.digest });

const sources = 'data/sources/';

/** The works that a bundle's own office offers. */
export async function directOffer(
  source: Source,
  layer: TagLayer,
  entries: readonly Entry[],
): Promise<Offer> {
  return makeOffer(source, layer, { within: sources, via: undefined, entries });
}

/** Where a bundle carries releases of other members: code of the owner, and folder ending in `/`. */
export function passedOn(entries: readonly Entry[]): { member: string; within: string }[] {
  const found = new Map<string, string>();
  for (const { path } of entries) {
    const [, within, member] =
      /^(data\/sources\/accepted\/([a-z0-9-]{1,100})\/[^/]+\/)/.exec(path) ?? [];
    if (within !== undefined && member !== undefined) found.set(within, member);
  }
  return [...found].map(([within, member]) => ({ member, within }));
}

/**
 * The works of another member that a bundle carries along, with that member's own signature.
 *
 * @throws {Refusal} when the proof is not one, or is another release's.
 */
export async function passedOnOffer(
  source: Source,
  { member, within }: { member: string; within: string },
  via: string,
  entries: readonly Entry[],
): Promise<Offer> {
  const inner: Source = {
    name: `${source.name}/${within}`,
    read: (file, mostBytes) => source.read(within + file, mostBytes),
    stream: (file, fromByte) => source.stream(within + file, fromByte),
  };
  const layer = await readTagLayer(inner);
  const { release, digest } = layer;
  if (release.member !== member || !within.endsWith(`/${idOf(release.version, digest)}/`))
    refuse(within, `里面的签名是 ${release.member} 第 ${release.version} 版的，与文件夹名不符。`);
  return makeOffer(inner, layer, { within, via, entries });
}

/** Whether a file of the sources, by its path there, belongs to all works of a release. */
export const isShared = (name: string): boolean =>
  name === 'portal.yaml' || /^fonts\/[^/]+$/.test(name);

interface Place {
  within: string;
  via: string | undefined;
  entries: readonly Entry[];
}

async function makeOffer(
  source: Source,
  layer: TagLayer,
  { within, via, entries }: Place,
): Promise<Offer> {
  const proof = new Map<string, Buffer>();
  for (const name of proofFiles)
    proof.set(name, layer.files.get(name) ?? (await readTagFile(source, layer, name)));
  const manifest = parseManifest(
    proof.get('manifest-sha512.txt') ?? Buffer.alloc(0),
    'manifest-sha512.txt',
    'sha512',
    isPayload,
  );
  const carriedBytes = new Map(entries.map((entry) => [entry.path, entry]));
  const published = new Set<string>();
  const broken = new Set<string>();
  const carried = new Map<string, Entry[]>();
  const shared: Entry[] = [];
  for (const [path, sha512] of manifest) {
    const name = path.startsWith(sources) ? path.slice(sources.length) : '';
    const entry = carriedBytes.get(within + name);
    const isTheirs = entry?.sha512 === sha512;
    if (isShared(name) && isTheirs) shared.push(entry);
    const work = /^works\/([^/]+)\/./.exec(name)?.[1];
    if (work === undefined) continue;
    if (!slugPattern.test(work)) refuse(path, '著作的文件夹名只用小写字母、数字和连字符。');
    published.add(work);
    if (!entry) broken.add(work);
    else if (!isTheirs) refuse(entry.path, '与所属单位签名的清单不符，可能在转交时被改动。');
    else {
      const files = carried.get(work);
      if (files) files.push(entry);
      else carried.set(work, [entry]);
    }
  }
  for (const work of broken) carried.delete(work);
  checkNothingElse(within, manifest, entries);
  return { member: layer.release.member, layer, via, within, proof, published, carried, shared };
}

/** Nothing may come along under an owner's name that the owner did not sign. */
function checkNothingElse(
  within: string,
  manifest: ReadonlyMap<string, string>,
  entries: readonly Entry[],
): void {
  if (within === sources) return;
  for (const { path } of entries) {
    if (!path.startsWith(within)) continue;
    const name = path.slice(within.length);
    if ((proofFiles as readonly string[]).includes(name)) continue;
    if (!manifest.has(sources + name)) refuse(path, '所属单位签名的清单里没有它。');
  }
}
