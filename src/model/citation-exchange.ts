import {
  bookTitle,
  isEnglish,
  joined,
  laterEdition,
  oneLine,
  pageRange,
  type CitationSource,
} from './citation-source.ts';

const latexSpecials: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapeLatex(text = ''): string {
  return oneLine(text).replace(
    /[\\{}~^$&#%_]/g,
    (character) => latexSpecials[character] ?? `\\${character}`,
  );
}

/** Names as BibTeX parts them; one with the word `and` in it is held together by braces. */
function namesIn(names: readonly string[]): string {
  return names
    .map((name) => (/\sand\s/i.test(name) ? `{${escapeLatex(name)}}` : escapeLatex(name)))
    .join(' and ');
}

/** First year of publication as four digits. */
function yearOf({ work: { year } }: CitationSource): string | undefined {
  return /\d{4}/.exec(year ?? '')?.[0];
}

/** BibTeX entry in UTF-8, ending in a line break: `@incollection` for a component, `@book` for the whole work. */
export function citeBibtex(source: CitationSource): string {
  const { id, title, authors, work, url, accessed } = source;
  const key = id
    .replaceAll('/', ':')
    .replaceAll('#', '.')
    .replace(/[^A-Za-z0-9:.-]+/g, '-');
  const book = escapeLatex(bookTitle(source));
  const fields = {
    author: namesIn(title || work.editors.length === 0 ? authors : []),
    title: title ? escapeLatex(title) : book,
    booktitle: title ? book : '',
    editor: namesIn(work.editors),
    edition: escapeLatex(laterEdition(source)?.replace(/^(\d+)版$/, '$1')),
    address: escapeLatex(work.place),
    publisher: escapeLatex(work.publisher),
    year: yearOf(source) ?? escapeLatex(work.year),
    pages: escapeLatex(pageRange(source, '--')),
    url: url?.replace(/[\\{}\s]/g, encodeURIComponent) ?? '',
    urldate: url ? (accessed ?? '') : '',
    language: isEnglish(source) ? 'english' : 'chinese',
  };
  const lines = Object.entries(fields).map(([name, value]) =>
    value ? `  ${name} = {${value}},\n` : '',
  );
  return `@${title ? 'incollection' : 'book'}{${key},\n${lines.join('')}}\n`;
}

/** RIS record with CRLF line ends: `CHAP` for a component, `BOOK` for the whole work. */
export function citeRis(source: CitationSource): string {
  const { id, title, authors, work, url, accessed, language } = source;
  const [first, last] = pageRange(source, '-')?.split('-') ?? [];
  const tags = (tag: string, values: readonly (string | undefined)[]): string =>
    values.map((value) => (value ? `${tag}  - ${oneLine(value)}\r\n` : '')).join('');
  return joined(
    '',
    tags('TY', [title ? 'CHAP' : 'BOOK']),
    tags('ID', [id]),
    tags('AU', title || work.editors.length === 0 ? authors : work.editors),
    tags('TI', [title || bookTitle(source)]),
    title && tags('T2', [bookTitle(source)]) + tags('A2', work.editors),
    tags('ET', [laterEdition(source)]),
    tags('CY', [work.place]),
    tags('PB', [work.publisher]),
    tags('PY', [yearOf(source)]),
    tags('SP', [first]),
    tags('EP', [last]),
    tags('UR', [url]),
    tags('Y2', [url && accessed?.replaceAll('-', '/')]),
    tags('LA', [language]),
    'ER  - \r\n',
  );
}
