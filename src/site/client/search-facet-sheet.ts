import type { Engine, SearchAnswer } from '../../search/contract.ts';
import { element } from './element.ts';
import { openFacets, type Chosen, type Facets } from './search-facets.ts';
import type { SearchParts } from './search-parts.ts';

/**
 * Fills the facets' sheet once it is open and the results stand: beside the results on a wide screen it is open, on a
 * phone it is opened by the reader, who until then need not wait for what it takes.
 *
 * @param onChoose told what is chosen when the reader changes it.
 * @returns what shows the counts of an answer.
 */
export function openFacetSheet(
  { facetSheet: sheet, facets: place, about }: Pick<SearchParts, 'facetSheet' | 'facets' | 'about'>,
  engine: Engine,
  onChoose: (chosen: Chosen) => void,
): (answer: SearchAnswer, chosen: Chosen) => void {
  let opening: Promise<Facets> | undefined;
  let latest: { answer: SearchAnswer; chosen: Chosen } | undefined;

  const open = async (): Promise<Facets> => {
    const { counts } = await engine.filters();
    const facets = openFacets(sheet, place, counts, () => onChoose(facets.chosen()));
    return facets;
  };
  const fill = async (): Promise<void> => {
    const mine = latest;
    if (!mine || !sheet.open) return;
    opening ??= open();
    const [facets, { counts, problems }] = await Promise.all([opening, mine.answer.counts()]);
    if (mine !== latest) return;
    facets.show(counts, mine.chosen);
    about.append(...problems.map((problem) => element('p', 'search-problem', problem)));
  };
  sheet.addEventListener('toggle', () => void fill());
  return (answer, chosen) => {
    latest = { answer, chosen };
    void fill();
  };
}
