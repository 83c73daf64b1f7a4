import { openChapters, type Chapters } from './chapters.ts';
import { facets, type Bundle, type Hit, type SearchRequest } from './contract.ts';
import {
  chosenGroups,
  chosenValues,
  countValues,
  letThrough,
  type FacetCounts,
} from './facet-counts.ts';
import type { FacetGroup } from './facet-groups.ts';
import { openIndex, type IndexReader } from './index-reader.ts';
import { loadHit } from './load-hit.ts';
import { chapterOf } from './page-name.ts';
import { rankChapters, type RankedChapter } from './order-chapters.ts';
import { claimChapters, leftOut } from './owned-chapters.ts';
import { searchIndex } from './search-index.ts';
import type { Transport } from './transport.ts';

/** One index, opened, as the engine asks it. */
export interface OpenBundle {
  index: IndexReader;
  chapters: Chapters;
  search(request: SearchRequest): Promise<BundleAnswer>;
}

export interface BundleAnswer {
  found: (Hit & Omit<RankedChapter, 'chapter'>)[];
  /** Files that could not be had. */
  missing: string[];
  /** Fetches the facets. */
  counts(): Promise<{ counts: FacetCounts; missing: string[] }>;
}

/** @throws {Error} when the tables that lead to everything cannot be had. */
export async function openBundle(
  bundle: Bundle,
  base: string,
  transport: Transport,
): Promise<OpenBundle> {
  const index = await openIndex(transport);
  const { owner } = bundle;
  const plain = openChapters(index);
  const chapters = { ...plain, facets: claimChapters(plain.facets, plain.count, bundle) };
  const elsewhere = await leftOut(chapters.facets, bundle);
  return {
    index,
    chapters,
    search: async (request) => {
      const { filters, sort } = request;
      const sorted = sort === 'year' ? [facets.year] : [];
      const [{ matching, terms, missing }, needed] = await Promise.all([
        searchIndex(index, chapters, request),
        chapters.facets.read([...new Set([...chosenGroups(filters), ...sorted])]),
      ]);
      const here = matching.filter((chapter) => !elsewhere.has(chapter));
      const chosen = owner === undefined ? chosenValues(filters, needed.groups) : filters;
      const passing = letThrough(here, needed.groups, chosen);
      const years = yearsOf(sort === 'year' ? needed.groups.get(facets.year) : undefined);
      const found = rankChapters(passing, chapters, terms, years).map(
        ({ chapter, ...rank }): BundleAnswer['found'][number] => ({
          ...rank,
          id: chapterOf(index.meta.pages[pagesOf(chapter, chapters).first]?.name ?? ''),
          owner,
          load: async ({ isWhole = false } = {}) =>
            loadHit(index, base, pagesOf(chapter, chapters), terms, isWhole).catch(
              (cause: unknown) => {
                throw new Error('这一篇的文字没有取到，请刷新重试，或直接打开篇章。', { cause });
              },
            ),
        }),
      );
      return {
        found,
        missing: [...needed.missing, ...missing],
        counts: async () => {
          const all = await chapters.facets.read(chapters.facets.names);
          return { counts: countValues(here, all.groups, chosen), missing: all.missing };
        },
      };
    },
  };
}

/** First year of each chapter, which the facet's labels begin with. */
function yearsOf(values: FacetGroup | undefined): Map<number, number> {
  const years = new Map<number, number>();
  for (const [label, chapters] of values ?? []) {
    const year = parseInt(label, 10);
    for (const chapter of chapters) years.set(chapter, Math.min(year, years.get(chapter) ?? year));
  }
  return years;
}

function pagesOf(chapter: number, { firstPage, ofPage }: Chapters): { first: number; end: number } {
  return { first: firstPage[chapter] ?? 0, end: firstPage[chapter + 1] ?? ofPage.length };
}
