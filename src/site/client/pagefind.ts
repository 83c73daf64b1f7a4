import { openEngine, type HitPage, type Range } from '../../search/engine.ts';

/** What the search page asks of the index. */
export interface Pagefind {
  filters(): Promise<FilterCounts>;
  search(
    query: string | null,
    options: { filters: Record<string, string[]> },
  ): Promise<{ results: Found[]; filters: FilterCounts }>;
}

export type FilterCounts = Record<string, Record<string, number>>;

export interface Found {
  data(): Promise<FoundPage>;
}

export interface FoundPage {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  sub_results: { title: string; url: string; excerpt: string }[];
}

/** Opens the index that lies beside the page. @throws {Error} where it cannot be had. */
export async function loadPagefind(): Promise<Pagefind> {
  const engine = await openEngine({ bundles: [{ base: 'pagefind/' }] });
  const filters = await engine.filters();
  if (Object.keys(filters).length === 0) throw new Error('There is no index.');
  return {
    filters: () => Promise.resolve(filters),
    search: async (query, options) => {
      const words = (query ?? '').split(/\s+/).filter((word) => word !== '');
      const { hits, counts } = await engine.search({
        terms: words.map((word) => ({ any: [word], isPhrase: false, isExcluded: false })),
        filters: options.filters,
        sort: 'relevance',
      });
      return {
        results: hits.map((hit) => ({ data: async () => foundPage(await hit.load()) })),
        filters: counts,
      };
    },
  };
}

function foundPage({ url, title, work, text, marks, entries }: HitPage): FoundPage {
  return {
    url,
    excerpt: excerptOf(text, marks[0]),
    meta: { title, work },
    sub_results: entries.map((entry) => ({
      title: entry.title,
      url: `${url}#${entry.anchor}`,
      excerpt: excerptOf(text, entry.marks[0]),
    })),
  };
}

function excerptOf(text: string, mark: Range | undefined): string {
  const escape = (piece: string): string =>
    piece.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const [from, to] = mark ?? [0, 0];
  return `${escape(text.slice(Math.max(0, from - 40), from))}<mark>${escape(text.slice(from, to))}</mark>${escape(text.slice(to, to + 60))}`;
}
