import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { unitAddress } from '../model/address.ts';
import { ownershipOf } from '../page/ownership.ts';
import { workKinds } from '../model/work-kinds.ts';
import type { PortalData } from '../page/portal-data.ts';
import { citedBy, openOwnPages, ownerOfPage } from './own-pages.ts';
import type { Prepared } from './prepare.ts';
import type { Pool } from './pool.ts';
import { programRoot } from './program-root.ts';
import type { ReleasedChapter, ReleasedWork } from './released.ts';
import { facetsOf, yearLabel, yearsOf } from './search/chapter-facets.ts';
import { makeFoldTable } from './search/fold-table.ts';
import { usualSettings, type IndexSettings } from './search/index-settings.ts';
import type { IndexedChapter, IndexJob } from './search/index-volume.ts';
import { namedValues } from './search/named-values.ts';
import { readOwnText } from './search/own-text.ts';
import { compareBytes } from './search/tables.ts';
import { writeOffline } from './search/write-offline.ts';
import { writeIndex, type IndexedVolume } from './search/write-index.ts';
import { cutStretches } from './volumes.ts';

export interface SearchIndexPlace {
  /** Folder that becomes the portal. */
  out: string;
  cache: string;
  /** Whether the index must also work for pages opened from a disk. */
  isOffline?: boolean;
  settings?: IndexSettings;
}

/** What was indexed, and what the editor should be told. */
export interface SearchIndexOutcome {
  /** Names of the cache files in use. */
  keys: Set<string>;
  notices: string[];
}

/** Finished pages that are no chapters. */
export interface RenderedPages {
  /** Where they will be once `done` is settled. */
  folder: string;
  done: Promise<void>;
  data: PortalData;
}

/**
 * Writes the portal's search index: from the compiled chapters, volume by volume, and from the pages that have a text
 * of their own besides.
 *
 * @param rendered where there are none, only chapters are indexed.
 */
export async function writeSearchIndex(
  { compiled }: Pick<Prepared, 'compiled'>,
  rendered: RenderedPages | undefined,
  { out, cache, isOffline = false, settings = usualSettings }: SearchIndexPlace,
  pool: Pick<Pool, 'index' | 'merge'>,
  onVolume: (done: number, all: number) => void,
): Promise<SearchIndexOutcome> {
  const foldTable = makeFoldTable();
  const folder = path.join(out, 'pagefind');
  const room: JobRoom = {
    cache,
    out: folder,
    settings,
    program: await indexerDigest(),
    fold: createHash('sha256').update(foldTable).digest('hex'),
  };
  const { portal, items } = compiled.corpus;
  // Where all are the office's own there is nothing to choose.
  const isUnion = compiled.works.some(({ work }) => work.meta.owner !== undefined);
  const ownerOf = ({ work }: ReleasedWork): string | undefined =>
    isUnion ? (ownershipOf(work, items.members)?.name ?? portal?.office) : undefined;
  const names = namedValues(
    rendered?.data.items ?? items,
    compiled.works.map((released) => ({ ...released.work, owner: ownerOf(released) })),
  );
  const volumes = compiled.works.flatMap((work) =>
    [...Map.groupBy(work.chapters, ({ volume }) => volume)].map(
      ([volume, found]): IndexedVolume => ({
        job: indexJob(
          { volume },
          found.map((chapter) => indexed(chapter, work, compiled.ids.anchors)),
          room,
        ),
        facets: found.map((chapter) => {
          const years = yearsOf(chapter.meta, work.work.meta);
          const faceted = {
            kind: workKinds[work.work.meta.kind].title,
            owner: ownerOf(work),
            work: work.work,
            years,
            items: chapter.mentions.map(({ register, id }) => `${register}/${id}`),
          };
          return { facets: facetsOf(faceted, names), year: years?.from };
        }),
      }),
    ),
  );
  const keys = volumes.map(({ job }) => job.key);
  let done = 0;
  const later = (async (): Promise<IndexedVolume[]> => {
    if (rendered === undefined) return [];
    const added = await volumesOfPages(rendered, compiled, { names, isUnion, room });
    keys.push(...added.map(({ job }) => job.key));
    return added;
  })();
  const { notices } = await writeIndex(
    { volumes, later },
    folder,
    { foldTable, settings },
    {
      index: async (job) => {
        const outcome = await pool.index(job);
        done++;
        onVolume(done, keys.length);
        return outcome;
      },
      merge: async (job) => pool.merge(job),
    },
  );
  if (isOffline) writeOffline(folder);
  return { keys: new Set(keys), notices };
}

/** What all jobs of an index share. */
type JobRoom = Pick<IndexJob, 'cache' | 'out' | 'settings'> & { program: string; fold: string };

function indexJob(
  source: IndexJob['source'],
  chapters: IndexedChapter[],
  { program, fold, ...room }: JobRoom,
): IndexJob {
  const kept = JSON.stringify([program, fold, source, chapters, room.settings]);
  const key = createHash('sha256').update(kept).digest('hex').slice(0, 40);
  return { kind: 'index', source, key, chapters, ...room };
}

function indexed(
  { id, meta }: ReleasedChapter,
  { work }: ReleasedWork,
  anchors: Prepared['compiled']['ids']['anchors'],
): IndexedChapter {
  return {
    id,
    url: unitAddress(id),
    title: meta.title,
    work: work.meta.title,
    kind: workKinds[work.meta.kind].title,
    year: yearLabel(yearsOf(meta, work.meta)),
    keptAnchors: Object.fromEntries(anchors.get(id) ?? []),
  };
}

/** Pages with a text of their own, by the order of their addresses, cut like chapters so that one that changes is soon indexed. */
async function volumesOfPages(
  { folder, done, data }: RenderedPages,
  { works, items: texts }: Pick<Prepared['compiled'], 'works' | 'items'>,
  { names, isUnion, room }: { names: ReadonlyMap<string, string>; isUnion: boolean; room: JobRoom },
): Promise<IndexedVolume[]> {
  await done;
  const tell = openOwnPages(data, texts);
  // Indexed from the compile; most of a large portal's pages need not be read again.
  const chapters = new Set(works.flatMap((work) => work.chapters.map(({ id }) => unitAddress(id))));
  const pages = (await readdir(folder, { recursive: true }))
    .map((name) => name.split(path.sep).join('/'))
    .filter(
      (address) =>
        address.endsWith('.html') &&
        !chapters.has(address) &&
        !path.basename(address).startsWith('.'),
    )
    .sort(compareBytes)
    .flatMap((address) => {
      const text = readOwnText(readFileSync(path.join(folder, address), 'utf8'));
      return text === undefined ? [] : [{ address, text, told: tell(address) }];
    });
  return cutStretches(pages, ({ address }) => address).map((stretch) => ({
    job: indexJob(
      { texts: stretch.map(({ text }) => text) },
      stretch.map(({ address, text, told }) => ({
        id: address,
        url: address,
        title: text.title,
        work: '',
        kind: told.kind,
        year: yearLabel(told.years),
        cited: citedBy(address, data.portal),
        keptAnchors: {},
      })),
      room,
    ),
    facets: stretch.map(({ told }) => ({
      facets: facetsOf(
        {
          ...told,
          work: told.work,
          owner: isUnion ? ownerOfPage(told, data) : undefined,
        },
        names,
      ),
      year: told.years?.from,
    })),
  }));
}

/** Digest of the sources an indexed volume depends on, so that a newer program does not trust an older one's cache. */
async function indexerDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const room of ['search', 'press/search']) {
    const folder = path.join(programRoot, 'src', room);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
    for (const name of names) hash.update(name).update(await readFile(path.join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
