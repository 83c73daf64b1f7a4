import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeChunkSizes } from '../../search/chunk-sizes.ts';
import type { EntryFile } from '../../search/entry.ts';
import type { IndexJob, IndexOutcome } from './index-volume.ts';
import type { MergeJob, MergeOutcome } from './merge-index.ts';
import type { IndexSettings } from './index-settings.ts';
import { language, openNames, pagefindVersion, wrap } from './pagefind-file.ts';
import {
  isKnownReader,
  makeReaderFiles,
  wordCharacters,
  type ReaderFiles,
} from './reader-files.ts';
import { writeTables, type FacetedPage } from './write-tables.ts';

/** A volume to be indexed, and what its chapters are counted and sorted by. */
export interface IndexedVolume {
  job: IndexJob;
  /** One a chapter of the job. */
  facets: Pick<FacetedPage, 'facets' | 'year'>[];
}

/** Runs jobs in processes. */
export interface IndexPool {
  index: (job: IndexJob) => Promise<IndexOutcome>;
  merge: (job: MergeJob) => Promise<MergeOutcome>;
}

/**
 * Writes an index in Pagefind's own files. Volumes are indexed, and then merged, by jobs in processes.
 *
 * @param later volumes that are known only while others are being indexed; they come last.
 */
export async function writeIndex(
  { volumes: known, later }: { volumes: readonly IndexedVolume[]; later: Promise<IndexedVolume[]> },
  out: string,
  { foldTable, settings }: { foldTable: string; settings: IndexSettings },
  { index, merge }: IndexPool,
): Promise<{ notices: string[] }> {
  for (const folder of ['fragment', 'index', 'filter'])
    mkdirSync(path.join(out, folder), { recursive: true });
  const indexAll = async (list: readonly IndexedVolume[]): Promise<IndexOutcome[]> =>
    Promise.all(list.map(({ job }) => index(job)));
  const [reader, first, added, last] = await Promise.all([
    makeReaderFiles(),
    indexAll(known),
    later,
    later.then(indexAll),
  ]);
  const volumes = [...known, ...added];
  const outcomes = [...first, ...last];
  const pages: FacetedPage[] = [];
  const runs = outcomes.map(({ pages: ofVolume, run }, volume) => {
    const base = pages.length;
    for (const { chapter, ...page } of ofVolume) {
      const faceted = volumes[volume]?.facets[chapter];
      pages.push({ ...page, facets: faceted?.facets ?? {}, year: faceted?.year });
    }
    return { file: run, base };
  });
  const { chunks, characters } = await merge({ kind: 'merge', runs, out, settings });
  const nameOf = openNames();
  const hash = await writeTables(out, pages, chunks, nameOf);
  const own = {
    fold: await writeOwn(out, Buffer.from(foldTable), 'pf_fold', nameOf),
    sizes: await writeOwn(
      out,
      writeChunkSizes(chunks.map(({ sizeBytes }) => sizeBytes)),
      'pf_sizes',
      nameOf,
    ),
    characters: await writeOwn(out, Buffer.from(characters), 'pf_characters', nameOf),
  };
  const isReadable = isKnownReader(reader.entry);
  writeEntry(out, isReadable ? reader.files : [], { hash, pages: pages.length, own });
  return { notices: isReadable ? [] : [unknownReader(reader.entry.version)] };
}

/** The portal's own reader does not need Pagefind's; only other programs would miss it. */
function unknownReader(version: string): string {
  return `检索：安装的 Pagefind 是 ${version}，本程序只认得 ${pagefindVersion} 的检索库。本站检索不受影响，但没有附上 Pagefind 自己的阅读程序。`;
}

/** What this program's reader wants besides: the fold, so that whoever asks folds as it was written, sizes and counts. */
async function writeOwn(
  out: string,
  body: Uint8Array,
  kind: 'pf_fold' | 'pf_sizes' | 'pf_characters',
  nameOf: ReturnType<typeof openNames>,
): Promise<string> {
  const name = `${nameOf(body)}.${kind}`;
  writeFileSync(path.join(out, name), await wrap(body, 9));
  return name;
}

function writeEntry(
  out: string,
  files: ReaderFiles['files'],
  { hash, pages, own }: { hash: string; pages: number; own: EntryFile['fangzhi'] },
): void {
  for (const { path: name, content } of files) {
    mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
    writeFileSync(path.join(out, name), content);
  }
  writeFileSync(
    path.join(out, 'pagefind-entry.json'),
    JSON.stringify({
      version: pagefindVersion,
      languages: { [language]: { hash, wasm: null, page_count: pages } },
      include_characters: wordCharacters,
      fangzhi: own,
    }),
  );
}
