import { facets } from './contract.ts';
import { addressValue } from './facet-value.ts';

/** All that a reader can choose on the search page; it stands in the page's address, whole. */
export interface SearchState {
  query: string;
  /** Chosen values by facet. */
  filters: Record<string, string[]>;
  sort: 'relevance' | 'year';
  view: 'chapters' | 'concordance';
  /** Page of the concordance, from 1. */
  page: number;
  /** Whether a registered name stands for the item's other names too. */
  hasAliases: boolean;
}

const groups = Object.values(facets);

/** The longest query an address carries: servers refuse much longer ones. */
const longestInAddress = 1000;

export function parseSearchState(parameters: URLSearchParams): SearchState {
  const filters: Record<string, string[]> = {};
  for (const facet of groups) {
    const values = [...new Set(parameters.getAll(facet))].filter((value) => value !== '');
    if (values.length > 0) filters[facet] = values;
  }
  const page = Number(parameters.get('page') ?? '1');
  return {
    query: parameters.get('q') ?? '',
    filters,
    sort: parameters.get('sort') === 'year' ? 'year' : 'relevance',
    view: parameters.get('view') === 'kwic' ? 'concordance' : 'chapters',
    page: Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1,
    hasAliases: parameters.get('alias') !== 'off',
  };
}

/** The same choice always gives the same text; what is as usual is left out. */
export function writeSearchState(state: SearchState): string {
  const parameters = new URLSearchParams();
  const query = [...state.query.trim()].slice(0, longestInAddress).join('');
  if (query !== '') parameters.set('q', query);
  for (const facet of groups)
    for (const value of new Set(state.filters[facet]?.map(addressValue)))
      parameters.append(facet, value);
  if (state.sort === 'year') parameters.set('sort', 'year');
  if (state.view === 'concordance') parameters.set('view', 'kwic');
  if (state.view === 'concordance' && state.page > 1) parameters.set('page', String(state.page));
  if (!state.hasAliases) parameters.set('alias', 'off');
  return parameters.toString();
}

export function isEmptySearch({ query, filters }: SearchState): boolean {
  return query.trim() === '' && Object.keys(filters).length === 0;
}
