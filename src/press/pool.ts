import { Worker } from 'node:worker_threads';
import type { CompileJob, CompileOutcome } from './compile-volume.ts';
import type { FillJob, FillOutcome } from './fill-volume.ts';
import type { PressAnswer, PressJob } from './press-worker.ts';

/** Threads that do the press's jobs, each one job at a time. */
export interface Pool {
  compile(job: CompileJob): Promise<CompileOutcome>;
  fill(job: FillJob): Promise<FillOutcome>;
  close(): Promise<void>;
}

interface Waiting {
  job: PressJob;
  settle(answer: PressAnswer): void;
}

/** Opens a pool. A thread that dies fails its own job; the others go on. */
export function openPool(threads: number): Pool {
  const queue: Waiting[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Waiting>();
  let isClosed = false;

  const start = (): void => {
    const worker = new Worker(new URL('./press-worker.ts', import.meta.url));
    const finish = (answer: PressAnswer): void => {
      const waiting = busy.get(worker);
      busy.delete(worker);
      waiting?.settle(answer);
    };
    worker.on('message', (answer: PressAnswer) => {
      finish(answer);
      idle.push(worker);
      next();
    });
    worker.on('error', (error) => {
      finish({ error: error instanceof Error ? error : new Error(String(error)) });
      if (!isClosed) start();
    });
    idle.push(worker);
    next();
  };

  const next = (): void => {
    while (idle.length > 0 && queue.length > 0) {
      const worker = idle.pop();
      const waiting = queue.shift();
      if (!worker || !waiting) return;
      busy.set(worker, waiting);
      worker.postMessage(waiting.job);
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

  for (let count = 0; count < threads; count++) start();
  return {
    compile: (job) => run<CompileOutcome>(job),
    fill: (job) => run<FillOutcome>(job),
    close: async () => {
      isClosed = true;
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()));
    },
  };
}

/** Opens a pool for one stretch of work: between stretches its threads' memory is free for others. */
export async function withPool<Result>(
  threads: number,
  work: (pool: Pool) => Promise<Result>,
): Promise<Result> {
  const pool = openPool(threads);
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}
