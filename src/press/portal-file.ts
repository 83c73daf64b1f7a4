import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { PortalData } from '../page/portal-data.ts';

/** Where a value goes: `['portal']`, or an element to add to the list there: `['items', 'people']`. */
type Line = { at: string[]; is: unknown } | { at: string[]; add: unknown };

/** Characters written, and bytes read, at once. */
const pieceSize = 1 << 20;

/**
 * Writes a portal's data for another process, an element a line: as one string it would be three times in memory, as
 * itself, as JSON and as bytes, just when memory is short.
 *
 * @returns SHA-256 of the file, in hexadecimal.
 */
export function writePortalFile(file: string, data: PortalData): string {
  const hash = createHash('sha256');
  const opened = openSync(file, 'w');
  let piece = '';
  const flush = (): void => {
    hash.update(piece);
    writeSync(opened, piece);
    piece = '';
  };
  try {
    for (const line of linesOf([], data)) {
      piece += `${JSON.stringify(line)}\n`;
      if (piece.length >= pieceSize) flush();
    }
    flush();
  } finally {
    closeSync(opened);
  }
  return hash.digest('hex');
}

function* linesOf(at: string[], value: object): Generator<Line> {
  for (const [key, is] of Object.entries(value) as [string, unknown][]) {
    const here = [...at, key];
    if (Array.isArray(is)) {
      yield { at: here, is: [] };
      for (const add of is) yield { at: here, add };
    } else if (here.length === 1 && key === 'items' && is !== null && typeof is === 'object') {
      yield { at: here, is: {} };
      yield* linesOf(here, is);
    } else if (is !== undefined) yield { at: here, is };
  }
}

/** Reads what `writePortalFile` wrote. */
export function readPortalFile(file: string): PortalData {
  const data: Record<string, unknown> = {};
  for (const text of textLines(file)) {
    const line = JSON.parse(text) as Line;
    const last = line.at.at(-1) ?? '';
    const around = line.at
      .slice(0, -1)
      .reduce((within, key) => within[key] as Record<string, unknown>, data);
    if ('add' in line) (around[last] as unknown[]).push(line.add);
    else around[last] = line.is;
  }
  return data as unknown as PortalData;
}

function* textLines(file: string): Generator<string> {
  const opened = openSync(file, 'r');
  const piece = Buffer.allocUnsafe(pieceSize);
  const decoder = new TextDecoder();
  let begun = '';
  try {
    for (let read = 1; read > 0;) {
      read = readSync(opened, piece);
      const lines = (begun + decoder.decode(piece.subarray(0, read), { stream: read > 0 })).split(
        '\n',
      );
      begun = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(opened);
  }
}
