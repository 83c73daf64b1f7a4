import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digestFiles } from '../digest-pool.ts';
import type { Entry } from '../manifest.ts';
import { parseManifest, isPayload } from '../manifest.ts';
import { Refusal, refuse } from '../problem.ts';
import { fetchFile } from './fetch-file.ts';
import type { ReadRelease } from './read-release.ts';
import type { Moved, Transfer } from './target.ts';

/** A file to bring over, and every place of the release that holds it. */
interface Wanted {
  entry: Entry;
  places: string[];
}

/**
 * Makes a release's folder: what the release before holds is linked, the rest brought over into `parts` beside it,
 * checked, and moved in. A folder that an earlier run began is gone on with: what stands in it was checked.
 */
export async function assemble(
  { entries, tagFiles }: ReadRelease,
  staging: string,
  old: string | undefined,
  transfer: Transfer,
): Promise<Moved> {
  const parts = path.join(staging, '..', 'parts');
  const isBegun = existsSync(staging);
  await mkdir(path.join(staging, 'data'), { recursive: true });
  await mkdir(parts, { recursive: true });
  const wanted = placeWhatIsHere(entries, staging, old, isBegun);
  await checkSpace(wanted, staging);
  const moved = await bring(wanted, parts, transfer);
  for (const [name, bytes] of tagFiles) await writeFile(path.join(staging, name), bytes);
  await rm(parts, { recursive: true, force: true });
  await clearOthers(path.dirname(staging), path.basename(staging));
  return moved;
}

/** Links what the release before holds under whatever name. @returns what is to be brought over, a digest once. */
function placeWhatIsHere(
  entries: readonly Entry[],
  staging: string,
  old: string | undefined,
  isBegun: boolean,
): Wanted[] {
  const held = old === undefined ? new Map<string, string>() : readHeld(old);
  const wanted = new Map<string, Wanted>();
  const folders = new Set<string>();
  for (const entry of entries) {
    const place = path.join(staging, ...entry.path.split('/'));
    const folder = path.dirname(place);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    if (isBegun && isOfSize(place, entry.sizeBytes)) continue;
    const here = held.get(entry.sha512);
    if (here !== undefined && linkTo(here, place, entry.sizeBytes)) continue;
    const known = wanted.get(entry.sha512);
    if (known) known.places.push(place);
    else wanted.set(entry.sha512, { entry, places: [place] });
  }
  return [...wanted.values()];
}

/** Digest → file of the release before; nothing where its manifest was lost or changed. */
function readHeld(old: string): Map<string, string> {
  const file = path.join(old, 'manifest-sha512.txt');
  if (!existsSync(file)) return new Map();
  try {
    const manifest = parseManifest(readFileSync(file), file, 'sha512', isPayload);
    return new Map(
      [...manifest].map(([name, sha512]) => [sha512, path.join(old, ...name.split('/'))]),
    );
  } catch (error) {
    if (error instanceof Refusal) return new Map();
    throw error;
  }
}

function isOfSize(file: string, sizeBytes: number): boolean {
  const facts = lstatSync(file, { throwIfNoEntry: false });
  return facts?.isFile() === true && facts.size === sizeBytes;
}

/** False where the file is gone, was cut short, or the file system knows no links. */
function linkTo(from: string, to: string, sizeBytes: number): boolean {
  if (!isOfSize(from, sizeBytes)) return false;
  if (isLinked(from, to)) return true;
  // Perhaps since something stands there, from a run that was stopped.
  rmSync(to, { force: true });
  return isLinked(from, to);
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

const reserveBytes = 1024 * 1024;

/** @throws {Refusal} when the disk has no room, before anything is written to it. */
async function checkSpace(wanted: readonly Wanted[], folder: string): Promise<void> {
  const needed = wanted.reduce((sum, { entry }) => sum + entry.sizeBytes, reserveBytes);
  const { bavail, bsize } = await statfs(folder);
  if (needed > bavail * bsize)
    refuse(folder, `磁盘空间不够：还要 ${megabytes(needed)}，只剩 ${megabytes(bavail * bsize)}。`);
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function bring(wanted: readonly Wanted[], parts: string, transfer: Transfer): Promise<Moved> {
  const { source, onProgress } = transfer;
  const moved: Moved = { files: 0, bytes: 0 };
  const partOf = ({ entry }: Wanted): string => path.join(parts, entry.sha512.slice(0, 64));
  const settle = (each: Wanted, bytes: number): void => {
    moveIn(partOf(each), each.places, each.entry.sizeBytes);
    moved.files++;
    moved.bytes += bytes;
    onProgress(moved.files, wanted.length);
  };
  if (source.folder === undefined) await fetchAll(wanted, partOf, transfer, settle);
  else await copyAll(source.folder, wanted, partOf, transfer, settle);
  return moved;
}

type Settle = (each: Wanted, bytes: number) => void;

async function fetchAll(
  wanted: readonly Wanted[],
  partOf: (each: Wanted) => string,
  { source, parallel, rate }: Transfer,
  settle: Settle,
): Promise<void> {
  const queue = wanted.values();
  let isFailed = false;
  const run = async (): Promise<void> => {
    for (const each of queue) {
      if (isFailed) return;
      try {
        settle(each, await fetchFile(source, each.entry, partOf(each), rate));
      } catch (error) {
        isFailed = true;
        throw error;
      }
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: parallel }, run));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

async function copyAll(
  folder: string,
  wanted: readonly Wanted[],
  partOf: (each: Wanted) => string,
  { threads }: Transfer,
  settle: Settle,
): Promise<void> {
  const jobs = wanted.map((each) => ({
    each,
    from: path.join(folder, ...each.entry.path.split('/')),
    to: partOf(each),
    sizeBytes: each.entry.sizeBytes,
    mostBytes: each.entry.sizeBytes,
  }));
  await digestFiles(jobs, threads, (batch) => {
    for (const { job, result } of batch) {
      const { path: name, sha512, sha256, sizeBytes } = job.each.entry;
      if ('failure' in result) {
        const reasons = {
          missing: '清单里有，来源却没有。',
          'not-a-file': '是符号链接或特殊文件。',
          'too-large': `来源给的比清单所记的 ${sizeBytes} 字节长。`,
        };
        refuse(name, reasons[result.failure]);
      }
      if (result.sha512 !== sha512 || result.sha256 !== sha256)
        refuse(name, '来源给的内容与清单的校验值不符。');
      settle(job.each, sizeBytes);
    }
  });
}

/** Moves a checked file to the first of its places, and links it to the others. */
function moveIn(part: string, places: readonly string[], sizeBytes: number): void {
  const [first, ...others] = places;
  if (first === undefined) return;
  for (const other of others) if (!linkTo(part, other, sizeBytes)) copyFileSync(part, other);
  renameSync(part, first);
}

/** Removes what runs for other releases began and never ended. */
async function clearOthers(incoming: string, kept: string): Promise<void> {
  for (const name of await readdir(incoming))
    if (name !== kept) await rm(path.join(incoming, name), { recursive: true, force: true });
}
