import { fillSlots } from '../markdown/compiled.ts';
import { escapeHtml } from '../markdown/escape.ts';
import { describeUndrawn } from '../markdown/rare.ts';
import {
  absoluteAddress,
  cardAddress,
  relativeAddress,
  rootFrom,
  unitAddress,
} from '../model/address.ts';
import { roles } from '../model/outline.ts';
import { workKinds } from '../model/work-kinds.ts';
import { renderByline } from './byline.ts';
import type { ChapterPlace, UnitLink } from './chapter-place.ts';
import { chapterCitation, renderCitation } from './citation-block.ts';
import { chapterJsonLd } from './json-ld.ts';
import { renderOwnership } from './ownership.ts';
import { renderPicture } from './picture.ts';
import { renderRecording } from './recording.ts';
import { renderTopicLinks } from './topic-view.ts';
import { proofNotice } from './scan-progress.ts';

/**
 * Fields of the chapter layout. `text` fields are escaped when they are put in, `html` fields are markup.
 * The layout may use a field any number of times.
 */
export const viewFields = {
  root: 'text',
  address: 'text',
  canonical: 'text',
  card: 'text',
  title: 'text',
  documentTitle: 'text',
  description: 'text',
  language: 'text',
  writing: 'text',
  workTitle: 'text',
  kind: 'text',
  role: 'text',
  rights: 'text',
  bracketed: 'text',
  years: 'text',
  breadcrumbs: 'html',
  contents: 'html',
  byline: 'html',
  notice: 'html',
  article: 'html',
  former: 'html',
  topics: 'html',
  neighbours: 'html',
  citation: 'html',
  jsonLd: 'html',
} as const satisfies Record<string, 'text' | 'html'>;

export type ViewField = keyof typeof viewFields;
export type ChapterView = Record<ViewField, string>;

/** Computes the fields of a chapter's page. Pure: the same place gives the same bytes. */
export function chapterView(place: ChapterPlace): ChapterView {
  const { id, meta, work, portalTitle, site } = place;
  const address = unitAddress(id);
  const language = meta.language ?? work.meta.language;
  const coverage = meta.coverage ?? work.meta.coverage;
  return {
    root: rootFrom(address),
    address,
    canonical: absoluteAddress(site, address),
    card: cardAddress('works', work.id),
    title: meta.title,
    documentTitle: `${meta.title} · ${work.meta.title} · ${portalTitle}`,
    description: describe(place),
    language,
    writing: meta.writing ?? work.meta.writing,
    workTitle: work.meta.title,
    kind: workKinds[work.meta.kind].title,
    rights: rightsOf(place),
    bracketed: bracketedDepth(place),
    role: roles[meta.role],
    years:
      coverage === undefined
        ? ''
        : coverage.from === coverage.to
          ? String(coverage.from)
          : `${coverage.from}–${coverage.to}`,
    breadcrumbs: renderBreadcrumbs(place, address),
    contents: renderContents(place),
    byline:
      renderByline(meta, work.meta) + (work.ownership ? renderOwnership(id, work.ownership) : ''),
    notice: place.scans === undefined ? '' : proofNotice(place.scans.state),
    article: renderArticle(place, address),
    former: renderFormer(place, address),
    topics: renderTopicLinks(address, place.topics),
    neighbours: renderNeighbours(place, address),
    citation: renderCitation(chapterCitation(place)),
    jsonLd: chapterJsonLd(place),
  };
}

/** What is printed below the chapter: of another member's, whose it is as well. */
function rightsOf({ work: { meta, ownership } }: ChapterPlace): string {
  if (ownership === undefined) return meta.rights ?? '';
  const terms = [`所属：${ownership.name}`, ownership.licence, meta.rights];
  return [...new Set(terms)].filter((term) => term !== undefined).join('　');
}

/**
 * Level of the headings that stand in lenticular brackets, as entries of a yearbook do: the deepest of the chapter.
 * `none` elsewhere: of an empty attribute development and build write different bytes.
 */
function bracketedDepth({ chapter, meta, work }: ChapterPlace): string {
  const isBody = meta.role === 'body' || meta.role === 'subdivisions';
  if (work.meta.kind !== 'yearbook' || !isBody) return 'none';
  const depth = chapter.headings.reduce((most, heading) => Math.max(most, heading.depth), 0);
  return depth === 0 ? 'none' : String(depth);
}

