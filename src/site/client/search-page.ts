import type { Engine, SearchAnswer } from '../../search/contract.ts';
import type { NameIndex } from '../../search/name-index.ts';
import { planQuery } from '../../search/query-plan.ts';
import { parseReaderQuery } from '../../search/reader-query.ts';
import { isEmptySearch, type SearchState } from '../../search/search-state.ts';
import { tellAbout, tellWords } from './search-about.ts';
import { countHits, rowsOfPage, showConcordance } from './search-concordance.ts';
import { openControls } from './search-controls.ts';
import { openFacetSheet } from './search-facet-sheet.ts';
import { openHistory } from './search-history.ts';
import { listenForKeys } from './search-keys.ts';
import type { SearchParts } from './search-parts.ts';
import { keepLeftPlace, readLeftPlace } from './search-return.ts';
import { showResults } from './search-results.ts';

/** Runs the search page: what the reader chooses becomes the state, and the state is shown. */
export async function runSearchPage(
  parts: SearchParts,
  engine: Engine,
  names: NameIndex | undefined,
): Promise<void> {
  const { box, status, results, rows, about } = parts;
  const memory = openHistory((returned) => {
    state = returned;
    void run();
  });
  let state = { ...memory.read(), query: box.value || memory.read().query };
  let latest = 0;

  const change = (next: Partial<SearchState>, isSettled = true): void => {
    state = { ...state, page: 1, ...next };
    memory.write(state, isSettled);
    void run();
  };
  const showFacets = openFacetSheet(parts, engine, (filters) => change({ filters }));
  const showControls = openControls(parts, change);
  listenForKeys(box, parts.body);
  keepLeftPlace(results);
  const left = readLeftPlace();
  let isReturn = left !== undefined;

  const run = async (): Promise<void> => {
    const mine = ++latest;
    const isCurrent = (): boolean => mine === latest;
    const { words, problems } = parseReaderQuery(state.query);
    const plan = planQuery(words, (word) => names?.expand(word), state.hasAliases);
    const isIdle = plan.terms.length === 0 && Object.keys(state.filters).length === 0;
    const waiting = setTimeout(() => {
      if (isCurrent()) status.textContent = '正在检索……';
    }, 400);
    const { filters, sort } = state;
    const answer = isIdle
      ? nothing(engine)
      : await engine.search({ terms: plan.terms, filters, sort });
    clearTimeout(waiting);
    if (!isCurrent()) return;
    showControls({ state, answer, plan, isIdle });
    status.textContent = sayFound(state, answer, isIdle);
    tellAbout(about, { state, words, plan, answer, problems, names, isIdle }, (next) => {
      box.focus();
      change(next);
    });
    if (answer.total === 0 && !isIdle) void tellWords(about, engine, plan.terms, isCurrent);
    if (state.view === 'concordance') {
      results.replaceChildren();
      await showConcordance(rows, answer, state.page, isCurrent);
    } else {
      rows.replaceChildren();
      await showResults(results, answer, isCurrent, 0, isReturn ? left?.shown : undefined);
    }
    if (isCurrent()) showFacets(answer, state.filters);
    isReturn = false;
  };
  await run();
  if (left) scrollTo(0, left.top);
}

function nothing(engine: Engine): SearchAnswer {
  return { total: 0, hits: [], counts: async () => engine.filters(), problems: [] };
}

/** The sentence that says what was found; the page's live region reads it out. */
function sayFound(state: SearchState, answer: SearchAnswer, isIdle: boolean): string {
  const query = state.query.trim();
  const short = query.length > 40 ? `${[...query].slice(0, 40).join('')}……` : query;
  if (isIdle)
    return isEmptySearch(state) ? '' : `“${short}”里没有可以检索的字，请输入汉字、字母或数字。`;
  const { total } = answer;
  if (total === 0) return query === '' ? '没有这样的篇章，请减少筛选。' : `没有找到“${short}”。`;
  const hits = countHits(answer);
  if (state.view === 'chapters' || hits === 0)
    return hits === 0 ? `找到 ${total} 篇` : `找到 ${total} 篇，${hits} 处`;
  const said = `找到 ${hits} 处，在 ${total} 篇中`;
  if (hits <= rowsOfPage) return said;
  const first = (state.page - 1) * rowsOfPage;
  return `${said}；这里是第 ${first + 1}—${Math.min(hits, first + rowsOfPage)} 处`;
}
