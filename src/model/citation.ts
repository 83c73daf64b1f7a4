import { citeBibtex, citeRis } from './citation-exchange.ts';
import { citeGbt2015, citeGbt2025, citeWebPage } from './citation-gbt.ts';
import type { CitationSource } from './citation-source.ts';

export { citeGbt2015, citeGbt2025, citeWebPage };
export type { CitationSource };

/** The forms a reader may copy, in the order the page offers them. */
export const citationFormats = [
  { name: 'gbt-2025', title: 'GB/T 7714—2025', cite: citeGbt2025 },
  { name: 'gbt-2015', title: 'GB/T 7714—2015', cite: citeGbt2015 },
  { name: 'bibtex', title: 'BibTeX', cite: citeBibtex },
  { name: 'ris', title: 'RIS', cite: citeRis },
] as const satisfies readonly {
  name: string;
  title: string;
  cite: (source: CitationSource) => string;
}[];
