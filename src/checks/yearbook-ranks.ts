import type { Heading } from '../markdown/compiled.ts';
import type { Position } from '../model/finding.ts';
import type { Role } from '../model/outline.ts';
import type { Checked, CheckedChapter, CheckedWork } from './check.ts';
import { rolesOf, worksOfStyle } from './units.ts';

/** Roles whose chapters are built of 类目–分目–条目; the others hold documents, lists and dated events. */
const entryRoles: ReadonlySet<Role> = new Set<Role>([
  'overview',
  'body',
  'subdivisions',
  'biographies',
]);

/** Levels a yearbook's body may have: 类目–分目–子目–条目. */
export const mostLevels = 4;

/** A chapter of a yearbook's body, with its work. */
export interface BodyChapter {
  work: CheckedWork;
  chapter: CheckedChapter;
}

export function* bodyChapters(checked: Checked): Generator<BodyChapter> {
  for (const work of worksOfStyle(checked, 'yearbook')) {
    const roles = rolesOf(work);
    for (const chapter of work.chapters) {
      if (entryRoles.has(roles.get(chapter.id) ?? 'body')) yield { work, chapter };
    }
  }
}

/**
 * Level of a heading, 1 being that of 类目: part folders count, then the chapter file, then headings. So `##` is the
 * second level of a file that stands directly in the work, and the third of one in a folder.
 */
export function levelOf(
  { parts }: Pick<CheckedChapter, 'parts'>,
  { depth }: Pick<Heading, 'depth'>,
): number {
  return parts.length + depth;
}

/** What a unit at a level is called; a heading with none below it is 条目 unless it stands where 分目 do. */
export function rankName(level: number, isEntry: boolean): string {
  if (level === 1) return '类目';
  if (level === 2) return '分目';
  return isEntry ? '条目' : '子目';
}

/** An entry (条目): a heading with none below it, or a whole chapter without headings that lies in a part. */
export interface Entry {
  title: string;
  file: string;
  at: Position | undefined;
  /** Id of the 类目 it belongs to: the outermost part, else the chapter. */
  category: string;
  /** Names the unit right above it, unlike any other of the work. */
  above: string;
}

/** Entries of the bodies of all yearbooks, in reading order. */
export function* entries(checked: Checked): Generator<Entry> {
  for (const { chapter } of bodyChapters(checked)) {
    const { id, file, parts, meta, headings } = chapter;
    const category = parts[0] ?? id;
    const innermost = parts.at(-1);
    if (headings.length === 0 && innermost !== undefined) {
      yield { title: meta.title, file, at: undefined, category, above: innermost };
    }
    const open: Heading[] = [];
    for (const heading of headings) {
      while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
      const above = `${id}#${open.at(-1)?.anchor ?? ''}`;
      open.push(heading);
      if (heading.isEntry) yield { title: heading.title, file, at: heading.at, category, above };
    }
  }
}
