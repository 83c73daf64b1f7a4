import { isWithheld, type Release } from '../model/access.ts';
import type { ChapterFile, Corpus, Work } from '../corpus/corpus.ts';

/** Chapters that are compiled, cached and written together: all of one folder, or a stretch of a long one. */
export interface Volume {
  /** Work and folder, with a number where the folder is cut. */
  id: string;
  workId: string;
  /** Folder of the chapters, relative to the content folder. */
  folder: string;
  chapters: ChapterFile[];
}

/** The mean length of a stretch; a folder shorter than this is one volume whatever its names. */
const meanChapters = 128;

/**
 * Cuts what may be shown into volumes. A long folder is cut after names whose hash says so, not after every n-th, so
 * that a chapter put in at the front does not move every cut behind it and the other stretches stay cached.
 */
export function planVolumes(works: readonly Work[]): Volume[] {
  const volumes: Volume[] = [];
  for (const work of works) {
    for (const [folder, chapters] of Map.groupBy(work.chapters, ({ file }) =>
      file.slice(0, file.lastIndexOf('/')),
    )) {
      for (const [index, stretch] of cutStretches(chapters, ({ file }) => file).entries()) {
        volumes.push({ id: `${folder}:${index}`, workId: work.id, folder, chapters: stretch });
      }
    }
  }
  return volumes;
}

/** Cuts a list after names whose hash says so; a short one stays whole. */
export function cutStretches<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): Item[][] {
  if (items.length <= meanChapters) return items.length === 0 ? [] : [[...items]];
  const stretches: Item[][] = [];
  let current: Item[] = [];
  for (const item of items) {
    current.push(item);
    if (nameHash(nameOf(item)) % meanChapters === 0 || current.length >= 4 * meanChapters) {
      stretches.push(current);
      current = [];
    }
  }
  if (current.length > 0) stretches.push(current);
  return stretches;
}

function nameHash(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Leaves out works and parts that are held back, with all that lies in them. */
export function releasedWorks(corpus: Corpus, release: Release): Work[] {
  return corpus.works
    .filter(({ meta }) => !isWithheld(meta, release))
    .map((work) => {
      const withheld = new Set(
        work.parts.filter(({ meta }) => isWithheld(meta, release)).map(({ id }) => id),
      );
      if (withheld.size === 0) return work;
      const isShown = (parts: readonly string[]): boolean =>
        !parts.some((part) => withheld.has(part));
      return {
        ...work,
        parts: work.parts.filter(
          ({ id, within }) => !withheld.has(id) && !isBelow(work, within, withheld),
        ),
        chapters: work.chapters.filter(({ parts }) => isShown(parts)),
      };
    });
}

function isBelow(work: Work, within: string, withheld: ReadonlySet<string>): boolean {
  let current: string | undefined = within;
  while (current !== undefined && current !== work.id) {
    if (withheld.has(current)) return true;
    current = work.parts.find(({ id }) => id === current)?.within;
  }
  return false;
}

/** Register items that are held back, as `people/li-si`. */
export function hiddenItems(corpus: Corpus, release: Release): string[] {
  return Object.entries(corpus.items).flatMap(([register, items]) =>
    items.filter(({ meta }) => isWithheld(meta, release)).map(({ id }) => `${register}/${id}`),
  );
}
