import { Worker } from 'node:worker_threads';
import { digestFile, type Digested, type FileJob } from './digest-files.ts';
import type { DigestAnswer } from './digest-worker.ts';

/** Files a thread is given at once; also what is lost when a copy is stopped. */
const batchFiles = 64;
/** Fewer files than this, if small, are read faster here than threads are started. */
const fewFiles = 256;
const smallBytes = 64 * 1024 * 1024;

export interface SizedJob extends FileJob {
  /** As far as is known, to share out the work. */
  sizeBytes: number;
}

/**
 * Reads many files in threads, giving results in batches as they are done, in no order.
 *
 * @throws {Error} the first fault of a thread; the others are stopped.
 */
export async function digestFiles<Job extends SizedJob>(
  jobs: readonly Job[],
  threads: number,
  onBatch: (done: { job: Job; result: Digested }[]) => void,
): Promise<void> {
  const totalBytes = jobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (threads <= 1 || (jobs.length <= fewFiles && totalBytes <= smallBytes)) {
    for (const job of jobs) onBatch([{ job, result: digestFile(job) }]);
    return;
  }
  const batches = cutBatches(jobs);
  const workers = Array.from(
    { length: Math.min(threads, batches.length) },
    () => new Worker(new URL('./digest-worker.ts', import.meta.url)),
  );
  try {
    await Promise.all(workers.map(async (worker) => runWorker(worker, batches, onBatch)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Large files first and alone, so that no thread is left with one at the end. */
function cutBatches<Job extends SizedJob>(jobs: readonly Job[]): Job[][] {
  const largeBytes = 8 * 1024 * 1024;
  const large = jobs.filter(({ sizeBytes }) => sizeBytes > largeBytes);
  const small = jobs.filter(({ sizeBytes }) => sizeBytes <= largeBytes);
  large.sort((a, b) => b.sizeBytes - a.sizeBytes);
  const batches = large.map((job) => [job]);
  for (let start = 0; start < small.length; start += batchFiles)
    batches.push(small.slice(start, start + batchFiles));
  return batches.reverse();
}

async function runWorker<Job extends SizedJob>(
  worker: Worker,
  batches: Job[][],
  onBatch: (done: { job: Job; result: Digested }[]) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let batch: Job[] = [];
    const next = (): void => {
      const following = batches.pop();
      if (!following) {
        resolve();
        return;
      }
      batch = following;
      worker.postMessage(batch.map(({ from, to, mostBytes }) => ({ from, to, mostBytes })));
    };
    worker.on('message', (answer: DigestAnswer) => {
      if ('error' in answer) {
        reject(answer.error);
        return;
      }
      try {
        onBatch(answer.results.map((result, index) => ({ job: batch[index] as Job, result })));
        next();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    worker.on('error', reject);
    next();
  });
}
