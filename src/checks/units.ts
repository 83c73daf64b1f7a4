import type { Role } from '../model/outline.ts';
import { workKinds, type BodyStyle } from '../model/work-kinds.ts';
import type { Checked, CheckedChapter, CheckedWork } from './check.ts';

/** A part or chapter as a unit of its work's outline. */
export interface Unit {
  file: string;
  /** Its folder or file within the work's folder; the numbers in it set reading order. */
  path: string;
  title: string;
  role: Role;
}

export function worksOfStyle({ works }: Checked, style: BodyStyle): CheckedWork[] {
  return works.filter(({ meta }) => workKinds[meta.kind].style === style);
}

/**
 * Role of every part and chapter, by id: its own, or where it is only `body`, that of the part around it. The chapters
 * of an appendix are appendix though only the folder says so.
 */
export function rolesOf({ parts, chapters }: CheckedWork): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  const settle = (id: string, own: Role, within: string | undefined): void => {
    const around = within === undefined ? undefined : roles.get(within);
    roles.set(id, own === 'body' ? (around ?? own) : own);
  };
  for (const { id, meta, within } of parts) settle(id, meta.role, within);
  for (const { id, meta, parts: around } of chapters) settle(id, meta.role, around.at(-1));
  return roles;
}

/** Roles that a work has. A part that is only `body` says nothing of what lies in it, so its chapters speak. */
export function rolesPresent(work: CheckedWork): ReadonlySet<Role> {
  const roles = rolesOf(work);
  const ofParts = work.parts.map(({ id }) => roles.get(id)).filter((role) => role !== 'body');
  const ofChapters = work.chapters.map(({ id }) => roles.get(id));
  return new Set([...ofParts, ...ofChapters].filter((role) => role !== undefined));
}

/**
 * Units that stand directly in a work, in reading order: its part folders and its single chapters. A folder without a
 * role of its own that holds nothing of the body (卷首、卷末) stands for the units in it.
 */
export function topUnits(work: CheckedWork): Unit[] {
  const parts = new Map(work.parts.map((part) => [part.id, part]));
  const aUnit = (file: string, { title, role }: Pick<Unit, 'title' | 'role'>): Unit => {
    const path = file.slice(work.folder.length + 1).replace(/\/part\.yaml$/, '');
    return { file, path, title, role };
  };
  const unitsAt = (depth: number, chapters: readonly CheckedChapter[]): Unit[] => {
    const groups = Map.groupBy(chapters, (chapter) => chapter.parts[depth] ?? chapter.id);
    return [...groups].flatMap(([id, inside]) => {
      const part = parts.get(id);
      if (!part) return inside.map(({ file, meta }) => aUnit(file, meta));
      const inner = part.meta.role === 'body' ? unitsAt(depth + 1, inside) : [];
      const isGathering = inner.length > 0 && inner.every(({ role }) => role !== 'body');
      return isGathering ? inner : [aUnit(part.file, part.meta)];
    });
  };
  return unitsAt(0, work.chapters);
}
