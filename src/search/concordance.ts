import { citeGbt2025, type CitationSource } from '../model/citation.ts';
import type { HitPage } from './contract.ts';
import { contextOf } from './excerpt.ts';

/** One hit with its context and all that says where it stands. */
export interface ConcordanceRow {
  before: string;
  hit: string;
  after: string;
  title: string;
  /** Heading the hit stands under; empty at the head of a chapter. */
  entry: string;
  work: string;
  kind: string;
  year: string;
  owner: string;
  /** Of the hit among those of its chapter, from 1. */
  place: number;
  /** Address of the page as the index gives it, with the entry. */
  address: string;
  /** Full address, of the portal's own where it has one. */
  url: string;
  /** Reference in the style of GB/T 7714—2025. */
  citation: string;
}

/** What a reader's browser knows besides the page. */
export interface ReadingPlace {
  /** Makes an address of the index a full one. */
  resolve: (address: string) => string;
  /** Day of reading, `YYYY-MM-DD`. */
  today: string;
  /** Member whose page it is; empty for the portal's own. */
  owner: string;
}

const contextLength = 40;

/** A row for each hit of a chapter, in the order of its text. */
export function concordanceRows(
  page: HitPage,
  source: CitationSource | undefined,
  { resolve, today, owner }: ReadingPlace,
): ConcordanceRow[] {
  const { text, marks, entries, title, work, kind, year } = page;
  return marks.map((mark, index) => {
    const entry = entries.filter(({ from, to }) => mark[0] >= from && mark[0] < to).pop();
    const fragment = entry === undefined || entry.anchor === '' ? '' : `#${entry.anchor}`;
    const own = source?.url;
    const url = own === undefined ? resolve(page.url + fragment) : own + fragment;
    return {
      ...contextOf(text, mark, contextLength),
      title,
      entry: fragment === '' ? '' : (entry?.title ?? ''),
      work,
      kind,
      year,
      owner,
      place: index + 1,
      address: page.url + fragment,
      url,
      citation: citeGbt2025({
        ...(source ?? {
          id: page.url,
          authors: [],
          work: { title: work, editors: [] },
          language: 'zh-Hans',
        }),
        title: fragment === '' ? title : (entry?.title ?? title),
        url: url.startsWith('file:') ? undefined : url,
        accessed: today,
      }),
    };
  });
}

const columns: readonly (readonly [title: string, field: keyof ConcordanceRow])[] = [
  ['上文', 'before'],
  ['检得', 'hit'],
  ['下文', 'after'],
  ['篇名', 'title'],
  ['条目', 'entry'],
  ['著作', 'work'],
  ['种类', 'kind'],
  ['年代', 'year'],
  ['来源', 'owner'],
  ['网址', 'url'],
  ['引文（GB/T 7714—2025）', 'citation'],
];

/** Beginning of a CSV file that spreadsheets read as UTF-8: the byte order mark and the head of the table. */
export const csvHead = `\uFEFF${csvLine(columns.map(([title]) => title))}`;

/** Lines of a CSV file, as RFC 4180 has them. */
export function csvRows(rows: readonly ConcordanceRow[]): string {
  return rows.map((row) => csvLine(columns.map(([, field]) => String(row[field])))).join('');
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A spreadsheet takes a cell that begins like a formula for one; an apostrophe makes it text. */
function csvCell(cell: string): string {
  const isFormula = /^\s*[=+\-@\t\r＝＋－＠]/.test(cell);
  return `"${(isFormula ? `'${cell}` : cell).replace(/"/g, '""')}"`;
}
