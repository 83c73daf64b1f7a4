import { openChapters, type Chapters } from './chapters.ts';
import type { Bundle, Hit, SearchRequest } from './contract.ts';
import { applyFacets, type Faceted } from './facet-counts.ts';
import { openIndex, type IndexReader } from './index-reader.ts';
import { loadHit } from './load-hit.ts';
import { chapterOf } from './page-name.ts';
import { rankChapters, type RankedChapter } from './order-chapters.ts';
import { claimChapters } from './owned-chapters.ts';
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
  counts: Faceted['counts'];
  missing: string[];
}

/** @throws {Error} when the tables that lead to everything cannot be had. */
export async function openBundle(
  bundle: Bundle,
  base: string,
  transport: Transport,
): Promise<OpenBundle> {
  const index = await openIndex(transport);
  const { owner } = bundle;
  const { chapters, isLeftOut } = claimChapters(await openChapters(index), bundle);
  return {
    index,
    chapters,
    search: async (request) => {
      const { matching, terms, missing } = await searchIndex(index, chapters, request);
      const here = matching.filter((chapter) => !isLeftOut(chapter));
      const faceted = applyFacets(here, chapters, request.filters);
      const found = rankChapters(faceted.chapters, chapters, terms).map(
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
      return { found, counts: faceted.counts, missing: [...chapters.missing, ...missing] };
    },
  };
}

function pagesOf(chapter: number, { firstPage, ofPage }: Chapters): { first: number; end: number } {
  return { first: firstPage[chapter] ?? 0, end: firstPage[chapter + 1] ?? ofPage.length };
}
