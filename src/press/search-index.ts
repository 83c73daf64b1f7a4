import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { unitAddress } from '../model/address.ts';
import { ownershipOf } from '../page/ownership.ts';
import { workKinds } from '../model/work-kinds.ts';
import type { Prepared } from './prepare.ts';
import type { Pool } from './pool.ts';
import { programRoot } from './program-root.ts';
import type { ReleasedChapter, ReleasedWork } from './released.ts';
import { facetsOf, itemNames, yearLabel, yearsOf } from './search/chapter-facets.ts';
import { makeFoldTable } from './search/fold-table.ts';
import { usualSettings, type IndexSettings } from './search/index-settings.ts';
import type { IndexedChapter } from './search/index-volume.ts';
import { writeOffline } from './search/write-offline.ts';
import { writeIndex, type IndexedVolume } from './search/write-index.ts';

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

/** Writes the portal's search index from the compiled chapters, volume by volume. */
export async function writeSearchIndex(
  { compiled }: Pick<Prepared, 'compiled'>,
  { out, cache, isOffline = false, settings = usualSettings }: SearchIndexPlace,
  pool: Pick<Pool, 'index'>,
  onVolume: (done: number, all: number) => void,
): Promise<SearchIndexOutcome> {
  const foldTable = makeFoldTable();
  const fold = createHash('sha256').update(foldTable).digest('hex');
  const program = await indexerDigest();
  const names = itemNames(compiled.corpus.items);
  const folder = path.join(out, 'pagefind');
  const { portal, items } = compiled.corpus;
  // Where all are the office's own there is nothing to choose.
  const isUnion = compiled.works.some(({ work }) => work.meta.owner !== undefined);
  const ownerOf = ({ work }: ReleasedWork): string | undefined =>
    isUnion ? (ownershipOf(work, items.members)?.name ?? portal?.office) : undefined;
  const volumes = compiled.works.flatMap((work) =>
    [...Map.groupBy(work.chapters, ({ volume }) => volume)].map(
      ([volume, found]): IndexedVolume => {
        const chapters = found.map((chapter) => indexed(chapter, work, compiled.ids.anchors));
        const kept = JSON.stringify([program, fold, volume, chapters, settings]);
        const key = createHash('sha256').update(kept).digest('hex').slice(0, 40);
        return {
          job: { kind: 'index', volume, key, cache, out: folder, chapters, settings },
          facets: found.map((chapter) => ({
            facets: facetsOf(chapter, work.work.meta, names, ownerOf(work)),
            year: yearsOf(chapter.meta, work.work.meta)?.from,
          })),
        };
      },
    ),
  );
  let done = 0;
  const { notices } = await writeIndex(volumes, folder, { foldTable, settings }, async (job) => {
    const outcome = await pool.index(job);
    done++;
    onVolume(done, volumes.length);
    return outcome;
  });
  if (isOffline) writeOffline(folder);
  return { keys: new Set(volumes.map(({ job }) => job.key)), notices };
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
