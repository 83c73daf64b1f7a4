/**
 * Name of a page in the index. Pagefind takes any; ours say which chapter a page is a passage of, so that passages
 * count as the chapter they are of before any of them is fetched.
 */
export interface PageName {
  /** Of the volume, the same for no other. */
  volume: string;
  /** Of the chapter in its volume, from 0. */
  chapter: number;
  /** Of the passage in its chapter, from 0. */
  passage: number;
}

export function pageName({ volume, chapter, passage }: PageName): string {
  return `und_${volume}_${chapter.toString(36)}_${passage.toString(36)}`;
}

/** Name of a file of fragments of a volume, counted from 0. */
export function groupName({ volume, group }: { volume: string; group: number }): string {
  return `und_${volume}_${group.toString(36)}`;
}

/** What the names of a chapter's passages share; a name that is not ours is a chapter of its own. */
export function chapterOf(name: string): string {
  return name.split('_').length === 4 ? name.slice(0, name.lastIndexOf('_')) : name;
}
