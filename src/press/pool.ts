import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CompileJob, CompileOutcome } from './compile-volume.ts';
import type { FillJob } from './fill-volume.ts';
import type { FilledVolume } from './filled-pages.ts';
import type { IndexJob, IndexOutcome } from './search/index-volume.ts';
import type { MergeJob, MergeOutcome } from './search/merge-index.ts';
import type { PressAnswer, PressJob } from './press-worker.ts';

/**
 * Workers that do the press's jobs, each one job at a time. They are processes rather than threads: what a thread has
 * allocated stays with the process when it ends, half of a build's memory, just when Astro needs its own.
 */
export interface Pool {
  compile(job: CompileJob): Promise<CompileOutcome>;
  fill(job: FillJob): Promise<FilledVolume>;
  index(job: IndexJob): Promise<IndexOutcome>;
  merge(job: MergeJob): Promise<MergeOutcome>;
  close(): Promise<void>;
}

const workerFile = fileURLToPath(new URL('./press-worker.ts', import.meta.url));
/** A small nursery: jobs are short, and each worker would otherwise keep some fifty megabytes for it. */
const execArgv = ['--max-semi-space-size=8'];

interface Waiting {
  job: PressJob;
  settle(answer: PressAnswer): void;
}

/** Opens a pool, which starts workers as jobs ask for them. A worker that dies fails its own job; others go on. */
export function openPool(workers: number): Pool {
  const queue: Waiting[] = [];
  const idle = new Set<ChildProcess>();
  const busy = new Map<ChildProcess, Waiting>();

  const finish = (worker: ChildProcess, answer: PressAnswer): void => {
    const waiting = busy.get(worker);
    busy.delete(worker);
    waiting?.settle(answer);
  };

  const start = (): ChildProcess => {
    const worker = fork(workerFile, { execArgv, serialization: 'advanced' });
    worker.on('message', (answer: PressAnswer) => {
      finish(worker, answer);
      idle.add(worker);
      next();
    });
    worker.on('error', (error) => finish(worker, { error }));
    worker.on('exit', (code, signal) => {
      idle.delete(worker);
      finish(worker, { error: new Error(`A press worker ended (${String(signal ?? code)}).`) });
      next();
    });
    return worker;
  };

  const next = (): void => {
    while (queue.length > 0 && (idle.size > 0 || busy.size < workers)) {
      const worker = idle.values().next().value ?? start();
      const waiting = queue.shift();
      if (!waiting) return;
      idle.delete(worker);
      busy.set(worker, waiting);
      worker.send(waiting.job);
    }
  };

  const run = async <Result>(job: PressJob): Promise<Result> =>
    new Promise((resolve, reject) => {
      const settle = (answer: PressAnswer): void => {
        if ('error' in answer) reject(answer.error);
        else resolve(answer.result as Result);
      };
      queue.push({ job, settle });
      next();
    });

  return {
    compile: (job) => run<CompileOutcome>(job),
    fill: (job) => run<FilledVolume>(job),
    index: (job) => run<IndexOutcome>(job),
    merge: (job) => run<MergeOutcome>(job),
    close: async () => {
      for (const waiting of queue.splice(0)) {
        waiting.settle({ error: new Error('The pool was closed.') });
      }
      await Promise.all([...idle, ...busy.keys()].map(async (worker) => end(worker)));
    },
  };
}

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, 'exit');
  worker.kill();
  await ended;
}

/** Opens a pool for one stretch of work: between stretches its memory is free for others. */
export async function withPool<Result>(
  workers: number,
  work: (pool: Pool) => Promise<Result>,
): Promise<Result> {
  const pool = openPool(workers);
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}
