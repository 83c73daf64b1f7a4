import type { CompileJob, CompileOutcome } from './compile-volume.ts';
import type { FillJob } from './fill-volume.ts';
import type { FilledVolume } from './filled-pages.ts';
import type { IndexJob, IndexOutcome } from './search/index-volume.ts';
import type { MergeJob, MergeOutcome } from './search/merge-index.ts';

/** A worker process of the press: does one job after another, and says what became of each. */
export type PressJob = CompileJob | FillJob | IndexJob | MergeJob;
type Outcome = CompileOutcome | FilledVolume | IndexOutcome | MergeOutcome;
export type PressAnswer = { result: Outcome } | { error: Error };

/** A worker loads what its jobs need when they come: one that fills pages has no use for the parser. */
async function doJob(job: PressJob): Promise<Outcome> {
  switch (job.kind) {
    case 'compile':
      return (await import('./compile-volume.ts')).compileVolume(job);
    case 'fill':
      return (await import('./fill-volume.ts')).fillVolume(job);
    case 'index':
      return (await import('./search/index-volume.ts')).indexVolume(job);
    case 'merge':
      return (await import('./search/merge-index.ts')).mergeIndex(job);
  }
}

process.on('message', (job: PressJob) => {
  void doJob(job)
    .then((result): PressAnswer => ({ result }))
    .catch((error: unknown): PressAnswer => ({
      error: error instanceof Error ? error : new Error(String(error)),
    }))
    .then((answer) => process.send?.(answer));
});
// Whoever asked is gone, so nobody wants what is being made.
process.on('disconnect', () => process.kill(process.pid));
