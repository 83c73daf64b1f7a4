import { escapeHtml } from '../markdown/escape.ts';
import type { ChapterMeta } from '../model/chapter.ts';
import type { WorkMeta } from '../model/work.ts';

interface Part {
  name: string;
  role: string;
}

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
function writersOf({ authors, language, role }: ChapterMeta, work: WorkMeta): Part[] {
  const as = (part: string, names: readonly string[]): Part[] =>
    names.map((name) => ({ name, role: part }));
  const isOld = work.kind === 'old-gazetteer' && (language ?? work.language).startsWith('lzh');
  if (!isOld) return as('撰稿', authors);
  if (role === 'preface') return as('撰', authors);
  const compilers = work.chiefEditor.map(compilerOf);
  const others = authors.filter((author) => compilers.every(({ name }) => name !== author));
  return [...compilers, ...as('撰', others)];
}

/** `柳宗翰（纂）` as a name and a part. */
function compilerOf(written: string): Part {
  const [, name = written, role = '纂修'] = /^(.+)（(.+)）$/u.exec(written) ?? [];
  return { name, role };
}
