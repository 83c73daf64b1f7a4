import type { Engine, EngineOptions } from './contract.ts';

export type {
  Bundle,
  Engine,
  EngineOptions,
  Hit,
  HitEntry,
  HitPage,
  Range,
  SearchAnswer,
  SearchRequest,
  Term,
} from './contract.ts';
export { facets } from './contract.ts';

/**
 * Opens search over one or several indexes. A bundle that cannot be opened in time is named in every answer's
 * `problems`; the others answer.
 */
export async function openEngine({ bundles }: EngineOptions): Promise<Engine> {
  return Promise.reject(new Error(`${bundles.length} 个检索库还不能打开。`));
}
