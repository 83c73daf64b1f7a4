import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { KeyStatement } from './key-history.ts';
import { refuse } from './problem.ts';
import { readEntries } from './read-entries.ts';
import { releaseFile, type Release } from './release.ts';
import type { FormerRelease } from './seal.ts';
import { folderSource } from './sources/folder.ts';
import { readTagLayer } from './tag-layer.ts';

export interface Former extends FormerRelease {
  release: Release;
  history: KeyStatement[];
  digest: string;
}

/**
 * The release that stands in a folder; undefined when the folder is empty or absent.
 *
 * @throws {Refusal} when something else stands there, or a bundle that is broken: it would be replaced.
 */
export async function readFormer(folder: string): Promise<Former | undefined> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') return refuse(folder, '是一个文件，不是文件夹。请换一个文件夹。');
    throw error;
  });
  if (names.length === 0) return undefined;
  if (!existsSync(path.join(folder, releaseFile)))
    refuse(folder, '这个文件夹里有别的文件，不是发布包。请换一个空文件夹。');
  const source = folderSource(folder);
  const layer = await readTagLayer(source);
  const entries = await readEntries(source, layer);
  const { release, history, digest } = layer;
  return { folder, version: release.version, entries, release, history, digest };
}
