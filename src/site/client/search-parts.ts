/** What the search page's script finds on the page. */
export interface SearchParts {
  form: HTMLFormElement;
  box: HTMLInputElement;
  /** Live region: one sentence. */
  status: HTMLElement;
  /** Everything below the sentence. */
  body: HTMLElement;
  hints: HTMLElement;
  about: HTMLElement;
  also: HTMLElement;
  alsoNames: HTMLElement;
  facets: HTMLElement;
  facetSheet: HTMLDetailsElement;
  facetCount: HTMLElement;
  tools: HTMLElement;
  download: HTMLButtonElement;
  results: HTMLElement;
  /** Of the concordance. */
  rows: HTMLElement;
  pager: HTMLElement;
}

/** Undefined on a page that is no search page. */
export function findSearchParts(): SearchParts | undefined {
  const form = document.querySelector<HTMLFormElement>('form[data-search]');
  if (!form) return undefined;
  const part = <Found extends HTMLElement>(name: string): Found => {
    const found = document.querySelector<Found>(`[data-part="${name}"]`);
    if (!found) throw new Error(`The search page has no part named ${name}.`);
    return found;
  };
  return {
    form,
    box: form.elements.namedItem('q') as HTMLInputElement,
    status: part('status'),
    body: part('body'),
    hints: part('hints'),
    about: part('about'),
    also: part('also'),
    alsoNames: part('also-names'),
    facets: part('facets'),
    facetSheet: part('facet-sheet'),
    facetCount: part('facet-count'),
    tools: part('tools'),
    download: part('download'),
    results: part('results'),
    rows: part('rows'),
    pager: part('pager'),
  };
}
