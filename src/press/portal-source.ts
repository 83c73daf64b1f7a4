import { fileURLToPath } from 'node:url';

/** Where the site's data comes from while it is being developed; a build hands it over as it renders. */
export interface PortalSource {
  /** JSON file of `PortalData`. */
  dataFile: string;
  /** Cache of compiled volumes, and plan of pages: chapters are rendered one by one. */
  cache: string;
  plan: string;
  /** Views of scanned leaves. */
  leaves: string;
}

const name = 'fangzhi:portal';
const resolved = `\0${name}`;

/**
 * Gives the site the module `fangzhi:portal` (typed in `src/site/virtual.d.ts`). The site asks it for data and knows
 * nothing of the rooms that made them.
 */
export function portalSource(source: PortalSource | undefined) {
  return {
    name: 'fangzhi-portal',
    resolveId: (id: string): string | undefined => (id === name ? resolved : undefined),
    load: (id: string): string | undefined => (id === resolved ? moduleOf(source) : undefined),
  };
}

function moduleOf(source: PortalSource | undefined): string {
  const site = fileURLToPath(new URL('../site/', import.meta.url));
  const siteFolder = `export const siteFolder = ${JSON.stringify(site)};`;
  if (source === undefined)
    return `${siteFolder}
export const readPortal = () => undefined;
export const chapters = undefined;
export const leaves = undefined;`;
  const { dataFile, cache, plan, leaves } = source;
  const chapters = fileURLToPath(new URL('./dev-chapters.ts', import.meta.url));
  return `${siteFolder}
import { readFileSync } from 'node:fs';
import { openChapters } from ${JSON.stringify(chapters)};
export const readPortal = () => JSON.parse(readFileSync(${JSON.stringify(dataFile)}, 'utf8'));
export const chapters = openChapters(${JSON.stringify(cache)}, ${JSON.stringify(plan)});
export const leaves = () => JSON.parse(readFileSync(${JSON.stringify(leaves)}, 'utf8'));`;
}