/** A sentence or two for search engines and cards: the editor's summary, or the beginning of the text. */
function describe({ meta, chapter }: ChapterPlace): string {
  if (meta.summary !== undefined) return meta.summary;
  const beginning = [...chapter.text.slice(0, 260).replace(/\s+/g, ' ')]
    .slice(0, 120)
    .join('')
    .trim();
  return chapter.text.length > beginning.length ? `${beginning}…` : beginning;
}

function link(from: string, { id, title }: UnitLink, attributes = ''): string {
  return `<a href="${escapeHtml(relativeAddress(from, unitAddress(id)))}"${attributes}>${escapeHtml(title)}</a>`;
}

function renderBreadcrumbs({ work, parts }: ChapterPlace, address: string): string {
  const steps = [{ id: work.id, title: work.meta.title }, ...parts];
  return steps.map((step) => `<li>${link(address, step)}</li>`).join('');
}

const fewestHeadings = 2;

function renderContents({ chapter, keptAnchors }: ChapterPlace): string {
  const { headings } = chapter;
  if (headings.length < fewestHeadings) return '';
  const lines = headings.map(({ depth, title, anchor }) => {
    const kept = keptAnchors[anchor] ?? anchor;
    return `<li class="depth-${depth}"><a href="#${kept}">${escapeHtml(title)}</a></li>`;
  });
  return `<details><summary>本篇目录</summary><ol>${lines.join('')}</ol></details>`;
}

function renderArticle(
  { chapter, links, pictures, recordings, keptAnchors, undrawn, scans }: ChapterPlace,
  address: string,
): string {
  let { html } = chapter;
  if (chapter.rare?.some((character) => undrawn[character] !== undefined) === true)
    html = describeUndrawn(html, undrawn);
  if (links.length > 0 || pictures.length > 0 || recordings.length > 0) {
    html = fillSlots(html, {
      figure: (slot) => {
        const picture = pictures[slot];
        return picture === undefined
          ? ''
          : renderPicture(picture, chapter.figures[slot]?.alt ?? '', address);
      },
      recording: (slot) => {
        const recording = recordings[slot];
        return recording === undefined ? '' : renderRecording(recording, address);
      },
      link: (slot) => escapeHtml(links[slot] ?? ''),
    });
  }
  if (scans !== undefined) html = linkLeaves(html, scans.leaves, address);
  if (Object.keys(keptAnchors).length === 0) return html;
  // In one pass: two headings of one title may have changed places, and with them their anchors.
  return html.replace(
    /(?<= id=")[^"]+(?=">)|(?<= href="#)[^"]+(?=" aria)/g,
    (derived) => keptAnchors[derived] ?? derived,
  );
}

/** Makes the marks of leaves that were scanned lead to their scans. */
function linkLeaves(
  html: string,
  leaves: Readonly<Record<string, string>>,
  address: string,
): string {
  return html.replace(
    /<span class="leaf"( id="[^"]*" data-n="([^"]*)")><\/span>/g,
    (mark, attributes: string, n: string) => {
      const to = Object.hasOwn(leaves, n) ? leaves[n] : undefined;
      return to === undefined
        ? mark
        : `<a class="leaf"${attributes} href="${relativeAddress(address, to)}" aria-label="看 ${n} 叶的影像"></a>`;
    },
  );
}

/** Entries that moved away or were taken down: their old addresses must still say where to look. */
function renderFormer({ former }: ChapterPlace, address: string): string {
  if (former.length === 0) return '';
  const lines = former.map(({ anchor, title, to, reason }) =>
    to === undefined
      ? `<li id="${escapeHtml(anchor)}">这里原有一个条目，现已撤下${reason === undefined ? '' : `（${escapeHtml(reason)}）`}。</li>`
      : `<li id="${escapeHtml(anchor)}">条目“${escapeHtml(title)}”已移至<a href="${escapeHtml(relativeAddress(address, to))}">新的位置</a>。</li>`,
  );
  return `<ul class="former">${lines.join('')}</ul>`;
}

function renderNeighbours({ previous, next }: ChapterPlace, address: string): string {
  const before = previous
    ? `<div><span>上一篇</span>${link(address, previous, ' rel="prev"')}</div>`
    : '<div></div>';
  const after = next
    ? `<div><span>下一篇</span>${link(address, next, ' rel="next"')}</div>`
    : '<div></div>';
  return before + after;
}
