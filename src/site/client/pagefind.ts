/** The part of Pagefind's browser interface that the search page uses. */
export interface Pagefind {
  init(): Promise<void>;
  filters(): Promise<FilterCounts>;
  search(
    query: string | null,
    options: { filters: Record<string, string[]> },
  ): Promise<{ results: Found[]; filters: FilterCounts }>;
}

export type FilterCounts = Record<string, Record<string, number>>;

export interface Found {
  id: string;
  data(): Promise<FoundPage>;
}

export interface FoundPage {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  sub_results: { title: string; url: string; excerpt: string }[];
}

/** Loads the index that lies beside the page. @throws where it cannot be fetched, as from `file://`. */
export async function loadPagefind(): Promise<Pagefind> {
  const address = new URL('pagefind/pagefind.js', location.href).href;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.init();
  return pagefind;
}
