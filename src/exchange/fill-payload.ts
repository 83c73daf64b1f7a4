import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogueRecord, type CatalogueRecord } from '../exporters/catalogue-record.ts';
import type { PackageFile } from '../exporters/package-file.ts';
import type { Portal } from '../model/portal.ts';
import type { BuildOptions } from '../press/build.ts';
import { markerName } from '../press/output.ts';
import type { Prepared } from '../press/prepare.ts';
import type { ReleasedWork } from '../press/released.ts';
import { comparePaths } from './bundle-path.ts';
import { collectEntries, listFiles, type PayloadJob } from './collect.ts';
import { openJournal } from './journal.ts';
import type { Entry } from './manifest.ts';
import { writeBooks } from './payload-books.ts';
import { metadataFiles, overviewFiles } from './payload-metadata.ts';
import { gatherFonts } from './payload-fonts.ts';
import { gatherScans } from './payload-scans.ts';
import { findSources } from './payload-sources.ts';
import type { ReleaseFacts } from './seal.ts';

/** What filling a payload needs to know. */
type FillOptions = Pick<BuildOptions, 'cache' | 'content' | 'release' | 'jobs' | 'onProgress'>;

interface Places {
  staging: string;
  bag: string;
}

/**
 * Lays a portal's site, books, records and sources into `<bag>/data/`. Sources that an earlier run copied are not copied
 * again.
 *
 * @throws {Refusal} when a file may not be in a bundle.
 */
export async function fillPayload(
  options: FillOptions,
  prepared: Prepared,
  portal: Portal,
  facts: ReleaseFacts,
  { staging, bag }: Places,
): Promise<{ entries: Entry[]; heldBack: string[] }> {
  const data = path.join(bag, 'data');
  for (const made of ['site', 'books', 'metadata'])
    await rm(path.join(data, made), { recursive: true, force: true });
  await rename(path.join(staging, 'site'), path.join(data, 'site'));
  await rm(path.join(data, 'site', markerName), { force: true });
  // Books and records of other members' works are for their owners to publish.
  const compiled = {
    ...prepared.compiled,
    works: prepared.compiled.works.filter(({ work }) => !work.accepted),
  };
  const scanned = new Set(prepared.scans.released.map(({ work }) => work.work.id));
  const isShown = ({ work, chapters }: ReleasedWork): boolean =>
    chapters.length > 0 || scanned.has(work.id);
  const works = compiled.works.filter(isShown);
  const records = works.map(({ work }) => catalogueRecord(work, { member: facts.member, portal }));
  const texts = works.filter(({ chapters }) => chapters.length > 0);
  await writeBooks({ ...compiled, works: texts }, byId(records), {
    cache: options.cache,
    folder: path.join(data, 'books'),
  });
  await writeFiles(data, metadataFiles(records, facts.member));
  const { corpus } = prepared.compiled;
  const shown = prepared.compiled.works.filter(isShown);
  const { files, chapters, heldBack } = await findSources({ corpus }, shown, options.release);
  const scans = await gatherScans(
    prepared.scans.released.filter(({ work }) => !work.work.accepted),
    {
      content: options.content,
      cache: options.cache,
      chapters,
      onScan: (done, all) => options.onProgress?.('书影', done, all),
    },
  );
  const fonts = await gatherFonts(works, options.content);
  const made = [...scans.map(({ list }) => list), ...fonts];
  const copied = [
    ...files.map((file) => ({ path: file, from: path.join(options.content, ...file.split('/')) })),
    ...scans.flatMap(({ pictures }) => pictures),
  ];
  const sources = path.join(data, 'sources');
  await clearExcept(sources, new Set([...made, ...copied].map((file) => file.path)));
  await writeFiles(sources, made);
  const jobs = [
    ...(await lyingJobs(data, ['site', 'books', 'metadata'])),
    ...(await jobsOf(
      data,
      made.map((file) => `sources/${file.path}`),
    )),
    ...(await copyJobs(sources, copied)),
  ];
  const journal = openJournal(path.join(staging, 'journal.jsonl'));
  const progress = (done: number, all: number): void => options.onProgress?.('校验', done, all);
  const entries = await collectEntries(jobs, options.jobs, journal, progress);
  const overview = overviewFiles(works, records, entries, {
    ...facts,
    site: facts.site,
    rights: portal.rights,
    left: new Map(scans.map(({ work, left }) => [work, left])),
  });
  await writeFiles(data, overview);
  const lastJobs = await jobsOf(
    data,
    overview.map((file) => file.path),
  );
  const last = await collectEntries(lastJobs, 1, undefined, () => undefined);
  return { entries: [...entries, ...last].sort((a, b) => comparePaths(a.path, b.path)), heldBack };
}

const byId = (records: readonly CatalogueRecord[]): Map<string, CatalogueRecord> =>
  new Map(records.map((record) => [record.id, record]));

async function writeFiles(folder: string, files: readonly PackageFile[]): Promise<void> {
  for (const { path: name, content } of files) {
    const file = path.join(folder, ...name.split('/'));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

async function jobsOf(data: string, names: readonly string[]): Promise<PayloadJob[]> {
  return Promise.all(
    names.map(async (name) => {
      const from = path.join(data, ...name.split('/'));
      return { path: `data/${name}`, from, sizeBytes: (await stat(from)).size };
    }),
  );
}

async function lyingJobs(data: string, rooms: readonly string[]): Promise<PayloadJob[]> {
  const lists = await Promise.all(
    rooms.map(async (room) =>
      (await listFiles(path.join(data, room))).map((name) => `${room}/${name}`),
    ),
  );
  return jobsOf(data, lists.flat());
}

async function copyJobs(
  sources: string,
  files: readonly { path: string; from: string }[],
): Promise<PayloadJob[]> {
  return Promise.all(
    files.map(async ({ path: file, from }) => ({
      path: `data/sources/${file}`,
      from,
      to: path.join(sources, ...file.split('/')),
      sizeBytes: (await stat(from)).size,
    })),
  );
}

/** Removes what an earlier run copied and this one does not want. */
async function clearExcept(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of await listFiles(folder))
    if (!wanted.has(name)) await rm(path.join(folder, ...name.split('/')));
}
