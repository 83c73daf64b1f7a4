import { readFileSync } from 'node:fs';
import { chapterView, type ChapterView } from '../page/chapter-view.ts';
import { placeOf, type FillJob } from './fill-volume.ts';
import { readVolume } from './cache.ts';
import type { VolumeSummary } from './summary.ts';

/** Plan of every page, written by `dev` after each compile: what a build would hand its fill jobs. */
export const devPlanName = 'dev-plan.json';

export type DevPlan = Omit<FillJob, 'kind' | 'out' | 'shell' | 'cache'>[];

/** Gives the site single chapters while it is being developed, from the same cache and by the same view as a build. */
export function openChapters(cache: string, plan: string) {
  const readPlan = (): DevPlan => JSON.parse(readFileSync(plan, 'utf8')) as DevPlan;
  return {
    ids: (): string[] => readPlan().flatMap(({ pages }) => pages.map(({ id }) => id)),
    view: (id: string): ChapterView => {
      for (const job of readPlan()) {
        const page = job.pages.find((each) => each.id === id);
        if (!page) continue;
        const { chapters } = JSON.parse(
          readVolume(cache, job.digest, 'json').toString('utf8'),
        ) as VolumeSummary;
        const chapter = chapters.find((each) => each.id === id);
        if (chapter)
          return chapterView(
            placeOf(
              job,
              page,
              chapter,
              readVolume(cache, job.digest, 'html'),
              readVolume(cache, job.digest, 'txt'),
            ),
          );
      }
      throw new Error(`没有篇章 ${id}。`);
    },
  };
}
