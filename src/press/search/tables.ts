import { ByteWriter } from './byte-writer.ts';
import type { ListedChunk } from './chunks.ts';
import { pagefindVersion } from './pagefind-file.ts';

/** A page as the table of pages lists it; its place in the table is its number. */
export interface ListedPage {
  /** Opaque to Pagefind. Names the page's fragment, alone or in its group. */
  name: string;
  /** Tokens. */
  words: number;
  /** File of the group that holds its fragment; empty for a file of its own. */
  group: string;
}

export interface MetaTables {
  pages: readonly ListedPage[];
  chunks: readonly ListedChunk[];
  filters: readonly { name: string; file: string }[];
  /** Page numbers in order of a value, pages without it left out. */
  sorts: readonly { key: string; pages: readonly number[] }[];
}

/** The file that leads to all others. */
export function writeMeta({ pages, chunks, filters, sorts }: MetaTables): Uint8Array {
  const out = new ByteWriter();
  out.arrayHead(6);
  out.text(pagefindVersion);
  out.arrayHead(pages.length);
  for (const { name, words, group } of pages) {
    out.arrayHead(3);
    out.text(name);
    out.integer(words);
    out.text(group);
  }
  out.arrayHead(chunks.length);
  for (const { from, to, name } of chunks) {
    out.arrayHead(3);
    out.text(from);
    out.text(to);
    out.text(name);
  }
  out.arrayHead(filters.length);
  for (const { name, file } of filters) {
    out.arrayHead(2);
    out.text(name);
    out.text(file);
  }
  out.arrayHead(sorts.length);
  for (const sort of sorts) {
    out.arrayHead(2);
    out.text(sort.key);
    writeNumbers(out, sort.pages);
  }
  // No words in meta fields.
  out.arrayHead(0);
  return out.written();
}

/** One facet: its values in order of their bytes, and the pages that carry each. */
export function writeFilter(
  name: string,
  values: ReadonlyMap<string, readonly number[]>,
): Uint8Array {
  const out = new ByteWriter();
  out.arrayHead(2);
  out.text(name);
  out.arrayHead(values.size);
  for (const value of [...values.keys()].sort(compareBytes)) {
    out.arrayHead(2);
    out.text(value);
    writeNumbers(out, values.get(value) ?? []);
  }
  return out.written();
}

function writeNumbers(out: ByteWriter, numbers: readonly number[]): void {
  out.arrayHead(numbers.length);
  for (const number of numbers) out.integer(number);
}

/** Order of UTF-8 bytes, which is not that of JavaScript's strings where characters lie outside the first plane. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
