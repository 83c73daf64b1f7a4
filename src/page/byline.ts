import { escapeHtml } from '../markdown/escape.ts';
import type { ChapterMeta } from '../model/chapter.ts';
import { chiefEditors, type ChiefEditor } from '../model/chief-editors.ts';
import type { WorkMeta } from '../model/work.ts';

/** Who made a chapter, those of one part together, in the order the parts are first named. */
export function renderByline(meta: ChapterMeta, work: WorkMeta): string {
  return [...Map.groupBy([...writersOf(meta, work), ...meta.contributors], ({ role }) => role)]
    .map(
      ([role, of]) =>
        `<span>${escapeHtml(`${role}：${of.map(({ name }) => name).join('、')}`)}</span>`,
    )
    .join('');
}

/**
 * What an old gazetteer says itself was made by its compilers (修, 纂), as the book names them, and by nobody's 撰稿; only
 * its prefaces are each their writer's. What was added to it since is written as chapters are now.
 */
function writersOf({ authors, language, role }: ChapterMeta, work: WorkMeta): ChiefEditor[] {
  const as = (part: string, names: readonly string[]): ChiefEditor[] =>
    names.map((name) => ({ name, role: part }));
  const isOld = work.kind === 'old-gazetteer' && (language ?? work.language).startsWith('lzh');
  if (!isOld) return as('撰稿', authors);
  if (role === 'preface') return as('撰', authors);
  const compilers = chiefEditors(work);
  const others = authors.filter((author) => compilers.every(({ name }) => name !== author));
  return [...compilers, ...as('撰', others)];
}
