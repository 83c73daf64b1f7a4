import type { Chapters } from './chapters.ts';
import { facets, type Bundle } from './contract.ts';

/** Chapters of a bundle as several portals search them together. */
export interface ClaimedChapters {
  chapters: Chapters;
  /** Whether another bundle has the chapter, so that it is not shown twice. */
  isLeftOut(this: void, chapter: number): boolean;
}

/** Says of chapters whose they are where their index does not, and which of them are somebody's copy. */
export function claimChapters(
  chapters: Chapters,
  { ofWhom, except = {} }: Pick<Bundle, 'ofWhom' | 'except'>,
): ClaimedChapters {
  const { groups, count } = chapters;
  const leftOut = new Set(
    Object.entries(except).flatMap(([group, values]) =>
      values.flatMap((value) => groups.get(group)?.get(value) ?? []),
    ),
  );
  const isLeftOut = (chapter: number): boolean => leftOut.has(chapter);
  if (ofWhom === undefined || groups.has(facets.owner)) return { chapters, isLeftOut };
  const all = Array.from({ length: count }, (_, chapter) => chapter);
  const owners = new Map([[ofWhom, all]]);
  return {
    chapters: { ...chapters, groups: new Map([...groups, [facets.owner, owners]]) },
    isLeftOut,
  };
}
