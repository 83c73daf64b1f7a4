import { derived } from './derived.ts';

/** Titles of works by id. */
export const workTitles: () => ReadonlyMap<string, string> = derived(
  ({ works }) => new Map(works.map(({ id, meta }) => [id, meta.title])),
);
