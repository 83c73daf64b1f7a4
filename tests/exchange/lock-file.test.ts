import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lockFile, processName } from '../../src/exchange/lock-file.ts';
import { tempFolder } from '../temp-content.ts';

const aLock = async (): Promise<string> => path.join(await tempFolder(), '.lock');

test('a lock names its owner, keeps this process too from taking it twice, and leaves nothing behind', async () => {
  const file = await aLock();
  const unlock = await lockFile(file, '发布');
  expect(await readFile(file, 'utf8')).toBe(await processName(process.pid));
  await expect(lockFile(file, '发布')).rejects.toThrow(
    '发布 不接受：本程序已经在写这里。请等它结束。',
  );
  await unlock();
  expect(await readdir(path.dirname(file))).toEqual([]);
  await (
    await lockFile(file, '发布')
  )();
});

test('a lock that has no owner yet is not taken, unless it has had none for long', async () => {
  const file = await aLock();
  await writeFile(file, '');
  await expect(lockFile(file, '发布')).rejects.toThrow('发布 不接受：另一个程序正在写这里。');
  await utimes(file, new Date('2026-01-01'), new Date('2026-01-01'));
  await (
    await lockFile(file, '发布')
  )();
});

test('a lock of another process is not taken, and the process is named', async () => {
  const file = await aLock();
  await writeFile(file, await processName(process.ppid));
  await expect(lockFile(file, '发布')).rejects.toThrow(
    `发布 不接受：另一个程序（进程 ${process.ppid}）正在写这里。请等它结束，再运行一次。`,
  );
});

async function aTaker(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'lock-child.mjs'));
  await once(child, 'message');
  return child;
}

test('of many processes that find the lock of one that died, one alone takes it over', async () => {
  const takers = await Promise.all(Array.from({ length: 5 }, aTaker));
  let file = '';
  for (let round = 0; round < 200; round++) {
    file = await aLock();
    await writeFile(file, '999999999 1');
    const answers = takers.map(async (taker) => {
      const [answer] = (await once(taker, 'message')) as [string];
      return answer;
    });
    for (const taker of takers) taker.send(file);
    const said = await Promise.all(answers);
    expect(said.filter((answer) => answer === 'got')).toHaveLength(1);
    for (const answer of said) expect(answer).toMatch(/^got$|正在写这里。请等它结束/);
  }
  const ended = takers.map((taker) => once(taker, 'exit'));
  for (const taker of takers) taker.kill('SIGKILL');
  await Promise.all(ended);
  // The one that had it died with it.
  await (
    await lockFile(file, '发布')
  )();
  expect(await readdir(path.dirname(file))).toEqual([]);
}, 60_000);
