import { compileVolume, type CompileJob, type CompileOutcome } from './compile-volume.ts';
import { fillVolume, type FillJob, type FillOutcome } from './fill-volume.ts';

/** A worker process of the press: does one job after another, and says what became of each. */
export type PressJob = CompileJob | FillJob;
export type PressAnswer = { result: CompileOutcome | FillOutcome } | { error: Error };

process.on('message', (job: PressJob) => {
  let answer: PressAnswer;
  try {
    answer = { result: job.kind === 'compile' ? compileVolume(job) : fillVolume(job) };
  } catch (error) {
    answer = { error: error instanceof Error ? error : new Error(String(error)) };
  }
  process.send?.(answer);
});
// Whoever asked is gone, so nobody wants what is being made.
process.on('disconnect', () => process.kill(process.pid));
