import type { Hit, SearchAnswer } from '../../search/contract.ts';
import { concordanceRows, type ConcordanceRow } from '../../search/concordance.ts';
import { inBatches, startOfRows } from '../../search/concordance-pages.ts';
import { loadCitation } from './citations-loading.ts';
import { element, link } from './element.ts';
import { addressWithPassages } from './passage-address.ts';
import { today } from './today.ts';

export const rowsOfPage = 50;
const batch = 8;

/** Rows of one chapter: every hit of it with its context and citation. */
export async function rowsOf(hit: Hit): Promise<ConcordanceRow[]> {
  const page = await hit.load({ isWhole: true });
  return concordanceRows(page, await loadCitation(page.url), {
    today: today(),
    owner: hit.owner ?? '',
  });
}

export function countHits({ hits }: SearchAnswer): number {
  return hits.reduce((sum, { occurrences }) => sum + occurrences, 0);
}

/** Shows one page of the concordance. @param page from 1. */
export async function showConcordance(
  place: HTMLElement,
  { hits }: SearchAnswer,
  page: number,
  isCurrent: () => boolean,
): Promise<void> {
  const { chapter, skip } = startOfRows(
    hits.map(({ occurrences }) => occurrences),
    (page - 1) * rowsOfPage,
  );
  const rows: ConcordanceRow[] = [];
  for await (const found of inBatches(hits.slice(chapter), batch, rowsOf)) {
    rows.push(...found.flat());
    if (!isCurrent() || rows.length >= skip + rowsOfPage) break;
  }
  if (isCurrent()) place.replaceChildren(...rows.slice(skip, skip + rowsOfPage).map(renderRow));
}

/** The hit in the middle of its line; below it where it stands, and how to cite it. */
function renderRow(row: ConcordanceRow): HTMLLIElement {
  const names = [row.work, row.title, row.entry].filter((name) => name !== '').join('　');
  const citation = element('details', '', element('summary', '', '引文'), row.citation);
  // To be copied as it is, whatever script the page is shown in.
  citation.translate = false;
  const source = element(
    'div',
    'kwic-source',
    link(addressWithPassages(row.page, row.anchor, [row.hit], row.place), names),
    citation,
  );
  if (row.owner !== '') source.prepend(element('span', 'result-owner', row.owner));
  return element(
    'li',
    '',
    element(
      'p',
      'kwic-line',
      element('span', 'kwic-before', element('span', '', row.before)),
      element('mark', '', row.hit),
      element('span', 'kwic-after', row.after),
    ),
    source,
  );
}
