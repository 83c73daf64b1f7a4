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
  let [at, page] = [0, 0];
  const varint = (): number => {
    let value = 0;
    for (let unit = 1; ; unit *= 0x80) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('A file of the index is cut short.');
      if (byte < 0x80) return value + byte * unit;
      value += (byte & 0x7f) * unit;
    }
  };
  while (at < bytes.length) {
    page += varint();
    const count = varint();
    pages.push(page);
    counts.push(count >> 1);
    if ((count & 1) === 1) extras.set(page, varint());
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
