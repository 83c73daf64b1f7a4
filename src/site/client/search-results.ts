import type { Hit, HitPage, SearchAnswer } from '../../search/contract.ts';
import type { Excerpt } from '../../search/excerpt.ts';
import { groupHits, type HitGroups } from '../../search/hit-groups.ts';
import { button, element, link } from './element.ts';
import { addressWithPassages } from './passage-address.ts';

const pageLength = 20;
const fewEntries = 4;

/**
 * Shows `count` results from `from` on, each as soon as it and those before it have come, and a button for
 * the next.
 */
export async function showResults(
  place: HTMLElement,
  { hits }: SearchAnswer,
  isCurrent: () => boolean,
  from = 0,
  count = pageLength,
): Promise<void> {
  const coming = hits.slice(from, from + count).map(async (hit) => renderHit(hit));
  let isFirst = true;
  for (const result of coming) {
    const item = await result;
    if (!isCurrent()) return;
    if (isFirst && from === 0) place.replaceChildren();
    place.append(item);
    if (isFirst && from > 0) item.querySelector('a')?.focus();
    isFirst = false;
  }
  if (coming.length === 0) place.replaceChildren();
  const rest = hits.length - from - count;
  if (rest <= 0) return;
  const more = element('li', 'search-more');
  more.append(
    button(`再看 ${Math.min(rest, pageLength)} 篇`, () => {
      more.remove();
      void showResults(place, { hits } as SearchAnswer, isCurrent, from + count);
    }),
  );
  place.append(more);
}

/** A chapter that cannot be loaded is a line that says so, and the others stand. */
async function renderHit(hit: Hit): Promise<HTMLLIElement> {
  try {
    return renderResult(await hit.load(), hit);
  } catch (error) {
    return element('li', 'search-lost', error instanceof Error ? error.message : String(error));
  }
}

/** A result: the chapter, its work, and the entries in it that match. */
function renderResult(page: HitPage, { owner, occurrences }: Hit): HTMLLIElement {
  const strings = page.marks.map(([from, to]) => page.text.slice(from, to));
  const to = (anchor: string): string => addressWithPassages(page.url, anchor, strings);
  const { title, lead, entries } = groupHits(page);
  const facts = [page.work, page.kind, page.year].filter((fact) => fact !== '').join('　');
  const about = element('p', 'result-facts', facts);
  if (occurrences > 1) about.append(element('span', 'result-count', `${occurrences} 处`));
  if (owner !== undefined) about.append(element('span', 'result-owner', owner));
  const item = element('li', '', element('h2', '', link(to(''), ...renderPieces(title))), about);
  if (lead) item.append(renderExcerpt(lead));
  if (entries.length > 0) item.append(renderEntries(entries, to));
  return item;
}

function renderEntries(
  entries: HitGroups['entries'],
  to: (anchor: string) => string,
): HTMLUListElement {
  const lines = entries.map(({ anchor, title, hits, excerpt }) => {
    const line = element('li', '', link(to(anchor), ...renderPieces(title)));
    if (hits > 1) line.append(element('span', 'result-count', `${hits} 处`));
    if (excerpt) line.append(renderExcerpt(excerpt));
    return line;
  });
  const list = element('ul', 'result-entries', ...lines.slice(0, fewEntries));
  const rest = lines.slice(fewEntries);
  if (rest.length === 0) return list;
  const more = element('li', '');
  more.append(
    button(`还有 ${rest.length} 条`, () => {
      more.replaceWith(...rest);
      rest[0]?.querySelector('a')?.focus();
    }),
  );
  list.append(more);
  return list;
}

function renderExcerpt({ pieces, isCutBefore, isCutAfter }: Excerpt): HTMLParagraphElement {
  const line = element('p', 'excerpt', ...renderPieces(pieces));
  if (isCutBefore) line.prepend('……');
  if (isCutAfter) line.append('……');
  return line;
}

function renderPieces(pieces: Excerpt['pieces']): (Node | string)[] {
  return pieces.map(({ text, isHit }) => (isHit ? element('mark', '', text) : text));
}
