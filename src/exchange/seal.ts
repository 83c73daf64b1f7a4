import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { comparePaths } from './bundle-path.ts';
import { formatChanges, keptChanges } from './changes.ts';
import { digestBytes } from './digest-files.ts';
import type { SecretKey } from './key.ts';
import { formatKeyHistory, keyHistoryFile, type KeyStatement } from './key-history.ts';
import { formatManifest, type Entry } from './manifest.ts';
import { signMinisign } from './minisign.ts';
import { formatRelease, releaseFile, releaseFormat, type Release } from './release.ts';
import { signSsh } from './sshsig.ts';
import { bagDeclaration, minisigFile, sshsigFile, tagmanifestFile } from './tag-layer.ts';

/** What the office says of a release; the rest follows from the payload. */
export type ReleaseFacts = Omit<Release, 'format' | 'payload' | 'tagFiles'>;

/** The release that stood before, as far as its successor needs to know it. */
export interface FormerRelease {
  folder: string;
  version: number;
  entries: readonly Entry[];
}

export interface SealOptions {
  /** The bundle's folder; its payload lies in `data/` already. */
  folder: string;
  /** The payload, in the order of paths. */
  entries: readonly Entry[];
  facts: ReleaseFacts;
  history: readonly KeyStatement[];
  secret: SecretKey;
  former: FormerRelease | undefined;
  /** Further tag files: what people read. */
  readmes: Readonly<Record<string, string>>;
}

/** Writes manifests, release, history of keys and signatures around a payload. The same payload gives the same bytes. */
export async function sealBundle(options: SealOptions): Promise<Release> {
  const { folder, entries, facts, history, secret, former, readmes } = options;
  const bytes = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const tags = new Map<string, string>([
    ['bagit.txt', bagDeclaration],
    ['bag-info.txt', bagInfo(facts, bytes, entries.length)],
    ['manifest-sha512.txt', formatManifest(entries.map((entry) => [entry.sha512, entry.path]))],
    ['manifest-sha256.txt', formatManifest(entries.map((entry) => [entry.sha256, entry.path]))],
    ['sizes.txt', formatManifest(entries.map((entry) => [String(entry.sizeBytes), entry.path]))],
    [keyHistoryFile, formatKeyHistory(history)],
    ...Object.entries(readmes),
  ]);
  if (former) {
    tags.set(`changes-${facts.version}.txt`, formatChanges(former.entries, entries));
    for (const name of keptChanges(await readdir(former.folder), facts.version))
      tags.set(name, await readFile(path.join(former.folder, name), 'utf8'));
  }
  const release: Release = {
    format: releaseFormat,
    ...facts,
    payload: { files: entries.length, bytes },
    tagFiles: Object.fromEntries(
      [...tags]
        .map(([name, text]): [string, number] => [name, Buffer.byteLength(text)])
        .sort(byName),
    ),
  };
  tags.set(releaseFile, formatRelease(release));
  await writeTags(folder, tags, facts, secret);
  return release;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  comparePaths(a, b);

async function writeTags(
  folder: string,
  tags: ReadonlyMap<string, string>,
  { member, version, released }: ReleaseFacts,
  secret: SecretKey,
): Promise<void> {
  const named = [...tags].sort(byName);
  const digested = named.map(([name, text]) => [name, digestBytes(Buffer.from(text))] as const);
  const tagmanifest = formatManifest(digested.map(([name, { sha512 }]) => [sha512, name]));
  const message = Buffer.from(tagmanifest);
  const written: [string, string][] = [
    ...named,
    [
      'tagmanifest-sha256.txt',
      formatManifest(digested.map(([name, { sha256 }]) => [sha256, name])),
    ],
    [tagmanifestFile, tagmanifest],
    [minisigFile, signMinisign(message, secret, `${member} release ${version} of ${released}`)],
    [sshsigFile, signSsh(message, secret)],
  ];
  for (const [name, text] of written) await writeFile(path.join(folder, name), text);
}

function bagInfo(
  { office, member, title, version, released }: ReleaseFacts,
  bytes: number,
  files: number,
): string {
  return [
    `Source-Organization: ${office}`,
    `External-Description: ${title}`,
    `External-Identifier: fangzhi:${member}:${version}`,
    `Bagging-Date: ${released}`,
    `Payload-Oxum: ${bytes}.${files}`,
    'Bag-Software-Agent: fangzhi',
    '',
  ].join('\n');
}
