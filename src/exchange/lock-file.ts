import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { refuse } from './problem.ts';

/** Locks that this process holds or is taking: its number alone would not tell them from those of one before it. */
const held = new Set<string>();

/** How long a lock that names no owner is let be: where there are no links, its owner may not have written it yet. */
const unnamedMs = 60_000;

/**
 * Takes a lock that is a file with the number of the process that holds it. A lock of a process that is no more is
 * taken over, by one process alone.
 *
 * @param place what is being written, for those who are kept out.
 * @throws {Refusal} when another process holds it, or this one does.
 */
export async function lockFile(file: string, place: string): Promise<() => Promise<void>> {
  if (held.has(file)) return refuse(place, '本程序已经在写这里。请等它结束。');
  held.add(file);
  try {
    await takeLock(file, place);
  } catch (error) {
    held.delete(file);
    throw error;
  }
  return async () => {
    await rm(file, { force: true });
    held.delete(file);
  };
}

async function takeLock(file: string, place: string): Promise<void> {
  const owner = await processName(process.pid);
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await putOwner(file, owner)) return;
    const state = await stateOf(file);
    if (state === 'free') continue;
    if (state !== 'dead')
      return refuse(place, `另一个程序${state.holder}正在写这里。请等它结束，再运行一次。`);
    // Of several that find the same dead owner, one takes the file away, and only while it is still that owner's: a
    // file that is gone was taken away by another, and what stands there a moment later is a living owner's.
    const unlock = await lockFile(`${file}.heir`, place);
    try {
      if ((await stateOf(file)) === 'dead') await rm(file, { force: true });
    } finally {
      await unlock();
    }
  }
  return refuse(place, '别的程序正在写这里。请等它结束，再运行一次。');
}

/** Puts a lock in its place in one step, with its owner written, so that nobody reads half of it. */
async function putOwner(file: string, owner: string): Promise<boolean> {
  const made = `${file}.${process.pid}`;
  try {
    await writeFile(made, owner);
    await link(made, file);
    return true;
  } catch (error) {
    if (isCoded(error, 'EEXIST')) return false;
    if (!isCoded(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
  } finally {
    await rm(made, { force: true });
  }
  // The file system knows no links, as those of memory sticks do.
  try {
    await writeFile(file, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCoded(error, 'EEXIST')) return false;
    throw error;
  }
}

/** How a lock stands: nobody has it, its owner is no more, or who holds it, as it is to be told: `（进程 12）`. */
type LockState = 'free' | 'dead' | { readonly holder: string };

async function stateOf(file: string): Promise<LockState> {
  const written = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isCoded(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (written === undefined) return 'free';
  const holder = Number(written.split(' ')[0]);
  if (!Number.isInteger(holder) || holder <= 0) {
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) return 'free';
    return Math.abs(Date.now() - found.mtimeMs) < unnamedMs ? { holder: '' } : 'dead';
  }
  // A number may have been given to another process since: where the system tells, the start of the process decides.
  const isItself =
    holder !== process.pid && isRunning(holder) && (await processName(holder)) === written;
  return isItself ? { holder: `（进程 ${holder}）` } : 'dead';
}

/** Number of a process and, on Linux, the tick it was started at. */
export async function processName(pid: number): Promise<string> {
  const facts = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const started = facts.slice(facts.lastIndexOf(')') + 2).split(' ')[19];
  return started === undefined ? String(pid) : `${pid} ${started}`;
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return isCoded(error, 'EPERM');
  }
}

const isCoded = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));
