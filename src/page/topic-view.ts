import { escapeHtml } from '../markdown/escape.ts';
import { itemAddress, relativeAddress, unitAddress } from '../model/address.ts';
import { compareTexts, type Piece } from './text-diff.ts';
import { textOfYear, type ThreadRow, type TopicEntry } from './topic-thread.ts';

type YearRow = Extract<ThreadRow, { kind: 'year' }>;

/** A topic's page: every year with its entries, and what was written anew since the entry before; gaps as gaps. */
export function renderThread(
  address: string,
  rows: readonly ThreadRow[],
  titles: ReadonlyMap<string, string>,
): string {
  if (rows.length === 0) return '';
  let before: YearRow | undefined;
  const items = rows.map((row) => {
    if (row.kind === 'gap')
      return `<li class="gap"><h3>${yearsOf(row)}</h3><p>没有条目。${renderNote(row.note)}</p></li>`;
    const entries = row.entries.map((entry) => renderEntry(address, entry, titles)).join('');
    const compared = before === undefined ? '' : renderComparison(before, row);
    before = row;
    return `<li id="y${row.year}"><h3>${row.year}年</h3><div>${entries}${compared}</div></li>`;
  });
  return `<ol class="thread">${items.join('')}</ol>`;
}

/** Why there is none; the topic's own words, in no chapter. */
const renderNote = (note: string | undefined): string =>
  note === undefined ? '' : `<span data-own>${escapeHtml(note)}</span>`;

/** The years at a glance: those with entries lead to them, the others are empty. */
export function renderYears(rows: readonly ThreadRow[]): string {
  const cells = rows.map((row) =>
    row.kind === 'year'
      ? `<li><a href="#y${row.year}">${row.year}</a></li>`
      : `<li class="gap">${yearsOf(row).replace('年', '')}<span>无</span></li>`,
  );
  return `<ol class="year-cells">${cells.join('')}</ol>`;
}

function yearsOf({ from, to }: { from: number; to: number }): string {
  return from === to ? `${from}年` : `${from}—${to}年`;
}

function renderEntry(
  address: string,
  { title, anchor, chapter, chapterTitle, work, paragraphs, hasMore }: TopicEntry,
  titles: ReadonlyMap<string, string>,
): string {
  const href = escapeHtml(relativeAddress(address, `${unitAddress(chapter)}#${anchor}`));
  const where = `${titles.get(work) ?? work} · ${chapterTitle}`;
  const words = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('');
  const more = hasMore ? `<p class="more-there"><a href="${href}">图表见原文</a></p>` : '';
  return `<article><h4><a href="${href}">${escapeHtml(title)}</a></h4><p class="from">${escapeHtml(where)}</p>${words}${more}</article>`;
}

function renderComparison(before: YearRow, now: YearRow): string {
  const pieces = compareTexts(textOfYear(before.entries), textOfYear(now.entries));
  if (pieces === undefined)
    return `<p class="compared">与${before.year}年写法不同，不逐字对照。</p>`;
  const changes = pieces.filter(({ kind }, index) => {
    const last = pieces[index - 1];
    return kind === 'old' || (kind === 'new' && last?.kind !== 'old');
  }).length;
  if (changes === 0) return `<p class="compared">与${before.year}年一字不差。</p>`;
  return `<details class="compare"><summary>与${before.year}年对照，改动 ${changes} 处</summary><p class="legend">划去的是${before.year}年的字，加底线的是${now.year}年的字。</p><p>${pieces.map(renderPiece).join('')}</p></details>`;
}

function renderPiece({ kind, text }: Piece): string {
  const words = escapeHtml(text).replaceAll('\n', '<br>');
  return kind === 'same' ? words : kind === 'old' ? `<del>${words}</del>` : `<ins>${words}</ins>`;
}

/** Topics that a chapter has entries of, for the chapter's page: each leads to its year there. */
export function renderTopicLinks(
  address: string,
  topics: readonly { id: string; title: string; year: number }[],
): string {
  if (topics.length === 0) return '';
  const links = topics.map(
    ({ id, title, year }) =>
      `<a href="${escapeHtml(relativeAddress(address, `${itemAddress('topics', id)}#y${year}`))}">${escapeHtml(title)}</a>`,
  );
  return `<p class="former">逐年看：${links.join('　')}</p>`;
}
