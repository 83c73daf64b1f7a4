import { readFile, rm, writeFile } from 'node:fs/promises';
import { refuse } from './problem.ts';

/**
 * Takes a lock that is a file with the number of the process that holds it. A lock of a process that is no more is
 * taken over.
 *
 * @throws {Refusal} when another process holds it.
 */
export async function lockFile(file: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(file, await processName(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    }
    const written = await readFile(file, 'utf8').catch(() => '');
    const holder = Number(written.split(' ')[0]);
    // A number may have been given to another process since: where the system tells, the start of the process decides.
    if (holder !== process.pid && isRunning(holder) && (await processName(holder)) === written)
      return refuse(file, `另一个程序（进程 ${holder}）正在写这里。请等它结束。`);
    await rm(file, { force: true });
  }
  return refuse(file, '别的程序正在写这里。');
}

/** Number of a process and, on Linux, the tick it was started at. */
export async function processName(pid: number): Promise<string> {
  const facts = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const started = facts.slice(facts.lastIndexOf(')') + 2).split(' ')[19];
  return started === undefined ? String(pid) : `${pid} ${started}`;
}

function isRunning(process_: number): boolean {
  if (!Number.isInteger(process_) || process_ <= 0) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
