import { compileVolume, type CompileJob, type CompileOutcome } from './compile-volume.ts';
import { fillVolume, type FillJob, type FillOutcome } from './fill-volume.ts';
import { indexVolume, type IndexJob, type IndexOutcome } from './search/index-volume.ts';

/** A worker process of the press: does one job after another, and says what became of each. */
export type PressJob = CompileJob | FillJob | IndexJob;
export type PressAnswer =
  { result: CompileOutcome | FillOutcome | IndexOutcome } | { error: Error };

function doJob(job: PressJob): CompileOutcome | FillOutcome | IndexOutcome {
  if (job.kind === 'compile') return compileVolume(job);
  return job.kind === 'fill' ? fillVolume(job) : indexVolume(job);
}

process.on('message', (job: PressJob) => {
  let answer: PressAnswer;
  try {
    answer = { result: doJob(job) };
  } catch (error) {
    answer = { error: error instanceof Error ? error : new Error(String(error)) };
  }
  process.send?.(answer);
});
// Whoever asked is gone, so nobody wants what is being made.
process.on('disconnect', () => process.kill(process.pid));
