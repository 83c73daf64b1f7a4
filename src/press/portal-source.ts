import { fileURLToPath } from 'node:url';

/** Where the site's data comes from. */
export interface PortalSource {
  /** JSON file of `PortalData`; undefined when only types are wanted. */
  dataFile: string | undefined;
  /** Cache of compiled volumes and plan of pages, in development, when chapters are rendered one by one. */
  cache?: string;
  plan?: string;
}

const name = 'fangzhi:portal';
const resolved = `\0${name}`;

/**
 * Gives the site the module `fangzhi:portal` (typed in `src/site/virtual.d.ts`). The site asks it for data and knows
 * nothing of the rooms that made them.
 */
export function portalSource({ dataFile, cache, plan }: PortalSource) {
  return {
    name: 'fangzhi-portal',
    resolveId: (id: string): string | undefined => (id === name ? resolved : undefined),
    load: (id: string): string | undefined => {
      if (id !== resolved) return undefined;
      if (dataFile === undefined)
        return `export const readPortal = () => undefined; export const chapters = undefined; export const clientFolder = '';`;
      const read = `import { readFileSync } from 'node:fs';
export const readPortal = () => JSON.parse(readFileSync(${JSON.stringify(dataFile)}, 'utf8'));
export const clientFolder = ${JSON.stringify(fileURLToPath(new URL('../site/client/', import.meta.url)))};`;
      if (cache === undefined || plan === undefined)
        return `${read}\nexport const chapters = undefined;`;
      const source = fileURLToPath(new URL('./dev-chapters.ts', import.meta.url));
      return `${read}
import { openChapters } from ${JSON.stringify(source)};
export const chapters = openChapters(${JSON.stringify(cache)}, ${JSON.stringify(plan)});`;
    },
  };
}
