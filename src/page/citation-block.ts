import { escapeHtml } from '../markdown/escape.ts';
import { absoluteAddress, unitAddress } from '../model/address.ts';
import type { ChapterMeta } from '../model/chapter.ts';
import { chiefEditors } from '../model/chief-editors.ts';
import { citationFormats, type CitationSource } from '../model/citation.ts';
import { edtfYears } from '../model/edtf.ts';
import type { WorkMeta } from '../model/work.ts';
import type { ChapterPlace } from './chapter-place.ts';

/** What a citation says of the work a page belongs to. */
export function citedWork(work: WorkMeta): CitationSource['work'] {
  const { printing } = work;
  const published =
    printing?.published === undefined ? undefined : edtfYears(printing.published)?.from;
  const editors =
    work.chiefEditor.length > 0
      ? chiefEditors(work).map(({ name }) => name)
      : work.compilingOffice === undefined
        ? []
        : [work.compilingOffice];
  return {
    title: work.title,
    editors,
    ...(work.subtitle === undefined ? {} : { subtitle: work.subtitle }),
    ...(printing?.edition === undefined ? {} : { edition: printing.edition }),
    ...(printing?.place === undefined ? {} : { place: printing.place }),
    ...(printing?.publisher === undefined ? {} : { publisher: printing.publisher }),
    ...(published === undefined ? {} : { year: String(published) }),
  };
}

/** Pages of the printed book as citations have them: `12-15`. */
export function citedPages(pages: ChapterMeta['printPages']): string | undefined {
  return pages?.to === undefined ? pages?.from : `${pages.from}-${pages.to}`;
}

/** Source for citing a chapter; the reader's own script cites an entry by changing title and address. */
export function chapterCitation({ id, meta, work, site }: ChapterPlace): CitationSource {
  const pages = citedPages(meta.printPages);
  return {
    id,
    title: meta.title,
    authors: meta.authors,
    work: citedWork(work.meta),
    language: meta.language ?? work.meta.language,
    ...(pages === undefined ? {} : { pages }),
    ...(site === undefined ? {} : { url: absoluteAddress(site, unitAddress(id)) }),
  };
}

/**
 * Citation in every format, readable without JavaScript. The source goes along as JSON, from which the page's script
 * makes the citation of a single entry and adds the day of access.
 */
export function renderCitation(source: CitationSource): string {
  const formats = citationFormats.map(
    ({ name, title, cite }) =>
      `<dt>${escapeHtml(title)}</dt><dd data-format="${name}">${escapeHtml(cite(source).replace(/\r\n/g, '\n'))}</dd>`,
  );
  return `<dl class="citations" data-source="${escapeHtml(JSON.stringify(source))}">${formats.join('')}</dl>`;
}
