import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { folderSource } from '../../src/exchange/sources/folder.ts';
import { verifyBundle } from '../../src/exchange/verify-bundle.ts';
import { aPlace, fangzhi, type Place } from '../cli/run-cli.ts';
import { digestOf } from '../press/portals.ts';
import { chapterFile, smallContent, writeFiles, type ContentFiles } from '../temp-content.ts';

const kills = 8;

/** An even spread of moments without chance, so that a failure comes again. */
const moment = (at: number): number => (at * 0.6180339887) % 1;

let place: Place;
const bundle = (out: string): string[] =>
  ['bundle', '--content', 'content', '--out', out, '--key', 'key/office'].concat(
    '--date 2026-01-01 --next-by 2026-04-01 --jobs 1 --member 999931'.split(' '),
  );
const write = (files: ContentFiles): Promise<void> =>
  writeFiles(path.join(place.cwd, 'content'), files);

beforeAll(async () => {
  place = await aPlace();
  await write(smallContent());
  await fangzhi(place, 'keys new --out key/office');
}, 60_000);

/** Number of the release that stands; undefined for the moment between two renames. Fails when it is not whole. */
async function standing(out: string): Promise<number | undefined> {
  const folder = path.join(place.cwd, out);
  if (!existsSync(folder)) return undefined;
  const { problems, release } = await verifyBundle(folderSource(folder), { threads: 1 });
  expect(problems).toEqual([]);
  return release?.version;
}

async function killAfter(words: readonly string[], ms: number): Promise<void> {
  const child = spawn(process.execPath, [path.resolve('src/cli/main.ts'), ...words], {
    cwd: place.cwd,
    env: { ...process.env, FANGZHI_CACHE: place.cache },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await Promise.race([ended, sleep(ms)]);
  child.kill('SIGKILL');
  await ended;
}

test('of two runs at once on one folder, one makes the bundle and the other says so in a sentence', async () => {
  const ran = await Promise.all([1, 2].map(() => fangzhi(place, bundle('both'))));
  expect(ran.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1]);
  const out = path.join(place.cwd, 'both');
  expect(ran.find(({ exitCode }) => exitCode === 1)?.stderr).toMatch(
    new RegExp(
      `^没有完成：${out} 不接受：另一个程序（进程 \\d+）正在写这里。请等它结束，再运行一次。\n$`,
    ),
  );
  expect(await standing('both')).toBe(1);
  expect((await readdir(place.cwd)).filter((name) => name.includes('both'))).toEqual(['both']);
}, 120_000);

test(`a bundle killed at ${kills} moments stands whole, and the run after gives the same bytes as one never stopped`, async () => {
  for (const out of ['straight', 'stopped'])
    expect((await fangzhi(place, bundle(out))).exitCode).toBe(0);
  expect(digestOf(path.join(place.cwd, 'stopped'))).toBe(
    digestOf(path.join(place.cwd, 'straight')),
  );
  await write({
    'works/baiyan-village/03-paper.mdx': chapterFile('纸事', '## 竹纸\n\n改写的一篇。'),
    'works/baiyan-village/04-bridge.mdx': chapterFile('桥事', '## 石桥\n\n添的一篇。'),
  });
  const started = performance.now();
  expect((await fangzhi(place, bundle('straight'))).exitCode).toBe(0);
  const longestMs = performance.now() - started;
  for (let killed = 0; killed < kills; killed++) {
    await killAfter(bundle('stopped'), 100 + moment(killed) * longestMs);
    expect([undefined, 1, 2]).toContain(await standing('stopped'));
  }
  expect((await fangzhi(place, bundle('stopped'))).exitCode).toBe(0);
  expect(await standing('stopped')).toBe(2);
  expect(digestOf(path.join(place.cwd, 'stopped'))).toBe(
    digestOf(path.join(place.cwd, 'straight')),
  );
  expect(existsSync(path.join(place.cwd, '.stopped.fangzhi-bundle-next'))).toBe(false);
}, 240_000);
