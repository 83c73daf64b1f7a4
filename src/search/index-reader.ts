import { openChunkTable } from './chunk-table.ts';
import type { EntryFile } from './entry.ts';
import { makeFold, type Fold } from './fold.ts';
import { readFilter, readMeta, readPlaces, type MetaFile } from './index-files.ts';
import { readCharacterTable, readPageCounts, type PageCounts } from './page-counts.ts';
import { inOrder, placeAt, type Place } from './places.ts';
import { openStore } from './store.ts';
import { unwrap, type Transport } from './transport.ts';

/** A fragment as the press writes it. */
export interface Fragment {
  url: string;
  /** A unit a token, joined by U+200B. */
  content: string;
  meta: Record<string, string>;
  anchors: { element: string; id: string; text: string; location: number }[];
}

/** Places of words, in order, and the weight of those that are not plain. */
interface WordPlaces {
  places: Place[];
  weights: ReadonlyMap<Place, number>;
  /** Files that could not be had and may hold more of them. */
  missing: string[];
}

/** One index, opened: its tables in memory, its other files fetched when they are asked for, and kept. */
export interface IndexReader {
  meta: MetaFile;
  fold: Fold;
  /** What asking for a word takes, in kilobytes: nothing where its file is at hand. */
  costOf(word: string): number;
  /** How common the word may be, as far as can be known without its file: more is likely more. */
  likenessOf(word: string): number;
  placesOf(from: string, to: string): Promise<WordPlaces>;
  /** In which pages a common character stands; undefined where only its places say so, or the file cannot be had. */
  countsOf(character: number): Promise<PageCounts | undefined>;
  filter(file: string): Promise<Map<string, number[]>>;
  /** @throws {Error} when its file cannot be had. */
  fragment(page: number): Promise<Fragment>;
  /** File that holds a page's fragment. */
  fragmentFile(page: number): string;
}

const chunkBytes = 32e6;
const fragmentCharacters = 8e6;

/** @throws {Error} when the tables that lead to everything cannot be had. */
export async function openIndex(transport: Transport): Promise<IndexReader> {
  const file = async (name: string): Promise<Uint8Array> => unwrap(await transport.read(name));
  const entry = JSON.parse(
    new TextDecoder().decode(await transport.read('pagefind-entry.json')),
  ) as EntryFile;
  const [language] = Object.values(entry.languages);
  if (!language || !entry.fangzhi) throw new Error('The index is of another program.');
  const { fold, sizes, characters } = entry.fangzhi;
  // Only a help: without it search finds the same.
  const help = async (name: string | undefined): Promise<Uint8Array> =>
    name === undefined ? new Uint8Array() : file(name).catch(() => new Uint8Array());
  const [metaBytes, foldBytes, sizesOfChunks, characterTable] = await Promise.all([
    file(`pagefind.${language.hash}.pf_meta`),
    file(fold),
    help(sizes),
    help(characters),
  ]);
  const meta = readMeta(metaBytes);
  const chunks = openStore(
    (name) => file(`index/${name}.pf_index`),
    (bytes) => bytes.length,
    chunkBytes,
  );
  const groups = openStore(
    async (name) => {
      const text = new TextDecoder().decode(await file(`fragment/${name}.pf_fragment`));
      return { fragments: JSON.parse(text) as Record<string, Fragment>, size: text.length };
    },
    ({ size }) => size,
    fragmentCharacters,
  );
  const filters = openStore(
    async (name) => readFilter(await file(`filter/${name}.pf_filter`)),
    () => 1,
    Infinity,
  );
  const counts = openStore(
    async (name) => readPageCounts(await file(`character/${name}.pf_character`)),
    ({ pages }) => pages.length * 16,
    chunkBytes,
  );
  const countFiles = readCharacterTable(new TextDecoder().decode(characterTable));
  const table = openChunkTable(meta.chunks, sizesOfChunks);
  return {
    meta,
    fold: makeFold(new TextDecoder().decode(foldBytes)),
    costOf: (word) =>
      table.between(word, word).every((name) => chunks.has(name)) ? 0 : table.sizeOf(word),
    likenessOf: (word) => table.likenessOf(word),
    placesOf: async (from, to) => {
      const missing: string[] = [];
      const bodies = await Promise.all(
        table.between(from, to).map(async (name) =>
          chunks.get(name).catch(() => {
            missing.push(`index/${name}.pf_index`);
            return undefined;
          }),
        ),
      );
      return { ...gather(bodies, from, to), missing };
    },
    countsOf: async (character) => {
      const name = countFiles.get(character);
      return name === undefined ? undefined : counts.get(name).catch(() => undefined);
    },
    filter: (name) => filters.get(name),
    fragmentFile: (page) => `fragment/${meta.pages[page]?.group ?? ''}.pf_fragment`,
    fragment: async (page) => {
      const { name, group } = meta.pages[page] ?? { name: '', group: '' };
      const fragment = (await groups.get(group)).fragments[name];
      if (!fragment) throw new Error(`${name} is not in its group.`);
      return fragment;
    },
  };
}

function gather(
  bodies: readonly (Uint8Array | undefined)[],
  from: string,
  to: string,
): Pick<WordPlaces, 'places' | 'weights'> {
  const places: Place[] = [];
  const weights = new Map<Place, number>();
  let isSorted = true;
  for (const body of bodies) {
    if (!body) continue;
    readPlaces(body, from, to, (page, position, weight) => {
      const place = placeAt(page, position);
      if (place < (places[places.length - 1] ?? 0)) isSorted = false;
      places.push(place);
      if (weight !== 25) weights.set(place, weight);
    });
  }
  if (!isSorted) places.sort(inOrder);
  return { places, weights };
}
