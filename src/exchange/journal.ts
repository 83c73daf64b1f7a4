import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import type { Digested, FileJob } from './digest-files.ts';

/** What was copied before a run was stopped, so that the next goes on from there. */
export interface Journal {
  /** The outcome of a copy made by an earlier run, when neither side has changed since. */
  find(job: FileJob): Digested | undefined;
  add(done: readonly { job: FileJob; result: Digested }[]): void;
}

interface Line {
  from: string;
  to: string;
  result: Extract<Digested, { sizeBytes: number }>;
}

/** Opens a journal; a last line that was cut short is passed over. */
export function openJournal(file: string): Journal {
  const known = new Map<string, Line>();
  if (existsSync(file)) {
    for (const text of readFileSync(file, 'utf8').split('\n')) {
      try {
        const line = JSON.parse(text) as Line;
        known.set(line.to, line);
      } catch {
        continue;
      }
    }
  }
  return {
    find: ({ from, to }) => {
      const line = to === undefined ? undefined : known.get(to);
      if (line?.from !== from) return undefined;
      const { sizeBytes, mtimeMs } = line.result;
      const source = statSync(from, { throwIfNoEntry: false });
      const copy = statSync(line.to, { throwIfNoEntry: false });
      const isSame = source?.size === sizeBytes && source.mtimeMs === mtimeMs;
      return isSame && copy?.size === sizeBytes ? line.result : undefined;
    },
    add: (done) => {
      const lines = done.flatMap(({ job: { from, to }, result }) =>
        to === undefined || 'failure' in result ? [] : [JSON.stringify({ from, to, result })],
      );
      if (lines.length > 0) appendFileSync(file, `${lines.join('\n')}\n`);
    },
  };
}
