import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { bookHtml, bookText } from '../exporters/book.ts';
import type { CatalogueRecord } from '../exporters/catalogue-record.ts';
import type { CompiledCorpus } from '../press/compile-corpus.ts';
import { bookUnits } from '../press/books/book-units.ts';

/** Writes each work as plain text and as one HTML page to `<folder>/<work>/`. */
export async function writeBooks(
  { works, links }: Pick<CompiledCorpus, 'works' | 'links'>,
  records: ReadonlyMap<string, CatalogueRecord>,
  { cache, folder }: { cache: string; folder: string },
): Promise<void> {
  for (const released of works) {
    const { id } = released.work;
    const record = records.get(id);
    if (!record) continue;
    const units = [...bookUnits(released, links, cache)];
    const place = path.join(folder, id);
    await mkdir(place, { recursive: true });
    const write = async (name: string, text: Iterable<string>): Promise<void> =>
      pipeline(Readable.from(text), createWriteStream(path.join(place, name)));
    await write(`${id}.txt`, bookText(record, units));
    await write(`${id}.html`, bookHtml(record, units, { toSite: '../../site/' }));
  }
}
