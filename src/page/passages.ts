import { escapeHtml } from '../markdown/escape.ts';
import { relativeAddress, unitAddress } from '../model/address.ts';
import type { Passage } from './portal-data.ts';

/** Passages one page lists; a well-known name can stand in thousands. */
const mostPassages = 100;

/** Address of the n-th page of an item's passages, 1-based; the first is the item's own. */
export function passagesAddress(itemAddress: string, page: number): string {
  return page === 1 ? itemAddress : itemAddress.replace(/\.html$/, `/${page}.html`);
}

/** Cuts an item's passages into pages, never none. */
export function pagesOfPassages(passages: readonly Passage[]): Passage[][] {
  const pages: Passage[][] = [];
  for (let start = 0; start < passages.length; start += mostPassages)
    pages.push(passages.slice(start, start + mostPassages));
  return pages.length === 0 ? [[]] : pages;
}

/**
 * One page of the passages that name an item, by work, with the way to the other pages. Written as text: a register has
 * tens of thousands of them, and a component each would take longer than all else.
 */
export function renderPassages(
  itemAddress: string,
  passages: readonly Passage[],
  workTitles: ReadonlyMap<string, string>,
  page = 1,
): string {
  const pages = pagesOfPassages(passages);
  const shown = pages[page - 1] ?? [];
  if (shown.length === 0) return '';
  const address = passagesAddress(itemAddress, page);
  const works = [...Map.groupBy(shown, ({ work }) => work)].map(
    ([work, found]) =>
      `<h3>${escapeHtml(workTitles.get(work) ?? work)}</h3><ul>${found.map((passage) => renderPassage(address, passage)).join('')}</ul>`,
  );
  const others = pages.map((_, index) =>
    index + 1 === page
      ? `<li aria-current="page">${page}</li>`
      : `<li><a href="${relativeAddress(address, passagesAddress(itemAddress, index + 1))}">${index + 1}</a></li>`,
  );
  const pager =
    pages.length > 1
      ? `<nav class="pager" aria-label="见于的各页"><ol>${others.join('')}</ol></nav>`
      : '';
  return `<section class="passages"><h2>见于 ${passages.length} 处</h2>${works.join('')}${pager}</section>`;
}

function renderPassage(
  address: string,
  { chapter, chapterTitle, anchor, heading, before, name, after }: Passage,
): string {
  const target = `${unitAddress(chapter)}${anchor === '' ? '' : `#${anchor}`}`;
  const place = heading === '' ? chapterTitle : `${chapterTitle} · ${heading}`;
  return `<li><a href="${escapeHtml(relativeAddress(address, target))}">${escapeHtml(place)}</a><q>${escapeHtml(before)}<mark>${escapeHtml(name)}</mark>${escapeHtml(after)}</q></li>`;
}
