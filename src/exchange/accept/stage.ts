import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  acceptedFolder,
  acceptedIndexFile,
  acceptedReleaseFolder,
  acceptedWorkFolder,
  type AcceptedIndex,
} from '../../model/accepted.ts';
import { fontsFolder } from '../../press/small-fonts.ts';
import { assemble } from '../mirror/assemble.ts';
import type { Transfer } from '../mirror/target.ts';
import { releaseOf } from './offer.ts';
import type { Wanted } from './plan.ts';

const incomingFolder = `${acceptedFolder}/.incoming`;

/**
 * Brings works over, each file held against its digest, and lays them out as they would lie in the content folder.
 *
 * @returns absolute path of the folder that holds `accepted/`, as a content folder does.
 */
export async function stageWorks(
  content: string,
  wanted: readonly Wanted[],
  transfer: Transfer,
): Promise<string> {
  const bag = path.join(content, incomingFolder, 'bag');
  await dropIncoming(content);
  const offers = new Set(wanted.map(({ offer }) => offer));
  const entries = [
    ...wanted.flatMap(({ files }) => files),
    ...[...offers].flatMap(({ shared }) => shared),
  ];
  await assemble({ entries, tagFiles: new Map() }, bag, undefined, transfer);
  const sources = path.join(bag, 'data', 'sources');
  for (const offer of offers) {
    const folder = path.join(sources, releaseOf(offer));
    await mkdir(folder, { recursive: true });
    for (const [name, bytes] of offer.proof) await writeFile(path.join(folder, name), bytes);
    if (offer.via !== undefined) continue;
    for (const name of ['works', 'portal.yaml', fontsFolder])
      if (existsSync(path.join(sources, name)))
        await rename(path.join(sources, name), path.join(folder, name));
  }
  return sources;
}

/**
 * Moves staged works into the content folder and then names them in the record, with one rename: until then nothing
 * reads them. What the record names no more is removed last.
 */
export async function commit(
  content: string,
  staged: string,
  taken: readonly Wanted[],
  next: AcceptedIndex,
): Promise<void> {
  for (const { folder, offer } of taken) {
    const release = releaseOf(offer);
    await mkdir(path.join(content, release, 'works'), { recursive: true });
    for (const name of await readdir(path.join(staged, release))) {
      const place = path.join(content, release, name);
      if (name !== 'works' && !existsSync(place))
        await rename(path.join(staged, release, name), place);
    }
    await rename(path.join(staged, folder), path.join(content, folder));
  }
  const file = path.join(content, acceptedIndexFile);
  await writeFile(`${file}.next`, `${JSON.stringify(next, undefined, 2)}\n`);
  await rename(`${file}.next`, file);
  await sweep(content, next);
}

/** Removes what was staged. */
export async function dropIncoming(content: string): Promise<void> {
  await rm(path.join(content, incomingFolder), { recursive: true, force: true });
}

/** Removes what the record does not name: what a stopped run left, and every byte of what was taken back. */
export async function sweep(content: string, { works }: AcceptedIndex): Promise<void> {
  const named = Object.values(works);
  const releases = new Set(named.map(acceptedReleaseFolder));
  const folders = new Set(named.map(acceptedWorkFolder));
  const remove = (name: string): Promise<void> =>
    rm(path.join(content, name), { recursive: true, force: true });
  await dropIncoming(content);
  for (const member of await foldersIn(content, acceptedFolder)) {
    for (const release of await foldersIn(content, member)) {
      if (!releases.has(release)) await remove(release);
      else
        for (const work of await foldersIn(content, `${release}/works`))
          if (!folders.has(work)) await remove(work);
    }
    if ((await foldersIn(content, member)).length === 0) await remove(member);
  }
}

async function foldersIn(content: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(content, folder), { withFileTypes: true }).catch(
    () => [],
  );
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
}
