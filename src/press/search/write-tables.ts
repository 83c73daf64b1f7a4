import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ListedChunk } from './chunks.ts';
import { metaName, wrap, type openNames } from './pagefind-file.ts';
import { compareBytes, writeFilter, writeMeta, type ListedPage } from './tables.ts';

/** A page of the index with all that is counted and sorted by. */
export interface FacetedPage extends ListedPage {
  facets: Readonly<Record<string, readonly string[]>>;
  /** First year it records. */
  year: number | undefined;
}

/** These few files are fetched before the first search. */
const zipLevel = 9;

/** Sort key for the first year. */
const yearSort = 'year';

/** Writes the facets' files and the table that leads to everything. @returns the table's name for the entry file. */
export async function writeTables(
  out: string,
  pages: readonly FacetedPage[],
  chunks: readonly ListedChunk[],
  nameOf: ReturnType<typeof openNames>,
): Promise<string> {
  const groups = groupPages(pages);
  const filters: { name: string; file: string }[] = [];
  for (const name of [...groups.keys()].sort(compareBytes)) {
    const body = writeFilter(name, groups.get(name) ?? new Map<string, number[]>());
    const file = nameOf(body);
    writeFileSync(path.join(out, 'filter', `${file}.pf_filter`), await wrap(body, zipLevel));
    filters.push({ name, file });
  }
  const dated = pages.flatMap(({ year }, page) => (year === undefined ? [] : [{ page, year }]));
  const byYear = dated.toSorted((a, b) => a.year - b.year).map(({ page }) => page);
  const meta = writeMeta({
    pages,
    chunks,
    filters,
    sorts: byYear.length > 0 ? [{ key: yearSort, pages: byYear }] : [],
  });
  const name = metaName(meta);
  writeFileSync(path.join(out, `pagefind.${name}.pf_meta`), await wrap(meta, zipLevel));
  return name;
}

/** Pages by value by group. */
function groupPages(pages: readonly FacetedPage[]): Map<string, Map<string, number[]>> {
  const groups = new Map<string, Map<string, number[]>>();
  for (const [number, { facets }] of pages.entries()) {
    for (const [group, values] of Object.entries(facets)) {
      for (const value of values) {
        const ofGroup = groups.get(group) ?? new Map<string, number[]>();
        groups.set(group, ofGroup);
        const list = ofGroup.get(value) ?? [];
        ofGroup.set(value, list);
        list.push(number);
      }
    }
  }
  return groups;
}
