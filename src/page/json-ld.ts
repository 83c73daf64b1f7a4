import { absoluteAddress, unitAddress } from '../model/address.ts';
import { chiefEditors } from '../model/chief-editors.ts';
import type { ChapterPlace } from './chapter-place.ts';
import { ownershipJsonLd, type Ownership } from './ownership.ts';
import type { DownloadData } from './portal-data.ts';
import type { WorkMeta } from '../model/work.ts';

/** JSON safe inside a script element: `<` cannot end it. */
export function jsonForScript(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}

/** A work as schema.org `Book`. */
export function bookJsonLd(
  id: string,
  work: WorkMeta,
  site: string | undefined,
  ownership?: Ownership,
  downloads: readonly DownloadData[] = [],
): Record<string, unknown> {
  return {
    '@type': 'Book',
    '@id': absoluteAddress(site, unitAddress(id)),
    name: work.title,
    inLanguage: work.language,
    editor: chiefEditors(work).map(({ name }) => ({ '@type': 'Person', name })),
    publisher: work.printing?.publisher,
    datePublished: work.printing?.published,
    isbn: work.printing?.isbn,
    temporalCoverage:
      work.coverage === undefined ? undefined : `${work.coverage.from}/${work.coverage.to}`,
    ...(ownership && ownershipJsonLd(id, ownership)),
    ...(downloads.length > 0 && {
      encoding: downloads.map(({ address, mediaType, sizeBytes }) => ({
        '@type': 'MediaObject',
        contentUrl: absoluteAddress(site, address),
        encodingFormat: mediaType,
        contentSize: `${sizeBytes} B`,
      })),
    }),
  };
}

export function chapterJsonLd({ id, meta, work, site }: ChapterPlace): string {
  return jsonForScript({
    '@context': 'https://schema.org',
    '@type': 'Chapter',
    '@id': absoluteAddress(site, unitAddress(id)),
    name: meta.title,
    inLanguage: meta.language ?? work.meta.language,
    author:
      meta.authors.length === 0
        ? undefined
        : meta.authors.map((name) => ({ '@type': 'Person', name })),
    pagination:
      meta.printPages === undefined
        ? undefined
        : [meta.printPages.from, meta.printPages.to].filter(Boolean).join('-'),
    ...(work.ownership && ownershipJsonLd(id, work.ownership)),
    isPartOf: bookJsonLd(work.id, work.meta, site, work.ownership),
  });
}
