import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogueRecord } from '../../exporters/catalogue-record.ts';
import type { Release } from '../../model/access.ts';
import { downloadAddress } from '../../model/address.ts';
import { bookFormats, type BookFormat } from '../../model/book-format.ts';
import type { Portal } from '../../model/portal.ts';
import type { DownloadData } from '../../page/portal-data.ts';
import type { CompiledCorpus } from '../compile-corpus.ts';
import { digestSources } from '../digest-sources.ts';
import type { MadeImages } from '../images.ts';
import type { ReleasedWork } from '../released.ts';
import { bookUnits } from './book-units.ts';
import { makeBook, type Book } from './make-book.ts';

/** Rooms that books are made by. */
const bookRooms = ['exporters', 'press', 'page', 'markdown', 'model'];

export interface DownloadOptions {
  /** Absolute path of the content folder. */
  content: string;
  cache: string;
  portal: Portal;
  release: Release;
  onBook?: ((done: number, all: number) => void) | undefined;
}

/** Books made, by the work they are of; `keys` names their files in the cache by address. */
export interface MadeDownloads {
  byWork: Map<string, DownloadData[]>;
  keys: Map<string, string>;
}

/**
 * Makes the books that readers can take home, of the office's own works: another member's are to be had from that
 * member. Cached under the digest of all that they are made of.
 */
export async function makeDownloads(
  { works, links }: Pick<CompiledCorpus, 'works' | 'links'>,
  { pictures }: Pick<MadeImages, 'pictures'>,
  { content, cache, portal, release, onBook }: DownloadOptions,
): Promise<MadeDownloads> {
  const wanted = works.flatMap((released) =>
    released.work.accepted || released.chapters.length === 0
      ? []
      : (released.work.meta.downloads ?? portal.downloads).map((format) => ({ released, format })),
  );
  const made: MadeDownloads = { byWork: new Map(), keys: new Map() };
  if (wanted.length === 0) return made;
  const program = await digestSources(bookRooms);
  const folder = path.join(cache, 'books');
  await mkdir(folder, { recursive: true });
  for (const [index, { released, format }] of wanted.entries()) {
    onBook?.(index, wanted.length);
    const { id, meta } = released.work;
    const { reader, extension, mediaType } = bookFormats[format];
    const address = downloadAddress(id, extension);
    const key = keyOf({ program, format, released, portal, links, pictures });
    const file = path.join(folder, key);
    if (!existsSync(file)) {
      const book: Book = {
        portal,
        released,
        record: catalogueRecord(released.work, { member: portal.division ?? 'fangzhi', portal }),
        units: [...bookUnits(released, links, cache)],
      };
      // The day the work appeared: a book that is made again from the same words is the same to a byte.
      const bytes = await makeBook(format, book, { content, made: meta.released ?? release.today });
      await writeFile(`${file}.${process.pid}`, bytes);
      await rename(`${file}.${process.pid}`, file);
    }
    const { size: sizeBytes } = await stat(file);
    const offered = made.byWork.get(id) ?? [];
    offered.push({
      title: reader,
      address,
      fileName: `${meta.title}.${extension}`,
      mediaType,
      sizeBytes,
    });
    made.byWork.set(id, offered);
    made.keys.set(address, key);
  }
  return made;
}

/** Copies the books into the folder that becomes the portal. */
export async function placeDownloads(
  { keys }: MadeDownloads,
  cache: string,
  out: string,
): Promise<void> {
  for (const [address, key] of keys) {
    const target = path.join(out, address);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(cache, 'books', key), target);
  }
}

interface Ingredients {
  /** Digest of the program. */
  program: string;
  format: BookFormat;
  released: ReleasedWork;
  portal: Portal;
  links: CompiledCorpus['links'];
  pictures: MadeImages['pictures'];
}

/** Names a book by everything in it: a volume is named by its bytes, and a picture's addresses hold its digest. */
function keyOf({ program, format, released, portal, links, pictures }: Ingredients): string {
  const { work, parts, chapters } = released;
  const { office, site, division, colour, county } = portal;
  const beside = (file: string, name: string): string =>
    path.posix.join(path.posix.dirname(file), name);
  const said = {
    program,
    format,
    portal: { office, site, division, colour, county },
    work: { id: work.id, meta: work.meta },
    cover: pictures.get(beside(work.file, work.meta.cover ?? '')),
    parts: parts.map(({ id, meta }) => [id, meta.title]),
    chapters: chapters.map(({ id, volume, parts: around, file, figures }) => ({
      id,
      volume,
      around,
      links: links.get(id) ?? [],
      pictures: figures.map(({ src }) => pictures.get(beside(file, src))),
    })),
  };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 24);
}
