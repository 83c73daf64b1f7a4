import { posix } from 'node:path';
import { escapeHtml } from '../markdown/escape.ts';
import { fillSlots } from '../markdown/compiled.ts';
import { unitAddress } from '../model/address.ts';
import type { CatalogueRecord } from './catalogue-record.ts';

/** A chapter of a book, or the title of a part before its first chapter. */
export interface BookUnit {
  /** Id of the chapter or part. */
  id: string;
  title: string;
  /** 0 right below the work. */
  depth: number;
  text: string;
  html: string;
  /** Addresses of the chapter's link slots, from the chapter's own page. */
  links: readonly string[];
  /** What its pictures show. */
  figures: readonly string[];
}

/** Whose the work is, under which licence, and where it stands: a copy that goes from hand to hand must say it. */
function ownership({ rights, licence, url }: CatalogueRecord): string[] {
  const lines = { 版权: rights, 许可: licence, 网址: url };
  return Object.entries(lines).flatMap(([label, text]) =>
    text === undefined || text === '' ? [] : [`${label}：${text}`],
  );
}

/** A whole work as plain text, for reading machines and the long run. */
export function* bookText(record: CatalogueRecord, units: Iterable<BookUnit>): Generator<string> {
  const makers = record.creators.map(({ name, role }) => `${name}　${role}`);
  yield `${[record.title, ...makers, ...ownership(record)].join('\n')}\n`;
  for (const { title, depth, text } of units) {
    yield `\n\n${'#'.repeat(depth + 1)} ${title}\n`;
    if (text !== '') yield `\n${text.trimEnd()}\n`;
  }
}

/** Where what stands outside the page is to be found. */
export interface BookHtmlPlaces {
  /** To the portal's root, ending in `/`; without it links out of the book lead nowhere. */
  toSite: string | undefined;
  /** Address of the picture in a slot; a picture without one is named in words. */
  picture?: (this: void, unit: string, slot: number) => string | undefined;
}

/** A whole work on one page; links between chapters stay on it, others lead to the portal. */
export function* bookHtml(
  record: CatalogueRecord,
  units: readonly BookUnit[],
  places: BookHtmlPlaces,
): Generator<string> {
  const { title, creators, language } = record;
  yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:1.1em/1.8 serif;margin:2em auto;max-width:42em;padding:0 1em}img{max-width:100%}table{border-collapse:collapse}th,td{border:1px solid;padding:.2em .5em}nav ol{list-style:none;padding:0}.chapter{break-before:page}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${creators.map(({ name, role }) => `${escapeHtml(name)}　${escapeHtml(role)}`).join('<br>')}</p>
<p>${ownership(record).map(escapeHtml).join('<br>')}</p>
<nav aria-label="目录"><ol>
${units.map(({ id, title: of, depth }) => `<li style="margin-inline-start:${depth * 1.5}em"><a href="#${anchorOf(id)}">${escapeHtml(of)}</a></li>`).join('\n')}
</ol></nav>
`;
  const pages = new Map(units.map(({ id }) => [unitAddress(id), anchorOf(id)]));
  for (const unit of units) yield renderUnit(unit, pages, places);
  yield '</body>\n</html>\n';
}

/** Ids are lower-case letters, digits, `-` and `/`. */
const anchorOf = (id: string): string => id.replaceAll('/', '.');

function renderUnit(
  { id, title, html, links, figures }: BookUnit,
  pages: ReadonlyMap<string, string>,
  { toSite, picture }: BookHtmlPlaces,
): string {
  const anchor = anchorOf(id);
  const figure = (slot: number): string => {
    const text = escapeHtml(figures[slot] ?? '');
    const address = picture?.(id, slot);
    return address === undefined
      ? `<span role="img">〔图：${text}〕</span>`
      : `<img src="${escapeHtml(address)}" alt="${text}">`;
  };
  const lead = (address: string): string => {
    const [path = '', fragment = ''] = address.split('#', 2);
    const whole = posix.join(posix.dirname(unitAddress(id)), path);
    const page = pages.get(whole);
    if (page !== undefined) return ` href="#${page}${fragment === '' ? '' : `.${fragment}`}"`;
    return toSite === undefined ? '' : ` href="${toSite}${whole}${address.slice(path.length)}"`;
  };
  const filled = fillSlots(html, {
    figure: (slot) => `<!--figure:${slot}-->`,
    recording: () => '',
    link: (slot) => escapeHtml(links[slot] ?? ''),
  })
    // Two chapters may have an anchor in common: within the book each carries its chapter's.
    .replace(/(?<= id=")([^"]+)(?=")/g, `${anchor}.$1`)
    .replace(/(?<= (?:href="#|aria-(?:labelledby|describedby)="))([^"]+)(?=")/g, `${anchor}.$1`)
    .replace(/ href="(?!#|[a-z][a-z0-9+.-]*:)([^"]+)"/gi, (_, address: string) => lead(address))
    .replace(/<!--figure:(\d+)-->/g, (_, slot: string) => figure(Number(slot)));
  return `<section class="chapter" id="${anchor}">\n<h2>${escapeHtml(title)}</h2>\n${filled}\n</section>\n`;
}
