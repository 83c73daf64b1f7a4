import { openEngine, type Bundle } from '../../search/engine.ts';
import { loadNames } from './names-loading.ts';
import { runSearchPage } from './search-page.ts';
import { findSearchParts, type SearchParts } from './search-parts.ts';

const parts = findSearchParts();
if (parts) void start(parts);

async function start(parts: SearchParts): Promise<void> {
  const all = JSON.parse(parts.form.dataset['search'] ?? '[]') as Bundle[];
  // A portal read from a disk asks nothing of the network.
  const bundles = all.filter(({ owner }) => owner === undefined || location.protocol !== 'file:');
  parts.form.addEventListener('submit', keepPage);
  try {
    const [engine, names] = await Promise.all([
      openEngine({ bundles, timeoutMs: 2000 }),
      loadNames(document.baseURI),
    ]);
    await runSearchPage(parts, engine, names);
  } catch (error) {
    parts.status.textContent = error instanceof Error ? error.message : String(error);
  }
}

/** Until search is open, sending the form would only load the page again. */
function keepPage(event: Event): void {
  event.preventDefault();
}
