import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Work } from '../corpus/corpus.ts';
import { acceptedReleaseFolder } from '../model/accepted.ts';
import { isShared, proofFiles } from './accept/offer.ts';
import { isPayload, parseManifest } from './manifest.ts';

/**
 * Files of other members' works, relative to the content folder: what their owners signed and nothing else, with the
 * signatures, so that whoever gets them can hold them against their owner's key.
 */
export async function passedOnSources(
  root: string,
  works: readonly Pick<Work, 'accepted'>[],
): Promise<string[]> {
  const taken = works.flatMap(({ accepted }) => accepted ?? []);
  const files: string[] = [];
  for (const [folder, ofRelease] of Map.groupBy(taken, acceptedReleaseFolder)) {
    const manifest = await readFile(path.join(root, folder, 'manifest-sha512.txt'));
    const signed = parseManifest(manifest, 'manifest-sha512.txt', 'sha512', isPayload);
    const wanted = new Set(ofRelease.map(({ work }) => work));
    files.push(...proofFiles.map((name) => `${folder}/${name}`));
    for (const file of signed.keys()) {
      const name = /^data\/sources\/(.+)$/.exec(file)?.[1];
      if (name === undefined) continue;
      const work = /^works\/([^/]+)\/./.exec(name)?.[1];
      // What belongs to all works of the owner may not have been passed on to this office either.
      const isWanted =
        work === undefined
          ? isShared(name) && existsSync(path.join(root, folder, name))
          : wanted.has(work);
      if (isWanted) files.push(`${folder}/${name}`);
    }
  }
  return files.sort();
}
