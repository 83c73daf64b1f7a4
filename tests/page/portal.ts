import type { ContentsLine, WorkData } from '../../src/page/portal-data.ts';
import { workMeta } from './chapter-place.ts';

/** A line of a contents list: `line('a/b', 1)` a chapter, `line('a', 0, 3)` a part with three chapters. */
export function line(id: string, depth: number, chapters?: number): ContentsLine {
  return {
    id,
    title: id,
    role: 'body',
    depth,
    isPart: chapters !== undefined,
    chapters: chapters ?? 1,
  };
}

export function aWorkData(facts: object = {}, data: Partial<WorkData> = {}): WorkData {
  return {
    id: 'baiyan-village',
    meta: workMeta(facts),
    contents: [],
    totals: { chapters: 12, entries: 48, characters: 20_310, figures: 3, tables: 2 },
    ...data,
  };
}
