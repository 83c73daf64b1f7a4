import { bookHtml, bookText } from '../../exporters/book.ts';
import type { CatalogueRecord } from '../../exporters/catalogue-record.ts';
import { packEpub } from '../../exporters/epub.ts';
import { packZip } from '../../exporters/zip.ts';
import type { BookFormat } from '../../model/book-format.ts';
import type { Portal } from '../../model/portal.ts';
import type { ReleasedWork } from '../released.ts';
import { makeBookCover } from './book-cover.ts';
import { makeBookPictures } from './book-pictures.ts';
import type { WorkUnit } from './book-units.ts';

/** A work, and all that a book is made of it from. */
export interface Book {
  portal: Portal;
  released: ReleasedWork;
  record: CatalogueRecord;
  units: readonly WorkUnit[];
}

export interface BookMaking {
  /** Absolute path of the content folder. */
  content: string;
  /** Day that the book says it was made: `2026-11-28`. */
  made: string;
  /** Longest side of pictures inside. */
  picturePx?: number | undefined;
}

type Maker = (book: Book, making: BookMaking) => Promise<Buffer>;

const makers: Record<BookFormat, Maker> = {
  epub: makeEpub,
  html: makeHtml,
  text: ({ record, units }) => Promise.resolve(Buffer.from([...bookText(record, units)].join(''))),
};

/** Makes a work one file to read: of what its pages show, nothing more. The same book gives the same bytes. */
export async function makeBook(
  format: BookFormat,
  book: Book,
  making: BookMaking,
): Promise<Buffer> {
  return makers[format](book, making);
}

async function makeEpub(book: Book, { content, made, picturePx }: BookMaking): Promise<Buffer> {
  const { record, units, portal, released } = book;
  const { pictures, nameOf } = await makeBookPictures(content, units, picturePx);
  const cover = await makeBookCover(book, content);
  return packEpub({
    record,
    isVertical: released.work.meta.writing === 'vertical',
    units: units.map((unit) => ({
      ...unit,
      pictures: unit.figures.map((_, slot) => nameOf(unit.id, slot)),
      recordings: (unit.chapter?.recordings ?? []).map(({ title }) => title ?? unit.title),
    })),
    pictures,
    cover: { name: 'cover.jpg', mediaType: 'image/jpeg', bytes: cover },
    made,
    site: portal.site,
  });
}

async function makeHtml(
  { record, units, portal }: Book,
  { content, picturePx }: BookMaking,
): Promise<Buffer> {
  const { pictures, nameOf } = await makeBookPictures(content, units, picturePx);
  const html = bookHtml(record, units, {
    toSite: portal.site === undefined ? undefined : `${portal.site.replace(/\/+$/, '')}/`,
    picture: (unit, slot) => {
      const name = nameOf(unit, slot);
      return name === undefined ? undefined : `images/${name}`;
    },
  });
  return packZip([
    { name: 'index.html', bytes: Buffer.from([...html].join('')) },
    ...pictures.map(({ name, bytes }) => ({ name: `images/${name}`, bytes })),
  ]);
}
