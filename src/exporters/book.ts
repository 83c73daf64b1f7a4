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

/** A whole work as plain text, for reading machines and the long run. */
export function* bookText(record: CatalogueRecord, units: Iterable<BookUnit>): Generator<string> {
  yield `${record.title}\n${record.creators.map(({ name, role }) => `${name}　${role}\n`).join('')}`;
  for (const { title, depth, text } of units) {
    yield `\n\n${'#'.repeat(depth + 1)} ${title}\n`;
    if (text !== '') yield `\n${text.trimEnd()}\n`;
  }
}

/** A whole work on one page that needs nothing else; pictures are named, and links lead to the site beside it. */
export function* bookHtml(
  record: CatalogueRecord,
  units: readonly BookUnit[],
  /** From the book's folder to the portal's root, ending in `/`. */
  toSite: string,
): Generator<string> {
  const { title, creators, language } = record;
  yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:1.1em/1.8 serif;margin:2em auto;max-width:42em;padding:0 1em}table{border-collapse:collapse}th,td{border:1px solid;padding:.2em .5em}nav ol{list-style:none;padding:0}.chapter{break-before:page}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${creators.map(({ name, role }) => `${escapeHtml(name)}　${escapeHtml(role)}`).join('<br>')}</p>
<nav aria-label="目录"><ol>
${units.map(({ id, title: of, depth }) => `<li style="margin-inline-start:${depth * 1.5}em"><a href="#${anchorOf(id)}">${escapeHtml(of)}</a></li>`).join('\n')}
</ol></nav>
`;
  for (const unit of units) yield renderUnit(unit, toSite);
  yield '</body>\n</html>\n';
}

/** Ids are lower-case letters, digits, `-` and `/`. */
const anchorOf = (id: string): string => id.replaceAll('/', '.');

function renderUnit({ id, title, html, links, figures }: BookUnit, toSite: string): string {
  const anchor = anchorOf(id);
  const filled = fillSlots(html, {
    figure: (slot) => `<span role="img">〔图：${escapeHtml(figures[slot] ?? '')}〕</span>`,
    recording: () => '',
    link: (slot) => escapeHtml(links[slot] ?? ''),
  })
    // Two chapters may have an anchor in common: within the book each carries its chapter's.
    .replace(/(?<= id=")([^"]+)(?=")/g, `${anchor}.$1`)
    .replace(/(?<= (?:href="#|aria-(?:labelledby|describedby)="))([^"]+)(?=")/g, `${anchor}.$1`)
    .replace(
      /(?<= (?:href|src)=")(?!#|[a-z][a-z0-9+.-]*:)([^"]+)(?=")/gi,
      (address) => toSite + posix.join(posix.dirname(unitAddress(id)), address),
    );
  return `<section class="chapter" id="${anchor}">\n<h2>${escapeHtml(title)}</h2>\n${filled}\n</section>\n`;
}
