import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeChunks, trimBounds, type ListedChunk } from './chunks.ts';
import { mergeRuns, type MergedWord, type RunStretch } from './merge-runs.ts';
import { wrapSync, type openNames } from './pagefind-file.ts';
import { readRunOffsets, readRunPart, stretchesOfShelves, type RunFile } from './run-file.ts';

/** Merges the volumes' postings into the index's files of words. @returns their table. */
export function writeWords(
  runs: readonly RunFile[],
  out: string,
  { chunkSize, zipLevel }: { chunkSize: number; zipLevel: number },
  nameOf: ReturnType<typeof openNames>,
): ListedChunk[] {
  const listed: ListedChunk[] = [];
  for (const { from, to, body } of makeChunks(allWords(runs), chunkSize)) {
    const name = nameOf(body);
    const file = wrapSync(body, zipLevel);
    writeFileSync(path.join(out, 'index', `${name}.pf_index`), file);
    listed.push({ from, to, name, sizeBytes: file.length });
  }
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
