import type { SearchAnswer } from '../../search/contract.ts';
import type { QueryPlan } from '../../search/query-plan.ts';
import type { SearchState } from '../../search/search-state.ts';
import { appearanceEvent } from './appearance-event.ts';
import { countHits, rowsOfPage } from './search-concordance.ts';
import { downloadCsv } from './search-export.ts';
import type { SearchParts } from './search-parts.ts';

/** Milliseconds without a key after which what was typed is searched for. */
const pauseMs = 90;

export interface Shown {
  state: SearchState;
  answer: SearchAnswer;
  plan: QueryPlan;
  /** Whether nothing was asked for. */
  isIdle: boolean;
}

export type Change = (next: Partial<SearchState>, isSettled?: boolean) => void;

/**
 * Ties the box, the choice of order and form, the switch of other names, the pager and the download to the state.
 *
 * @returns what shows a state where the reader sets it, and hides what would do nothing now.
 */
export function openControls(parts: SearchParts, change: Change): (shown: Shown) => void {
  const { box, tools, also, facetCount, facetSheet } = parts;
  listenToBox(parts, change);
  tools.addEventListener('change', () => {
    const isChosen = (value: string): boolean =>
      tools.querySelector(`input[value="${value}"]:checked`) !== null;
    change({
      sort: isChosen('year') ? 'year' : 'relevance',
      view: isChosen('concordance') ? 'concordance' : 'chapters',
    });
  });
  also.addEventListener('change', () =>
    change({ hasAliases: also.querySelector('input:checked') !== null }),
  );
  const showPager = openPager(parts, change);
  const showDownload = openDownload(parts);
  const wide = matchMedia('(min-width: 52rem)');
  // In large text there is one column, and results come before facets there too.
  const unfold = (): void => {
    facetSheet.open = wide.matches && document.documentElement.dataset['large'] === undefined;
  };
  wide.addEventListener('change', unfold);
  addEventListener(appearanceEvent, unfold);
  unfold();

  return (shown) => {
    const { state, answer, plan, isIdle } = shown;
    if (box.value.trim() !== state.query.trim()) box.value = state.query;
    document.documentElement.classList.remove('asked');
    // Who found nothing may want to know how to ask.
    parts.hints.hidden = !isIdle && answer.total > 0;
    tools.hidden = answer.total === 0;
    for (const input of tools.querySelectorAll('input'))
      input.checked = input.value === state.sort || input.value === state.view;
    const chosen = Object.values(state.filters).flat().length;
    facetCount.textContent = chosen === 0 ? '' : `（已选 ${chosen} 项）`;
    showAlso(parts, plan, state);
    showPager(shown);
    showDownload(shown);
  };
}

function listenToBox({ form, box }: SearchParts, change: Change): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => change({ query: box.value }, false), pauseMs);
  };
  box.addEventListener('input', (event) => {
    // Letters on the way to a character are not yet what the reader means.
    if (!event.isComposing) soon();
  });
  box.addEventListener('compositionend', soon);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    change({ query: box.value });
  });
}

function showAlso({ also, alsoNames }: SearchParts, plan: QueryPlan, state: SearchState): void {
  also.hidden = plan.alternatives.length === 0;
  const [switched] = also.getElementsByTagName('input');
  if (switched) switched.checked = state.hasAliases;
  const names = plan.alternatives.join('、');
  alsoNames.textContent = `${state.hasAliases ? '也检索了' : '没有检索别名'}：${names}`;
}

function openPager({ pager }: SearchParts, change: Change): (shown: Shown) => void {
  const [before, after] = pager.getElementsByTagName('button');
  const [place] = pager.getElementsByTagName('span');
  let page = 1;
  let pages = 1;
  const turn = (to: number): void => {
    // A button that cannot go on keeps the focus, which a disabled one would lose.
    if (to >= 1 && to <= pages) change({ page: to });
  };
  before?.addEventListener('click', () => turn(page - 1));
  after?.addEventListener('click', () => turn(page + 1));
  return ({ state, answer }) => {
    page = state.page;
    pages = Math.ceil(countHits(answer) / rowsOfPage);
    pager.hidden = state.view === 'chapters' || pages < 2;
    if (place) place.textContent = `第 ${page} 页，共 ${pages} 页`;
    before?.setAttribute('aria-disabled', String(page <= 1));
    after?.setAttribute('aria-disabled', String(page >= pages));
  };
}

function openDownload({ download, status }: SearchParts): (shown: Shown) => void {
  const label = download.textContent;
  let latest: Shown | undefined;
  let running: Shown | undefined;
  const run = async (shown: Shown): Promise<void> => {
    const { answer, state } = shown;
    running = shown;
    try {
      await downloadCsv(
        answer,
        state.query,
        () => running === shown,
        (done) => {
          download.textContent = `停止汇集（${done}/${answer.total} 篇）`;
        },
      );
    } catch (error) {
      status.textContent = `表格没有汇集完：${error instanceof Error ? error.message : String(error)}`;
    }
    if (running === shown) running = undefined;
    if (!running) download.textContent = label;
  };
  download.addEventListener('click', () => {
    if (running) running = undefined;
    else if (latest) void run(latest);
  });
  return (shown) => {
    latest = shown;
    running = undefined;
    download.hidden = countHits(shown.answer) === 0;
  };
}
