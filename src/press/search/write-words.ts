import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeChunks, trimBounds, type ListedChunk } from './chunks.ts';
import { mergeRuns, type MergedWord, type RunStretch } from './merge-runs.ts';
import { wrap, type openNames } from './pagefind-file.ts';
import { readRunOffsets, readRunPart, stretchesOfShelves, type RunFile } from './run-file.ts';

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
  const offsets = runs.map(({ file }) => readRunOffsets(file).words);
  for (const { from, to } of stretchesOfShelves(offsets)) {
    yield* mergeRuns(
      runs.map(({ file, base }, index) => readStretch(file, base, offsets[index], from, to)),
    );
  }
}

function readStretch(
  file: string,
  base: number,
  offsets: Uint32Array | undefined,
  from: number,
  to: number,
): RunStretch {
  const start = offsets?.[from] ?? 0;
  const bytes = readRunPart(file, offsets, from, to);
  const ends = Array.from(offsets?.subarray(from + 1, to + 1) ?? [], (offset) => offset - start);
  return { bytes, shelfEnds: ends, base };
}
