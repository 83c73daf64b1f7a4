import { posix } from 'node:path';
import { fillSlots } from '../../markdown/compiled.ts';
import { escapeHtml } from '../../markdown/escape.ts';
import { unitAddress } from '../../model/address.ts';
import { xmlText } from '../xml.ts';
import type { EpubPage, EpubUnit } from './epub-book.ts';
import { xhtmlPage } from './xhtml-page.ts';

/** What a page of the book must know of the others. */
export interface EpubPlaces {
  language: string;
  /** Names of pages by the address that the portal has for them: `works/a/b.html`. */
  pages: ReadonlyMap<string, string>;
  site: string | undefined;
}

/** Elements that HTML leaves open and XML closes; values of attributes hold no `>`. */
const open = /<(br|hr|img|col|wbr)\b([^>]*?)\/?>/g;
/** What leads to a heading's own address is of use on a page of the portal only. */
const permalinks = /<a class="anchor"[^>]*>[^<]*<\/a>/g;
const printPage = /<span class="print-page" id="([^"]*)" data-n="([^"]*)"/g;
const link = /<a ([^>]*?)href="([^"]*)"([^>]*)>(.*?)<\/a>/gs;
const addressed = / (?:hreflang|rel|target|download)="[^"]*"/g;

/** One part or chapter of a book as a page of XHTML. */
export function chapterPage(unit: EpubUnit, name: string, places: EpubPlaces): EpubPage {
  const { id, title, depth, links, figures, pictures, recordings } = unit;
  const filled = fillSlots(unit.html, {
    figure: (slot) => figure(pictures[slot], figures[slot] ?? ''),
    recording: (slot) => `<p class="recording">〔录音：${escapeHtml(recordings[slot] ?? '')}〕</p>`,
    link: (slot) => escapeHtml(links[slot] ?? ''),
  });
  const printed = Array.from(filled.matchAll(printPage), ([, fragment = '', number = '']) => ({
    fragment,
    number,
  }));
  const body = asXml(filled)
    .replace(permalinks, '')
    .replace(
      printPage,
      (whole, _, number: string) =>
        `${whole} epub:type="pagebreak" role="doc-pagebreak" aria-label="${number}"`,
    )
    .replaceAll('role="doc-noteref"', 'role="doc-noteref" epub:type="noteref"')
    .replaceAll('role="doc-endnotes"', 'role="doc-endnotes" epub:type="footnotes"')
    .replace(link, (_, before: string, address: string, after: string, inner: string) => {
      const target = targetOf(address, id, places);
      const rest = `${before}${after}`.replace(addressed, '').trim();
      const attributes = rest === '' ? '' : ` ${rest}`;
      return target === undefined
        ? `<span${attributes}>${inner}</span>`
        : `<a${attributes} href="${target}">${inner}</a>`;
    });
  const content = `<h1>${xmlText(title)}</h1>\n${body}`;
  return {
    name,
    title,
    depth,
    printed,
    xhtml: xhtmlPage({ title, language: places.language, type: 'chapter', content }),
  };
}

const figure = (name: string | undefined, text: string): string =>
  name === undefined
    ? `<span class="no-picture">〔图：${escapeHtml(text)}〕</span>`
    : `<img src="images/${name}" alt="${escapeHtml(text)}">`;

/** Closes what HTML leaves open, and leaves out characters that XML cannot hold. */
function asXml(html: string): string {
  return (
    html
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- these are what XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(open, '<$1$2/>')
  );
}

/** Where a link of the portal leads in the book: to one of its pages, else to the portal; undefined for nowhere. */
function targetOf(address: string, from: string, { pages, site }: EpubPlaces): string | undefined {
  if (address.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  const [path = '', fragment] = address.split('#', 2);
  const whole = posix.join(posix.dirname(unitAddress(from)), path);
  const tail = fragment === undefined ? '' : `#${fragment}`;
  const page = pages.get(whole);
  if (page !== undefined) return page + tail;
  return site === undefined ? undefined : `${site.replace(/\/+$/, '')}/${whole}${tail}`;
}
