import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFoldTable } from '../../../src/press/search/fold-table.ts';
import { openNames, wrapSync } from '../../../src/press/search/pagefind-file.ts';
import { cutPassages, type IndexedPlace } from '../../../src/press/search/passages.ts';
import { makeRun } from '../../../src/press/search/run.ts';
import { writeCharacters } from '../../../src/press/search/write-characters.ts';
import { writeTables, type FacetedPage } from '../../../src/press/search/write-tables.ts';
import { writeWords } from '../../../src/press/search/write-words.ts';
import { writeChunkSizes } from '../../../src/search/chunk-sizes.ts';
import { makeFold } from '../../../src/search/fold.ts';
import { groupName, pageName } from '../../../src/search/page-name.ts';
import type { Transport } from '../../../src/search/transport.ts';

export interface TestChapter {
  title: string;
  text: string;
  places?: IndexedPlace[];
  facets?: Record<string, string[]>;
}

const foldTable = makeFoldTable();
export const testFold = makeFold(foldTable);

/** Writes an index of chapters into a folder, as the press does, cut as finely as told. */
export async function indexTexts(
  folder: string,
  chapters: readonly TestChapter[],
  { chunkSize = 20, passageLength = 30, volumes = 2, hasSizes = true, leastPlaces = 3 } = {},
): Promise<void> {
  for (const name of ['index', 'filter', 'fragment'])
    mkdirSync(path.join(folder, name), { recursive: true });
  const pages: FacetedPage[] = [];
  const runs: { file: string; base: number }[] = [];
  const nameOf = openNames();
  const perVolume = Math.ceil(chapters.length / volumes);
  for (let volume = 0; volume < volumes; volume++) {
    const base = pages.length;
    const tokens = [];
    const stretch = chapters.slice(volume * perVolume, (volume + 1) * perVolume);
    for (const [chapter, { title, text, places = [], facets = {} }] of stretch.entries()) {
      for (const [passage, made] of cutPassages(
        { title, text, places },
        testFold,
        passageLength,
      ).entries()) {
        const name = pageName({ volume: `v${volume}`, chapter, passage });
        const fragment = {
          url: `/${volume}-${chapter}.html`,
          content: JSON.parse(Buffer.from(made.content).toString()) as string,
          meta: { title },
          anchors: made.anchors,
        };
        const body = Buffer.from(JSON.stringify({ [name]: fragment }));
        const group = groupName({ volume: `v${volume}`, group: pages.length - base });
        writeFileSync(path.join(folder, 'fragment', `${group}.pf_fragment`), wrapSync(body, 1));
        pages.push({ name, words: made.codes.length, group, facets, year: undefined });
        tokens.push(made);
      }
    }
    const file = path.join(folder, `${volume}.run`);
    writeFileSync(file, makeRun(tokens));
    runs.push({ file, base });
  }
  const chunks = writeWords(runs, folder, { chunkSize, zipLevel: 1 }, nameOf);
  const hash = await writeTables(folder, pages, chunks, nameOf);
  writeFileSync(path.join(folder, 'fold.pf_fold'), wrapSync(Buffer.from(foldTable), 1));
  const sizes = writeChunkSizes(chunks.map(({ sizeBytes }) => sizeBytes));
  writeFileSync(path.join(folder, 'sizes.pf_sizes'), wrapSync(sizes, 1));
  const characters = writeCharacters(runs, folder, 1, nameOf, leastPlaces);
  writeFileSync(
    path.join(folder, 'characters.pf_characters'),
    wrapSync(Buffer.from(characters), 1),
  );
  const fangzhi = {
    fold: 'fold.pf_fold',
    characters: 'characters.pf_characters',
    ...(hasSizes ? { sizes: 'sizes.pf_sizes' } : {}),
  };
  const languages = { und: { hash, page_count: pages.length } };
  writeFileSync(
    path.join(folder, 'pagefind-entry.json'),
    JSON.stringify({ version: '1.6.0', languages, fangzhi }),
  );
}

/** Reads files of an index from the disk. */
export function diskTransport(folder: string): Transport {
  return {
    read: async (name) => Promise.resolve(new Uint8Array(readFileSync(path.join(folder, name)))),
  };
}
