import {
  bookTitle,
  isEnglish,
  joined,
  laterEdition,
  oneLine,
  pageRange,
  type CitationSource,
} from './citation-source.ts';

interface Style {
  comma: string;
  colon: string;
  /** Between the first and the last year of a work published over several. */
  dash: string;
  dynasty: string;
  /** Whether a book of known year keeps the day it was read. */
  datesReading: boolean;
}

const style2025: Style = {
  comma: '，',
  colon: '：',
  dash: '—',
  dynasty: '（$1）$2',
  datesReading: false,
};
const style2015: Style = {
  comma: ', ',
  colon: ': ',
  dash: '-',
  dynasty: '[$1]$2',
  datesReading: true,
};

/** What stands for names left out and for a place or publisher the book does not give. */
function wordsFor(source: CitationSource): {
  others: string;
  noPlace: string;
  noPublisher: string;
} {
  if (isEnglish(source)) return { others: 'et al.', noPlace: '[S.l.]', noPublisher: '[s.n.]' };
  if (source.language.includes('Hant'))
    return { others: '等', noPlace: '[出版地不詳]', noPublisher: '[出版者不詳]' };
  return { others: '等', noPlace: '[出版地不详]', noPublisher: '[出版者不详]' };
}

/**
 * Reference in the style of GB/T 7714—2025, as a numbered list has it: full-width `：` `，` without a space, half-width
 * `.` `[ ]` `//`. Checked against the standard's examples as the package gbt7714-bibtex-style renders them: a full stop
 * always ends the reference; an estimated year stands in brackets; a range of pages has a hyphen; a component without
 * author begins with its title; the day of reading is left out of a book whose year is known (the 2025 edition keeps
 * it for web resources). Where the book names a publisher but no place, or the reverse, `[出版地不详]` or
 * `[出版者不详]` says so, except online, where both editions let it be omitted; where it names neither, neither is written.
 * Not confirmed: the dynasty, which the standard's examples leave out, and `—` between two years of a book.
 * Western names are taken as the source writes them, `Smith J`.
 */
export function citeGbt2025(source: CitationSource): string {
  return citeGbt(source, style2025);
}

/**
 * Reference in the style of GB/T 7714—2015: half-width `: ` `, ` with a space, the day of reading for whatever is
 * online. Not confirmed: `[明]康海`; writing surnames in capitals, as that edition asks, is left to the source.
 */
export function citeGbt2015(source: CitationSource): string {
  return citeGbt(source, style2015);
}

function citeGbt(source: CitationSource, style: Style): string {
  const { title, authors, work, url } = source;
  const names = (list: readonly string[]): string => namesIn(list, style, wordsFor(source).others);
  const book = bookTitle(source, style.colon);
  const mark = url ? '[M/OL]' : '[M]';
  const editors = names(work.editors);
  const component = editors ? [`${title}${mark}//${editors}`, book] : [`${title}${mark}//${book}`];
  const subject = title
    ? [names(authors), ...component]
    : [editors || names(authors), `${book}${mark}`];
  return [...subject, laterEdition(source), imprint(source, style), url]
    .map((part) => oneLine(part ?? ''))
    .filter((part) => part !== '')
    .map((part) => (part.endsWith('.') ? part : `${part}.`))
    .join(' ');
}

/** A page of a portal that is no part of a book, in the style of GB/T 7714—2025. */
export function citeWebPage({
  title,
  office,
  url,
  accessed,
}: {
  title: string;
  office: string;
  url?: string | undefined;
  accessed: string;
}): string {
  const mark = url === undefined ? '[EB]' : '[EB/OL]';
  return [office, `${title}${mark}`, `[${accessed}]`, url]
    .map((part) => oneLine(part ?? ''))
    .filter((part) => part !== '')
    .map((part) => `${part}.`)
    .join(' ');
}

/** Up to three names, then 等. */
function namesIn(list: readonly string[], { comma, dynasty }: Style, others: string): string {
  const names = list.map((name) =>
    name.replace(/^[（([［〔]([^）)\]］〕]+)[）)\]］〕]\s*(?=\S)(.*)$/u, dynasty),
  );
  return names.length > 3 ? [...names.slice(0, 3), others].join(comma) : names.join(comma);
}

/** `北京：方志出版社，2022：12-15[2026-05-01]` with what is known of it. */
function imprint(source: CitationSource, style: Style): string {
  const { place, publisher, year } = source.work;
  const { url, accessed } = source;
  const { noPlace, noPublisher } = wordsFor(source);
  const isHalfKnown = !url && Boolean(place) !== Boolean(publisher);
  const issuer = isHalfKnown ? [place || noPlace, publisher || noPublisher] : [place, publisher];
  const published = joined(style.comma, joined(style.colon, ...issuer), yearsIn(year, style.dash));
  const isDated = url && accessed && (style.datesReading || !year);
  return joined(style.colon, published, pageRange(source, '-')) + (isDated ? `[${accessed}]` : '');
}

/** Year or years of an EDTF date, in brackets where uncertain; what is not EDTF stays as printed. */
function yearsIn(date: string | undefined, dash: string): string | undefined {
  const points = date
    ?.split('/')
    .map((point) => /^(\d{2}(?:\d\d|\dX|XX))(?:-\d\d)*([?~%])?$/.exec(point));
  if (!points?.every((point) => point !== null)) return date;
  const years = points.map(([, year = '', doubt]) =>
    doubt || year.endsWith('X') ? `[${year}]` : year,
  );
  return [...new Set(years)].join(dash);
}
