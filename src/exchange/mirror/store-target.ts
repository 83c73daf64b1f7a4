import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { digestBytes } from '../digest-files.ts';
import { limits, mostBytesOf } from '../limits.ts';
import type { Entry } from '../manifest.ts';
import { refuse } from '../problem.ts';
import { keyHistoryFile } from '../key-history.ts';
import { releaseFile } from '../release.ts';
import { objectKey, pointerKey, readPointer, storeSource, tagKey } from '../sources/store.ts';
import type { Store } from '../store.ts';
import { minisigFile, sshsigFile, tagmanifestFile } from '../tag-layer.ts';
import { fetchFile } from './fetch-file.ts';
import { readHeldFrom, type Held } from './read-release.ts';
import { formatState, parseState, stateFile, type MirrorState } from './state.ts';
import type { Moved, Publication, Target, Transfer } from './target.ts';

/** What one request may carry; larger files would have to go in parts. */
const mostBytesInOne = 2 * 1024 ** 3 - 1;

/**
 * A mirror in an S3-compatible store, which knows neither links nor renames: payload lies under its digest, so releases
 * share it, and one small object says which release is published.
 */
export function storeTarget(store: Store): Target {
  const put = async (key: string, text: string | Buffer): Promise<void> => {
    const body = Buffer.from(text);
    await store.put(key, body, digestBytes(body).sha256);
  };
  const switchTo = async (id: string): Promise<void> =>
    put(pointerKey, `${JSON.stringify({ release: id })}\n`);

  const tidy = async (state: MirrorState): Promise<void> => {
    const { leaving, current, previous } = state;
    if (leaving === undefined) return;
    await dropReleases(store, leaving, previous === undefined ? [current] : [current, previous]);
    await put(stateFile, formatState({ ...state, leaving: undefined }));
  };

  return {
    name: store.name,
    readState: async () => {
      const bytes = await store.get(stateFile, limits.releaseBytes);
      return bytes && parseState(bytes);
    },
    isPublished: async ({ current }) => (await readPointer(store)) === current,
    held: ({ current }) => readHeld(store, current),
    publish: async (publication, transfer) => {
      const { release, next, before, isWithdrawal } = publication;
      const old = before && (await readHeld(store, before.current));
      const moved = await bringOver(store, publication, old, transfer);
      for (const [name, bytes] of release.tagFiles) await put(tagKey(next.current, name), bytes);
      await switchTo(next.current);
      const previous = isWithdrawal ? undefined : next.previous;
      const leaving = [before?.current, before?.previous, ...(before?.leaving ?? [])].filter(
        (id): id is string => id !== undefined && id !== next.current && id !== previous,
      );
      const state = { ...next, previous, leaving: leaving.length > 0 ? leaving : undefined };
      if (state.tombstones.length > 0)
        await put('tombstones.json', `${JSON.stringify(state.tombstones, undefined, 2)}\n`);
      await put(stateFile, formatState(state));
      await tidy(state);
      return moved;
    },
    tidy,
    rollBack: async (state) => {
      const { previous } = state;
      if (previous === undefined)
        return refuse(store.name, '没有可以退回的上一版：只有一版，或上一版含有已经撤下的内容。');
      const back = { ...state, current: previous, previous: undefined };
      await switchTo(previous);
      await put(stateFile, formatState(back));
      return back;
    },
    // A store offers nothing to lock with that all of its kind know; the pointer is written last, so a race only wastes.
    lock: () => Promise.resolve(() => Promise.resolve()),
  };
}

async function readHeld(store: Store, id: string): Promise<Held | undefined> {
  const read = (name: string, mostBytes: number): Promise<Buffer | undefined> =>
    store.get(tagKey(id, name), mostBytes);
  return readHeldFrom({ ...storeSource(store), read }, (name) => read(name, mostBytesOf(name)));
}

async function bringOver(
  store: Store,
  { release }: Publication,
  old: Held | undefined,
  { source, parallel, rate, onProgress }: Transfer,
): Promise<Moved> {
  const held = new Set(old?.entries.map(({ sha512 }) => sha512));
  const wanted = new Map(
    release.entries.filter(({ sha512 }) => !held.has(sha512)).map((entry) => [entry.sha512, entry]),
  );
  const moved: Moved = { files: 0, bytes: 0 };
  const parts = await mkdtemp(path.join(tmpdir(), 'fangzhi-mirror-'));
  const queue = wanted.values();
  let isFailed = false;
  const run = async (): Promise<void> => {
    for (const entry of queue) {
      if (isFailed) return;
      try {
        // Not added to in one expression: that would forget what others move while this one waits.
        const bytes = await carry(store, entry, path.join(parts, entry.sha512), source, rate);
        moved.bytes += bytes;
        onProgress(++moved.files, wanted.size);
      } catch (error) {
        isFailed = true;
        throw error;
      }
    }
  };
  try {
    const outcomes = await Promise.allSettled(Array.from({ length: parallel }, run));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    await rm(parts, { recursive: true, force: true });
  }
  return moved;
}

/** Checks a file here before it is handed on: the store's word is not taken for it. */
async function carry(
  store: Store,
  entry: Entry,
  part: string,
  source: Transfer['source'],
  rate: Transfer['rate'],
): Promise<number> {
  if (entry.sizeBytes > mostBytesInOne) refuse(entry.path, '大于 2 GB，不能放进存储服务的镜像。');
  const bytes = await fetchFile(source, entry, part, rate);
  await store.put(objectKey(entry.sha512), await readFile(part), entry.sha256);
  await rm(part, { force: true });
  return bytes;
}

/** Tag files that say which others there are; removed last. */
const firstRead = [tagmanifestFile, minisigFile, sshsigFile, releaseFile, keyHistoryFile];

/** Removes what only releases hold that are no longer kept. Stopped half way, it can be done again. */
async function dropReleases(store: Store, dropped: readonly string[], kept: readonly string[]) {
  const digests = new Set<string>();
  for (const id of kept)
    for (const { sha512 } of (await readHeld(store, id))?.entries ?? []) digests.add(sha512);
  for (const id of dropped) {
    const held = await readHeld(store, id);
    for (const { sha512 } of held?.entries ?? [])
      if (!digests.has(sha512)) await store.remove(objectKey(sha512));
    const others = held?.tagFiles.filter((name) => !firstRead.includes(name)) ?? [];
    for (const name of [...others, 'tagmanifest-sha256.txt', ...firstRead])
      await store.remove(tagKey(id, name));
  }
}
