import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ByteReader } from '../../search/byte-reader.ts';
import { writeCharacterTable } from '../../search/page-counts.ts';
import { ByteWriter } from './byte-writer.ts';
import { wrapSync, type openNames } from './pagefind-file.ts';
import { readRunOffsets, readRunPart, stretchesOfShelves, type RunFile } from './run-file.ts';

/** Places from which on a character has a file of counts: fewer are fetched as soon as places. */
const leastPlaces = 10_000;

/** A character's counts in one volume. */
interface Counted {
  places: number;
  first: number;
  last: number;
  body: Uint8Array;
}

/**
 * Writes how often each common character stands in each page, shelf by shelf, a file a character.
 *
 * @returns the table of these files; empty where no character is that common.
 */
export function writeCharacters(
  runs: readonly RunFile[],
  out: string,
  zipLevel: number,
  nameOf: ReturnType<typeof openNames>,
  least = leastPlaces,
): string {
  const folder = path.join(out, 'character');
  const offsets = runs.map(({ file }) => readRunOffsets(file).characters);
  const files: { character: number; name: string }[] = [];
  for (const found of countedByShelf(runs, offsets)) {
    for (const [character, volumes] of [...found].sort(([a], [b]) => a - b)) {
      if (volumes.reduce((sum, { places }) => sum + places, 0) < least) continue;
      const body = joined(volumes);
      const name = nameOf(body);
      files.push({ character, name });
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${name}.pf_character`), wrapSync(body, zipLevel));
    }
  }
  return writeCharacterTable(files);
}

/** What each shelf holds of all volumes; read some shelves at a time. */
function* countedByShelf(
  runs: readonly RunFile[],
  offsets: readonly Uint32Array[],
): Generator<Map<number, Counted[]>> {
  for (const { from, to } of stretchesOfShelves(offsets)) {
    const parts = runs.map(({ file }, index) => readRunPart(file, offsets[index], from, to));
    for (let shelf = from; shelf < to; shelf++) {
      const found = new Map<number, Counted[]>();
      for (const [index, { base }] of runs.entries()) {
        const [start = 0, begin = 0, end = 0] = [from, shelf, shelf + 1].map(
          (at) => offsets[index]?.[at],
        );
        const bytes = parts[index]?.subarray(begin - start, end - start);
        if (bytes) addShelf(found, bytes, base);
      }
      yield found;
    }
  }
}

function addShelf(found: Map<number, Counted[]>, bytes: Uint8Array, base: number): void {
  const reader = new ByteReader(bytes);
  let character = 0;
  while (!reader.isAtEnd) {
    character += reader.varint();
    const places = reader.varint();
    const first = base + reader.varint();
    const last = first + reader.varint();
    const body = reader.take(reader.varint());
    const list = found.get(character) ?? [];
    found.set(character, list);
    list.push({ places, first, last, body });
  }
}

function joined(volumes: readonly Counted[]): Uint8Array {
  const out = new ByteWriter();
  let before = 0;
  for (const { first, last, body } of volumes) {
    out.varint(first - before);
    out.append(body, 0, body.length);
    before = last;
  }
  return out.written();
}
