import { closeSync, openSync, readSync } from 'node:fs';
import { shelves } from './run.ts';

/** A volume's file of postings, and the number of its first page in the whole index. */
export interface RunFile {
  file: string;
  base: number;
}

/** Where each shelf begins in a run, and one more for the end: of words, and of counts of characters. */
export function readRunOffsets(file: string): {
  words: Uint32Array;
  characters: Uint32Array;
} {
  const count = shelves + 1;
  const bytes = readBytes(file, 0, count * 8);
  const view = new DataView(bytes.buffer);
  const read = (from: number): Uint32Array =>
    Uint32Array.from({ length: count }, (_, index) => view.getUint32((from + index) * 4, true));
  return { words: read(0), characters: read(count) };
}

/** Bytes of runs held at a time. */
const mostBytes = 24e6;

/** As many shelves at a time as may be held of all runs; one at least. */
export function* stretchesOfShelves(
  offsets: readonly Uint32Array[],
): Generator<{ from: number; to: number }> {
  const bytesBetween = (from: number, to: number): number =>
    offsets.reduce((sum, each) => sum + (each[to] ?? 0) - (each[from] ?? 0), 0);
  for (let from = 0; from < shelves;) {
    let to = from + 1;
    while (to < shelves && bytesBetween(from, to + 1) <= mostBytes) to++;
    yield { from, to };
    from = to;
  }
}

/** What a run has on some shelves. */
export function readRunPart(
  file: string,
  offsets: Uint32Array | undefined,
  from: number,
  to: number,
): Uint8Array {
  const start = offsets?.[from] ?? 0;
  return readBytes(file, start, (offsets?.[to] ?? 0) - start);
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
