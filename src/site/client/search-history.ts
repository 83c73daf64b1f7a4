import { parseSearchState, writeSearchState, type SearchState } from '../../search/search-state.ts';

/** Without a key for so long, what was typed is a step that the back button returns to. */
const settledMs = 1200;

export interface SearchHistory {
  /** State that the page's address tells. */
  read(): SearchState;
  /** Puts the state into the address: at once where the reader chose it, when it has settled while it is typed. */
  write(state: SearchState, isSettled: boolean): void;
}

/** Ties the search to the address and the back button. @param onReturn told when the reader goes back or forward. */
export function openHistory(onReturn: (state: SearchState) => void): SearchHistory {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: SearchState | undefined;

  const read = (): SearchState => parseSearchState(new URLSearchParams(location.search));
  const settle = (): void => {
    clearTimeout(timer);
    if (!waiting) return;
    const query = writeSearchState(waiting);
    waiting = undefined;
    if (query === writeSearchState(read())) return;
    try {
      history.pushState(null, '', query === '' ? location.pathname : `?${query}`);
    } catch {
      // Some browsers do not let a page on a disk change its address; the search works without.
    }
  };

  addEventListener('popstate', () => {
    clearTimeout(timer);
    waiting = undefined;
    onReturn(read());
  });
  // Whoever leaves by a link comes back to what was on the page.
  addEventListener('click', settle, { capture: true });
  addEventListener('pagehide', settle);
  return {
    read,
    write: (state, isSettled) => {
      waiting = state;
      clearTimeout(timer);
      if (isSettled) settle();
      else timer = setTimeout(settle, settledMs);
    },
  };
}
