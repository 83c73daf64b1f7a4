import { parentPort } from 'node:worker_threads';
import { compileVolume, type CompileJob, type CompileOutcome } from './compile-volume.ts';
import { fillVolume, type FillJob, type FillOutcome } from './fill-volume.ts';

/** A thread of the press: does one job after another, and says what became of each. */
export type PressJob = CompileJob | FillJob;
export type PressAnswer = { result: CompileOutcome | FillOutcome } | { error: Error };

parentPort?.on('message', (job: PressJob) => {
  let answer: PressAnswer;
  try {
    answer = { result: job.kind === 'compile' ? compileVolume(job) : fillVolume(job) };
  } catch (error) {
    answer = { error: error instanceof Error ? error : new Error(String(error)) };
  }
  parentPort?.postMessage(answer);
});
