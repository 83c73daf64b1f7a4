import type { Part, Work } from '../corpus/corpus.ts';
import type { ChapterSummary, VolumeSummary } from './summary.ts';
import type { Volume } from './volumes.ts';

/** A chapter that will be published, with the volume that holds its body. */
export interface ReleasedChapter extends ChapterSummary {
  /** Digest that names the volume's cache files. */
  volume: string;
  /** Ids of the parts it lies in, outermost first. */
  parts: string[];
}

/** A work as it will be published: withheld chapters are not in it, nor anything that names them. */
export interface ReleasedWork {
  work: Work;
  /** Parts that hold a chapter. */
  parts: Part[];
  /** In reading order. */
  chapters: ReleasedChapter[];
}

/** Puts what the volumes' compile gave back into works, in reading order. */
export function releaseWorks(
  works: readonly Work[],
  compiled: readonly { volume: Volume; summary: VolumeSummary }[],
): ReleasedWork[] {
  const byId = new Map<string, ReleasedChapter>();
  for (const { volume, summary } of compiled) {
    const partsOf = new Map(volume.chapters.map(({ id, parts }) => [id, parts]));
    for (const chapter of summary.chapters) {
      byId.set(chapter.id, {
        ...chapter,
        volume: summary.digest,
        parts: partsOf.get(chapter.id) ?? [],
      });
    }
  }
  return works.map((work) => {
    const chapters = work.chapters
      .map(({ id }) => byId.get(id))
      .filter((chapter) => chapter !== undefined);
    const held = new Set(chapters.flatMap(({ parts }) => parts));
    return { work, parts: work.parts.filter(({ id }) => held.has(id)), chapters };
  });
}
