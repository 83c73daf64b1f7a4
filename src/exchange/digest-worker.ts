import { parentPort } from 'node:worker_threads';
import { digestFile, type Digested, type FileJob } from './digest-files.ts';

/** A thread that reads files for their digests, a batch at a time. */
export type DigestAnswer = { results: Digested[] } | { error: Error };

parentPort?.on('message', (batch: FileJob[]) => {
  let answer: DigestAnswer;
  try {
    answer = { results: batch.map(digestFile) };
  } catch (error) {
    answer = { error: error instanceof Error ? error : new Error(String(error)) };
  }
  parentPort?.postMessage(answer);
});
