import { escapeHtml } from '../../markdown/escape.ts';
import { leastState } from '../../model/proof-state.ts';
import type { ChapterPlace } from '../../page/chapter-place.ts';
import { leafAddress } from '../../page/tile-set.ts';
import type { ReleasedScans } from './released-scans.ts';

/** What the pages of chapters say of scans, by chapter id. */
export function chapterScans(
  released: readonly ReleasedScans[],
): Map<string, NonNullable<ChapterPlace['scans']>> {
  const found = new Map<string, NonNullable<ChapterPlace['scans']>>();
  for (const { work, volumes } of released) {
    const marks = volumes.flatMap(({ leaves }) =>
      leaves.flatMap((leaf) => leaf.marks.map((mark) => ({ ...mark, leaf }))),
    );
    for (const [chapter, on] of Map.groupBy(marks, (mark) => mark.chapter)) {
      const leaves = Object.fromEntries(
        on.map(({ n, leaf }) => [escapeHtml(n), leafAddress(work.work.id, leaf.id)]),
      );
      const state = leastState(on.map(({ leaf }) => leaf)) ?? '未校';
      found.set(chapter, { state, leaves });
    }
  }
  return found;
}
