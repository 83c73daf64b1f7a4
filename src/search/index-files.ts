import { CborReader } from './cbor.ts';

/** The table that leads to everything, as the reader needs it. */
export interface MetaFile {
  version: string;
  /** By page number. */
  pages: { name: string; words: number; group: string }[];
  /** In order of words. */
  chunks: { from: string; name: string }[];
  filters: { group: string; file: string }[];
}

export function readMeta(bytes: Uint8Array): MetaFile {
  const cbor = new CborReader(bytes);
  cbor.array();
  const version = cbor.text();
  const pages = list(cbor, () => ({
    name: cbor.text(),
    words: cbor.integer(),
    group: cbor.text(),
  }));
  const chunks = list(cbor, () => {
    const from = cbor.text();
    cbor.skip();
    return { from, name: cbor.text() };
  });
  const filters = list(cbor, () => ({ group: cbor.text(), file: cbor.text() }));
  return { version, pages, chunks, filters };
}

/** A list of lists of fixed length. */
function list<Row>(cbor: CborReader, row: () => Row): Row[] {
  return Array.from({ length: cbor.array() }, () => {
    cbor.array();
    return row();
  });
}

/** Pages by value of one facet. */
export function readFilter(bytes: Uint8Array): Map<string, number[]> {
  const cbor = new CborReader(bytes);
  cbor.array();
  cbor.text();
  return new Map(
    list(cbor, () => [cbor.text(), Array.from({ length: cbor.array() }, () => cbor.integer())]),
  );
}

/** Told of each place of a word. Places of a page come together, plain ones first, not in order of the text. */
export type OnPlace = (page: number, position: number, weight: number) => void;

const plainWeight = 25;

/** Reads every place of the words from `from` to `to`, both included, that a file of words holds. */
export function readPlaces(bytes: Uint8Array, from: string, to: string, onPlace: OnPlace): void {
  const cbor = new CborReader(bytes);
  cbor.array();
  for (let words = cbor.array(); words > 0; words--) {
    cbor.array();
    const word = cbor.text();
    if (word > to) return;
    if (word < from) cbor.skip();
    else readPages(cbor, onPlace);
    cbor.skip();
  }
}

function readPages(cbor: CborReader, onPlace: OnPlace): void {
  let page = 0;
  for (let pages = cbor.array(); pages > 0; pages--) {
    cbor.array();
    page += cbor.integer();
    let weight = plainWeight;
    let position = 0;
    for (let left = cbor.array(); left > 0; left--) {
      const value = cbor.integer();
      if (value < 0) {
        weight = -value - 1;
        position = 0;
      } else {
        position += value;
        onPlace(page, position, weight);
      }
    }
    cbor.skip();
  }
}
