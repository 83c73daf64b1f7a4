import { csvCell } from '../model/csv-cell.ts';
import { citeGbt2025, citeWebPage, type CitationSource } from '../model/citation.ts';
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
  /** Address of the page where it was found. */
  page: string;
  /** Id of the entry on the page; empty at the head of a chapter. */
  anchor: string;
  /** Full address of the entry, the portal's own where it has one. */
  url: string;
  /** Reference in the style of GB/T 7714—2025. */
  citation: string;
}

/** What a reader's browser knows besides the page. */
export interface ReadingPlace {
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
  place: ReadingPlace,
): ConcordanceRow[] {
  const known = source ?? plainSource(page);
  return page.marks.map((mark, index) => {
    const within = page.entries.filter(({ from, to }) => mark[0] >= from && mark[0] < to).pop();
    const { anchor = '', title: entry = '' } = within ?? {};
    const address = known.url ?? page.cited?.address ?? page.url;
    const url = `${address}${anchor === '' ? '' : `#${anchor}`}`;
    // An address on the reader's own disk leads nobody else anywhere.
    const online = { url: url.startsWith('file:') ? undefined : url, accessed: place.today };
    return {
      ...contextOf(page.text, mark, contextLength),
      title: page.title,
      entry,
      work: page.work,
      kind: page.kind,
      year: page.year,
      owner: place.owner,
      place: index + 1,
      page: page.url,
      anchor,
      url,
      citation: page.cited
        ? citeWebPage({ title: page.title, office: page.cited.office, ...online })
        : citeGbt2025({ ...known, ...(entry === '' ? {} : { title: entry }), ...online }),
    };
  });
}

/** All that a page by itself says for its citation. */
function plainSource({ url, title, work }: HitPage): CitationSource {
  return { id: url, title, authors: [], work: { title: work, editors: [] }, language: 'zh-Hans' };
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
