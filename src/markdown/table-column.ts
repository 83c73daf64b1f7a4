import { plainText } from './entry-text.ts';

/** A column of a table of an article, beside the column of its rows' names. */
export interface TableColumn {
  /** Anchor of the figure the table stands in; empty where it stands in none. */
  anchor: string;
  rows: { name: string; cell: string }[];
}

/**
 * The first table of an article whose head has these two headings, as `compileChapter` writes tables. Tables whose
 * head spans cells are passed over: what stands under what is not told by counting.
 *
 * @param names heading of the column that names the rows; the first column where undefined.
 */
export function tableColumn(
  html: string,
  column: string,
  names: string | undefined,
): TableColumn | undefined {
  for (const table of html.matchAll(/<table[ >][^]*?<\/table>/g)) {
    const [head = '', body = ''] = table[0].split('</thead>');
    if (/ (?:row|col)span="/.test(head)) continue;
    const heads = cellsOf(head);
    const at = heads.indexOf(column);
    const nameAt = names === undefined ? 0 : heads.indexOf(names);
    if (at < 0 || nameAt < 0 || at === nameAt) continue;
    const rows = [...body.matchAll(/<tr[ >][^]*?<\/tr>/g)].map(([row]) => {
      const cells = cellsOf(row);
      return { name: cells[nameAt] ?? '', cell: cells[at] ?? '' };
    });
    return { anchor: anchorBefore(html, table.index), rows };
  }
  return undefined;
}

function cellsOf(row: string): string[] {
  return [...row.matchAll(/<t[hd](?: [^>]*)?>([^]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
    plainText(cell),
  );
}

/** Anchor of the figure that is open at a place of the article. */
function anchorBefore(html: string, at: number): string {
  const before = html.slice(0, at);
  const opened = before.lastIndexOf('<figure');
  if (opened === -1 || before.indexOf('</figure>', opened) !== -1) return '';
  return /^<figure[^>]* id="([^"]*)"/.exec(before.slice(opened))?.[1] ?? '';
}
