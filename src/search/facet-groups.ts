import type { IndexReader } from './index-reader.ts';

/** Chapters by value, ascending, of one group of facets. */
export type FacetGroup = ReadonlyMap<string, readonly number[]>;

interface ReadGroups {
  groups: ReadonlyMap<string, FacetGroup>;
  /** Files of groups that could not be had; such a group is empty. */
  missing: string[];
}

/** The facets of an index, each fetched when it is asked for: results do not wait for those that nobody chose by. */
export interface FacetGroups {
  /** In the order of the index. */
  names: readonly string[];
  /** Reads those of the groups that there are. */
  read(this: void, names: readonly string[]): Promise<ReadGroups>;
}

/** @param ofPage chapter of each page. */
export function openFacetGroups(
  { meta, filter }: Pick<IndexReader, 'meta' | 'filter'>,
  ofPage: Int32Array,
): FacetGroups {
  const files = new Map(meta.filters.map(({ group, file }) => [group, file]));
  return {
    names: [...files.keys()],
    read: async (names) => {
      const missing: string[] = [];
      const wanted = names.flatMap((name) => {
        const file = files.get(name);
        return file === undefined ? [] : [{ name, file }];
      });
      const groups = await Promise.all(
        wanted.map(async ({ name, file }): Promise<[string, FacetGroup]> => {
          const values = await filter(file).catch(() => undefined);
          if (!values) missing.push(`filter/${file}.pf_filter`);
          return [
            name,
            new Map(
              [...(values ?? [])].map(([value, pages]) => [value, chaptersOf(pages, ofPage)]),
            ),
          ];
        }),
      );
      return { groups: new Map(groups), missing };
    },
  };
}

/** Chapters of pages, both ascending. */
function chaptersOf(pages: Iterable<number>, ofPage: Int32Array): number[] {
  const chapters: number[] = [];
  for (const page of pages) {
    const chapter = ofPage[page];
    if (chapter !== undefined && chapter !== chapters[chapters.length - 1]) chapters.push(chapter);
  }
  return chapters;
}
