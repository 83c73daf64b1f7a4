import type { Corpus, Work } from '../corpus/corpus.ts';
import type { Release } from '../model/access.ts';
import { readVolume } from './cache.ts';
import { compileVolumes } from './compile-corpus.ts';
import { compileVolume } from './compile-volume.ts';
import { withPool } from './pool.ts';
import { hiddenItems, planVolumes, releasedWorks } from './volumes.ts';

/** Fewer chapters are compiled sooner than a worker has started. */
const leastForWorkers = 400;

/** A chapter as it may be shown, in plain text. */
export interface ChapterWords {
  title: string;
  text: string;
}

/**
 * Texts of the chapters of some works of a corpus that may be shown, by chapter id: those that a build compiled, from
 * its cache, the others compiled by as many workers as `jobs`.
 *
 * @param cache absolute path of the folder that builds use again.
 */
export async function chapterTexts(
  corpus: Corpus,
  works: readonly Work[],
  { release, cache, jobs }: { release: Release; cache: string; jobs: number },
): Promise<Map<string, ChapterWords>> {
  const wanted = new Set(works.map(({ id }) => id));
  const plan = planVolumes(releasedWorks(corpus, release).filter(({ id }) => wanted.has(id)));
  const hidden = hiddenItems(corpus, release);
  const options = { content: corpus.root, cache, release, hidden };
  const chapters = plan.reduce((sum, volume) => sum + volume.chapters.length, 0);
  const { volumes } =
    chapters < leastForWorkers
      ? await compileVolumes(plan, options, {
          compile: (job) => Promise.resolve(compileVolume(job)),
        })
      : await withPool(jobs, async (pool) => compileVolumes(plan, options, pool));
  return new Map(
    volumes.flatMap(({ summary }) => {
      const bytes = readVolume(cache, summary.digest, 'txt');
      return summary.chapters.map(({ id, meta, textRange }): [string, ChapterWords] => [
        id,
        { title: meta.title, text: bytes.toString('utf8', ...textRange) },
      ]);
    }),
  );
}
