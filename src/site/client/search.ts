import { openFilters } from './search-filters.ts';
import { loadPagefind, type Found, type Pagefind } from './pagefind.ts';
import { renderResult } from './search-results.ts';

const form = document.querySelector<HTMLFormElement>('[data-search]');
const status = document.querySelector<HTMLElement>('[data-status]');
const results = document.querySelector<HTMLElement>('[data-results]');
const filterPlace = document.querySelector<HTMLElement>('[data-filters]');
const pageLength = 20;

if (form && status && results && filterPlace) void start(form, status, results, filterPlace);

async function start(
  form: HTMLFormElement,
  status: HTMLElement,
  results: HTMLElement,
  filterPlace: HTMLElement,
): Promise<void> {
  const box = form.elements.namedItem('q') as HTMLInputElement;
  const state = new URLSearchParams(location.search);
  box.value = state.get('q') ?? '';
  let pagefind: Pagefind;
  try {
    pagefind = await loadPagefind();
  } catch {
    status.textContent =
      location.protocol === 'file:'
        ? '从磁盘打开网页时不能检索，请通过网站访问。'
        : '检索所需的文件没有取到，请刷新重试。';
    return;
  }
  const filters = openFilters(filterPlace, await pagefind.filters(), state, () => void run());
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async (): Promise<void> => {
    const mine = ++latest;
    const query = box.value.trim();
    const address = filters.toQuery(query);
    history.replaceState(null, '', address === '' ? location.pathname : `?${address}`);
    if (query === '' && filters.isEmpty()) {
      results.replaceChildren();
      status.textContent = '';
      return;
    }
    status.textContent = '正在检索……';
    const { results: found, filters: counts } = await pagefind.search(query === '' ? null : query, {
      filters: filters.chosen(),
    });
    if (mine !== latest) return;
    filters.showCounts(counts);
    status.textContent =
      found.length === 0
        ? `没有找到“${query}”。可以换一个说法，或减少右侧的筛选。`
        : `找到 ${found.length} 篇`;
    await show(results, found, 0, () => mine === latest);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run();
  });
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), 200);
  });
  await run();
}

/** Shows results from `from` on, a page of them, and a button for the next. */
async function show(
  place: HTMLElement,
  found: readonly Found[],
  from: number,
  isCurrent: () => boolean,
): Promise<void> {
  const data = await Promise.all(
    found.slice(from, from + pageLength).map((result) => result.data()),
  );
  if (!isCurrent()) return;
  if (from === 0) place.replaceChildren();
  place.append(...data.map(renderResult));
  if (found.length <= from + pageLength) return;
  const item = document.createElement('li');
  const more = document.createElement('button');
  more.type = 'button';
  more.textContent = '显示更多';
  more.addEventListener('click', () => {
    item.remove();
    void show(place, found, from + pageLength, isCurrent);
  });
  item.append(more);
  place.append(item);
}
