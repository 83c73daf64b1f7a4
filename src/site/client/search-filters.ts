import type { FilterCounts } from './pagefind.ts';

/** The facets beside the results, and their state in the page's address. */
export interface Filters {
  /** The value ticked in each group: a chapter has one of each, so a second would find nothing. */
  chosen(): Record<string, string[]>;
  isEmpty(): boolean;
  toQuery(query: string): string;
  showCounts(counts: FilterCounts): void;
}

export function openFilters(
  place: HTMLElement,
  all: FilterCounts,
  state: URLSearchParams,
  onChange: () => void,
): Filters {
  const boxes: { name: string; value: string; input: HTMLInputElement; count: HTMLElement }[] = [];
  for (const [name, values] of Object.entries(all)) {
    const set = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = name;
    set.append(legend);
    for (const [value, total] of Object.entries(values)) {
      const label = document.createElement('label');
      const input = document.createElement('input');
      input.type = 'checkbox';
      input.checked = state.getAll(name).includes(value);
      input.addEventListener('change', () => {
        for (const other of boxes)
          if (other.name === name && other.input !== input) other.input.checked = false;
        onChange();
      });
      const count = document.createElement('small');
      count.textContent = String(total);
      label.append(input, ` ${value} `, count);
      set.append(label);
      boxes.push({ name, value, input, count });
    }
    place.append(set);
  }

  const chosen = (): Record<string, string[]> => {
    const filters: Record<string, string[]> = {};
    for (const { name, value, input } of boxes)
      if (input.checked) (filters[name] ??= []).push(value);
    return filters;
  };

  return {
    chosen,
    isEmpty: () => Object.keys(chosen()).length === 0,
    toQuery: (query) => {
      const address = new URLSearchParams();
      if (query !== '') address.set('q', query);
      for (const [name, values] of Object.entries(chosen()))
        for (const value of values) address.append(name, value);
      return address.toString();
    },
    showCounts: (counts) => {
      for (const { name, value, count } of boxes)
        count.textContent = String(counts[name]?.[value] ?? 0);
    },
  };
}
