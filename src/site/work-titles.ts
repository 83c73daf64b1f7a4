import { portalData } from './portal.ts';

let titles: ReadonlyMap<string, string> | undefined;

/** Titles of works by id. */
export function workTitles(): ReadonlyMap<string, string> {
  if (titles === undefined || import.meta.env.DEV)
    titles = new Map(portalData().works.map(({ id, meta }) => [id, meta.title]));
  return titles;
}
