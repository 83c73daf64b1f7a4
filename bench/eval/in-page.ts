import type { EvaluatedQuery } from './queries.ts';

/** What one query cost and gave in the reader's browser. */
interface QueryResult {
  /** Names of what was found in the index, which its fragments lead to addresses. */
  found: string[];
  coldBytes: number;
  /** Of the first ten results' texts. */
  shownBytes: number;
  coldMs: number;
  warmBytes: number;
  warmMs: number;
  problems: string[];
}

export interface PageAnswers {
  /** Bytes of the tables fetched before the first search. */
  openBytes: number;
  results: QueryResult[];
}

/** Runs in the browser: the shipped engine, opened anew for every query, so that nothing is remembered but the tables. */
export async function runEngine(queries: EvaluatedQuery[]): Promise<PageAnswers> {
  const { openEngine } = globalThis as unknown as Pick<
    typeof import('../../src/search/engine.ts'),
    'openEngine'
  >;
  let bytes = 0;
  const plainFetch = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (...request) => {
    const response = await plainFetch(...request);
    // Not added to in one expression: that would forget what comes while it waits.
    const { byteLength } = await response.clone().arrayBuffer();
    bytes += byteLength;
    return response;
  };
  const results: QueryResult[] = [];
  let openBytes = 0;
  for (const { terms } of queries) {
    bytes = 0;
    const engine = await openEngine({ bundles: [{ base: 'pagefind/' }] });
    openBytes = bytes;
    const request = {
      terms: terms.map((term) => ({ any: [term], isPhrase: true, isExcluded: false })),
      filters: {},
      sort: 'relevance' as const,
    };
    bytes = 0;
    let started = performance.now();
    const answer = await engine.search(request);
    const coldMs = performance.now() - started;
    const coldBytes = bytes;
    await Promise.all(answer.hits.slice(0, 10).map(async (hit) => hit.load()));
    const shownBytes = bytes - coldBytes;
    bytes = 0;
    started = performance.now();
    await engine.search(request);
    const warmMs = performance.now() - started;
    const warmBytes = bytes;
    const found = answer.hits.map(({ id }) => id);
    const { problems } = answer;
    results.push({ found, coldBytes, shownBytes, coldMs, warmBytes, warmMs, problems });
    engine.close();
  }
  globalThis.fetch = plainFetch;
  return { openBytes, results };
}

/** Runs in the browser: Pagefind as it comes, on the same pages. Gives page names, which its own files lead to addresses. */
export async function runPagefind({
  queries,
  isQuoted,
}: {
  queries: EvaluatedQuery[];
  isQuoted: boolean;
}): Promise<PageAnswers> {
  interface Instance {
    init(): Promise<void>;
    search(query: string): Promise<{ results: { id: string }[] }>;
    destroy?(): Promise<void>;
  }
  const address = new URL('pagefind-as-it-comes/pagefind.js', location.href).href;
  const { createInstance } = (await import(address)) as {
    createInstance: (options: object) => Instance;
  };
  let bytes = 0;
  const plainFetch = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (...request) => {
    const response = await plainFetch(...request);
    // Not added to in one expression: that would forget what comes while it waits.
    const { byteLength } = await response.clone().arrayBuffer();
    bytes += byteLength;
    return response;
  };
  const results: QueryResult[] = [];
  let openBytes = 0;
  for (const { terms } of queries) {
    bytes = 0;
    const instance = createInstance({ noWorker: true, basePath: new URL('.', address).href });
    await instance.init();
    openBytes = bytes;
    bytes = 0;
    const query = terms.map((term) => (isQuoted ? `"${term}"` : term)).join(' ');
    let started = performance.now();
    const answer = await instance.search(query);
    const coldMs = performance.now() - started;
    const coldBytes = bytes;
    bytes = 0;
    started = performance.now();
    await instance.search(query);
    results.push({
      found: answer.results.map(({ id }) => id),
      coldBytes,
      shownBytes: 0,
      coldMs,
      warmBytes: bytes,
      warmMs: performance.now() - started,
      problems: [],
    });
    await instance.destroy?.();
  }
  globalThis.fetch = plainFetch;
  return { openBytes, results };
}
