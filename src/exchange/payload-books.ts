import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { bookHtml, bookText, type BookUnit } from '../exporters/book.ts';
import type { CatalogueRecord } from '../exporters/catalogue-record.ts';
import { readVolume } from '../press/cache.ts';
import type { CompiledCorpus } from '../press/compile-corpus.ts';
import type { ReleasedWork } from '../press/released.ts';

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
    const units = [...unitsOf(released, links, cache)];
    const place = path.join(folder, id);
    await mkdir(place, { recursive: true });
    const write = async (name: string, text: Iterable<string>): Promise<void> =>
      pipeline(Readable.from(text), createWriteStream(path.join(place, name)));
    await write(`${id}.txt`, bookText(record, units));
    await write(`${id}.html`, bookHtml(record, units, '../../site/'));
  }
}

/** Parts and chapters in reading order, each with its text. */
function* unitsOf(
  { parts, chapters }: ReleasedWork,
  links: ReadonlyMap<string, string[]>,
  cache: string,
): Generator<BookUnit> {
  const titles = new Map(parts.map(({ id, meta }) => [id, meta.title]));
  const begun = new Set<string>();
  let volume = { digest: '', html: Buffer.alloc(0), text: Buffer.alloc(0) };
  for (const chapter of chapters) {
    for (const [depth, id] of chapter.parts.entries()) {
      if (begun.has(id)) continue;
      begun.add(id);
      yield { id, title: titles.get(id) ?? id, depth, text: '', html: '', links: [], figures: [] };
    }
    if (volume.digest !== chapter.volume) {
      const read = (part: 'html' | 'txt'): Buffer<ArrayBuffer> =>
        Buffer.from(readVolume(cache, chapter.volume, part));
      volume = { digest: chapter.volume, html: read('html'), text: read('txt') };
    }
    yield {
      id: chapter.id,
      title: chapter.meta.title,
      depth: chapter.parts.length,
      text: volume.text.subarray(...chapter.textRange).toString('utf8'),
      html: volume.html.subarray(...chapter.htmlRange).toString('utf8'),
      links: links.get(chapter.id) ?? [],
      figures: chapter.figures.map(({ caption, alt }) => caption ?? alt),
    };
  }
}
