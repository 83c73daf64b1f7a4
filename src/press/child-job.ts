import { fork } from 'node:child_process';

/** What a process that does one job says: news on the way, and in the end what became of it. */
type Word<News> =
  { news: News } | { isDone: true } | { isDone: false; message: string; stack: string | undefined };

export interface ChildOptions<News> {
  cwd?: string;
  execArgv?: string[];
  onNews?: (news: News) => void;
}

/**
 * Has a process of its own do one job, and ends it: what it needed of memory is given back.
 *
 * @param file module that calls `doChildJob`.
 * @throws {Error} with the words of the one that was thrown there.
 */
export async function runChildJob<News = never>(
  file: URL,
  job: object,
  { cwd, execArgv = [], onNews }: ChildOptions<News> = {},
): Promise<void> {
  const child = fork(file, {
    ...(cwd === undefined ? {} : { cwd }),
    execArgv,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('message', (word: Word<News>) => {
      if ('news' in word) {
        onNews?.(word.news);
        return;
      }
      child.kill();
      if (word.isDone) resolve();
      else {
        const message = [word.message, said.trim()].join('\n').trim();
        reject(Object.assign(new Error(message), { stack: word.stack }));
      }
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      reject(new Error(`A process ended without an answer (${String(signal ?? code)}). ${said}`));
    });
    child.send(job);
  });
}

/** Does the job that this process was started for. */
export function doChildJob<Job, News = never>(
  work: (job: Job, tell: (news: News) => void) => Promise<void>,
): void {
  process.once('message', (job: Job) => {
    const tell = (word: Word<News>): void => void process.send?.(word);
    void work(job, (news) => tell({ news }))
      .then((): Word<News> => ({ isDone: true }))
      .catch((error: unknown): Word<News> => {
        const { message, stack } = error instanceof Error ? error : new Error(String(error));
        return { isDone: false, message, stack };
      })
      .then(tell);
  });
  // Whoever asked is gone, so nobody wants what is being made.
  process.on('disconnect', () => process.kill(process.pid));
}
