import type { Page } from '@playwright/test';
import { buildSync } from 'esbuild';
import type { Bundle, SearchRequest } from '../../src/search/engine.ts';

/** The reader's engine as a script of its own, as the site bundles it. */
const script = buildSync({
  stdin: {
    contents: "import { openEngine } from './engine.ts'; globalThis.openEngine = openEngine;",
    resolveDir: 'src/search',
    loader: 'ts',
  },
  bundle: true,
  format: 'iife',
  target: 'es2019',
  charset: 'utf8',
  write: false,
}).outputFiles[0]?.text;

/** What a search in the page came to: addresses in order, first entries, matches shown, problems. */
export interface Outcome {
  total: number;
  pages: { path: string; owner?: string | undefined; entries: string[]; marked: string[] }[];
  counts: Record<string, Record<string, number>>;
  problems: string[];
}

/** A request for words as typed: all of them, `-` leaving out. */
export function asking(typed: string, change: Partial<SearchRequest> = {}): SearchRequest {
  const terms = typed
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({
      any: [word.replace(/^-/, '')],
      isPhrase: false,
      isExcluded: word.startsWith('-'),
    }));
  return { terms, filters: {}, sort: 'relevance', ...change };
}

/** Runs requests one after another with an engine opened in the page, and loads the first results of each. */
export async function searchInPage(
  page: Page,
  requests: readonly SearchRequest[],
  bundles: Bundle[] = [{ base: 'pagefind/' }],
): Promise<Outcome[]> {
  // Not added to the page as a script: its policy allows none but its own.
  await page.evaluate(script ?? '');
  return page.evaluate(runSearches, { requests: [...requests], bundles });
}

async function runSearches({
  requests,
  bundles,
}: {
  requests: SearchRequest[];
  bundles: Bundle[];
}): Promise<Outcome[]> {
  const { openEngine } = globalThis as unknown as Pick<
    typeof import('../../src/search/engine.ts'),
    'openEngine'
  >;
  const engine = await openEngine({ bundles, timeoutMs: 2000 });
  const outcomes: Outcome[] = [];
  for (const request of requests) {
    const answer = await engine.search(request);
    const { total, hits } = answer;
    const counted = await answer.counts();
    const { counts } = counted;
    const problems = [...answer.problems, ...counted.problems];
    const pages: Outcome['pages'] = [];
    for (const hit of hits.slice(0, 10)) {
      const { url, text, marks, entries } = await hit.load();
      pages.push({
        path: url.replace(/^.*\/works\//, '').replace(new URL('.', document.baseURI).href, ''),
        owner: hit.owner,
        entries: entries.map(({ anchor, title }) => `${anchor} ${title}`),
        marked: marks.map(([from, to]) => text.slice(from, to)),
      });
    }
    outcomes.push({ total, pages, counts, problems });
  }
  return outcomes;
}

/** Queries of every kind, each with something it must find in the demonstration, or nothing. */
export const queries: [typed: string, found: string | undefined][] = [
  ['根蘖', 'baiyan-village-history/tea.html'],
  ['三不采', 'baiyan-village-history/tea.html'],
  ['遭雷击二〇〇三年', undefined],
  ['２００３年由根蘖復生', 'baiyan-village-history/tea.html'],
  ['蘖', 'baiyan-village-history/tea.html'],
  ['茶', 'baiyan-village-history/tea.html'],
  ['造纸 -茶', 'qingxi-yearbook-2022/environment.html'],
  ['清溪 縣', 'qingxi-yearbook-2022/environment.html'],
  ['魑魅魍魉', undefined],
];
export const requests = queries.map(([typed]) => asking(typed));
