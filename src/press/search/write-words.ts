import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeChunks, trimBounds, type ListedChunk } from './chunks.ts';
import { mergeRuns, type MergedWord, type RunStretch } from './merge-runs.ts';
import { wrap, type openNames } from './pagefind-file.ts';
import { shelves } from './run.ts';

/** A volume's file of postings, and the number of its first page in the whole index. */
export interface RunFile {
  file: string;
  base: number;
}

/** Bytes of postings held at a time; more are read shelf by shelf. */
const mostBytes = 24e6;
/** Files being zipped at a time. */
const mostInFlight = 16;

/** Merges the volumes' postings into the index's files of words. @returns their table. */
export async function writeWords(
  runs: readonly RunFile[],
  out: string,
  { chunkSize, zipLevel }: { chunkSize: number; zipLevel: number },
  nameOf: ReturnType<typeof openNames>,
): Promise<ListedChunk[]> {
  const listed: ListedChunk[] = [];
  let inFlight: Promise<void>[] = [];
  for (const { from, to, body } of makeChunks(allWords(runs), chunkSize)) {
    const name = nameOf(body);
    const entry = { from, to, name, sizeBytes: 0 };
    listed.push(entry);
    inFlight.push(
      wrap(body, zipLevel).then((file) => {
        entry.sizeBytes = file.length;
        writeFileSync(path.join(out, 'index', `${name}.pf_index`), file);
      }),
    );
    if (inFlight.length < mostInFlight) continue;
    await Promise.all(inFlight);
    inFlight = [];
  }
  await Promise.all(inFlight);
  return trimBounds(listed);
}

/** All words in order, some shelves at a time. */
function* allWords(runs: readonly RunFile[]): Generator<MergedWord> {
  const offsets = runs.map(({ file }) => readOffsets(file));
  for (let from = 0; from < shelves;) {
    let to = from + 1;
    while (to < shelves && bytesBetween(offsets, from, to + 1) <= mostBytes) to++;
    yield* mergeRuns(
      runs.map(({ file, base }, index) => readStretch(file, base, offsets[index], from, to)),
    );
    from = to;
  }
}

function bytesBetween(offsets: readonly Uint32Array[], from: number, to: number): number {
  return offsets.reduce((sum, each) => sum + (each[to] ?? 0) - (each[from] ?? 0), 0);
}

function readOffsets(file: string): Uint32Array {
  const bytes = readBytes(file, 0, (shelves + 1) * 4);
  const view = new DataView(bytes.buffer);
  return Uint32Array.from({ length: shelves + 1 }, (_, index) => view.getUint32(index * 4, true));
}

function readStretch(
  file: string,
  base: number,
  offsets: Uint32Array | undefined,
  from: number,
  to: number,
): RunStretch {
  const start = offsets?.[from] ?? 0;
  const bytes = readBytes(file, start, (offsets?.[to] ?? 0) - start);
  const ends = Array.from(offsets?.subarray(from + 1, to + 1) ?? [], (offset) => offset - start);
  return { bytes, shelfEnds: ends, base };
}

function readBytes(file: string, start: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  const descriptor = openSync(file, 'r');
  try {
    if (length > 0) readSync(descriptor, bytes, 0, length, start);
  } finally {
    closeSync(descriptor);
  }
  return bytes;
}
