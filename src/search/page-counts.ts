import { ByteReader } from './byte-reader.ts';

/**
 * How often a common character stands in each page that holds it. Whoever asks for one character needs no more than that
 * to count and sort, and finds where it stands in the texts that are shown: a fiftieth of the bytes of all its places.
 */
export interface PageCounts {
  /** Numbers of pages, ascending. */
  pages: number[];
  counts: number[];
  /** By page: by how much its places in titles and headings weigh more than plain ones. */
  extras: ReadonlyMap<number, number>;
}

/** Of each page: what is added to the number of the page before, twice the count, plus one where a weight follows. */
export function readPageCounts(bytes: Uint8Array): PageCounts {
  const pages: number[] = [];
  const counts: number[] = [];
  const extras = new Map<number, number>();
  const reader = new ByteReader(bytes);
  let page = 0;
  while (!reader.isAtEnd) {
    page += reader.varint();
    const count = reader.varint();
    pages.push(page);
    counts.push(count >> 1);
    if ((count & 1) === 1) extras.set(page, reader.varint());
  }
  return { pages, counts, extras };
}

/** Files of counts, by the character they are of: each character before the name of its file, parted by spaces. */
export function writeCharacterTable(files: readonly { character: number; name: string }[]): string {
  return files.map(({ character, name }) => String.fromCodePoint(character) + name).join(' ');
}

export function readCharacterTable(text: string): Map<number, string> {
  const entries = text.split(' ').flatMap((entry): [number, string][] => {
    const character = entry.codePointAt(0);
    if (character === undefined) return [];
    return [[character, entry.slice(character > 0xffff ? 2 : 1)]];
  });
  return new Map(entries);
}
