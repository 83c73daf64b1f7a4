import type { BookUnit } from '../../exporters/book.ts';
import { readVolume } from '../cache.ts';
import type { ReleasedChapter, ReleasedWork } from '../released.ts';

/** A part, or a chapter with what else is known of it. */
export interface WorkUnit extends BookUnit {
  chapter?: ReleasedChapter;
}

/** Parts and chapters of a work in reading order, each with its text. */
export function* bookUnits(
  { parts, chapters }: ReleasedWork,
  links: ReadonlyMap<string, string[]>,
  cache: string,
): Generator<WorkUnit> {
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
      chapter,
    };
  }
}
