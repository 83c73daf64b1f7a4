import { existsSync } from 'node:fs';
import {
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '../problem.ts';
import { folderSource } from '../sources/folder.ts';
import { assemble } from './assemble.ts';
import { lockFile } from '../lock-file.ts';
import { readHeldFrom, type Held } from './read-release.ts';
import { formatState, parseState, stateFile, type MirrorState } from './state.ts';
import type { Moved, Publication, Target, Transfer } from './target.ts';

const releasesFolder = 'releases';
const incomingFolder = 'incoming';
const currentLink = 'current';
const lockName = '.mirror.lock';
const own = [stateFile, 'tombstones.json', releasesFolder, incomingFolder, currentLink];
const isOwn = (name: string): boolean =>
  own.includes(name.replace(/\.next$/, '')) || name.startsWith(lockName);

/**
 * A mirror in a folder: `current` is a link to `releases/<version>-<digest>`, switched by one rename. Files that two
 * releases share are one file with two names.
 */
export function folderTarget(folder: string): Target {
  const at = (...names: string[]): string => path.join(folder, ...names);
  const releaseAt = (id: string): string => at(releasesFolder, id);

  const writeWhole = async (name: string, text: string): Promise<void> => {
    await writeFile(at(`${name}.next`), text);
    await rename(at(`${name}.next`), at(name));
  };
  const switchTo = async (id: string): Promise<void> => {
    const next = at(`${currentLink}.next`);
    await rm(next, { force: true });
    await symlink(path.join(releasesFolder, id), next);
    await rename(next, at(currentLink));
  };
  const remember = async (state: MirrorState): Promise<void> => {
    if (state.tombstones.length > 0)
      await writeWhole('tombstones.json', `${JSON.stringify(state.tombstones, undefined, 2)}\n`);
    await writeWhole(stateFile, formatState(state));
  };
  const keepOnly = async (kept: readonly (string | undefined)[]): Promise<void> => {
    for (const id of await readdir(at(releasesFolder)))
      if (!kept.includes(id)) await rm(releaseAt(id), { recursive: true, force: true });
    await rm(at(incomingFolder), { recursive: true, force: true });
  };

  return {
    name: folder,
    readState: async () => {
      const bytes = await readFile(at(stateFile)).catch(ignoreMissing);
      if (bytes) return parseState(bytes);
      const names = await readdir(folder).catch(() => []);
      const other = names.find((name) => !isOwn(name));
      return other === undefined
        ? undefined
        : refuse(folder, `这个文件夹里有别的文件（${other}），不是镜像。请换一个空文件夹。`);
    },
    isPublished: async ({ current }) => {
      const target = await readlink(at(currentLink)).catch(() => '');
      return target === path.join(releasesFolder, current) && existsSync(releaseAt(current));
    },
    held: async ({ current }) => readHeld(releaseAt(current)),
    publish: async (publication, transfer) => {
      const { next, isWithdrawal } = publication;
      const moved = await bringOver(publication, transfer, at(incomingFolder), releaseAt);
      await switchTo(next.current);
      // Nothing that was withdrawn may be gone back to.
      const state = isWithdrawal ? { ...next, previous: undefined } : next;
      await remember(state);
      await keepOnly([state.current, state.previous]);
      return moved;
    },
    tidy: ({ current, previous }) => keepOnly([current, previous]),
    rollBack: async (state) => {
      const { previous } = state;
      if (previous === undefined || !existsSync(releaseAt(previous)))
        return refuse(folder, '没有可以退回的上一版：只有一版，或上一版含有已经撤下的内容。');
      const back = { ...state, current: previous, previous: undefined };
      await switchTo(previous);
      await remember(back);
      return back;
    },
    lock: async () => {
      await mkdir(folder, { recursive: true });
      return lockFile(at(lockName), folder);
    },
  };
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

async function readHeld(folder: string): Promise<Held | undefined> {
  return existsSync(folder)
    ? readHeldFrom(folderSource(folder), (name) =>
        readFile(path.join(folder, name)).catch(ignoreMissing),
      )
    : undefined;
}

/** Makes the release's folder, unless an earlier run did and was stopped before it could publish it. */
async function bringOver(
  { release, next, before }: Publication,
  transfer: Transfer,
  incoming: string,
  releaseAt: (id: string) => string,
): Promise<Moved> {
  const target = releaseAt(next.current);
  if (existsSync(target)) return { files: 0, bytes: 0 };
  const staging = path.join(incoming, next.current);
  const old = before && releaseAt(before.current);
  const moved = await assemble(release, staging, old, transfer);
  await mkdir(path.dirname(target), { recursive: true });
  await rename(staging, target);
  return moved;
}
