import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { folderSource } from '../../src/exchange/sources/folder.ts';
import { tempFolder } from '../temp-content.ts';
import { aBundle } from './a-bundle.ts';
import { publishedVersion, runMirror } from './a-mirror.ts';

const kills = 100;
const atOnce = 4;
const releases = 3;

async function aChild(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'mirror-child.mjs'), { silent: true });
  await once(child, 'message');
  return child;
}

/** An even spread of moments without chance, so that a failure comes again. */
const moment = (at: number): number => (at * 0.6180339887) % 1;

test(`a mirror killed at ${kills} moments has a whole release published at each, and goes on from there`, async () => {
  const pages = (word: string): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: 120 }, (_, at) => [
        `site/${at % 9}/${at}.html`,
        `${at % 3 === 0 ? word : ''}第${at}页`,
      ]),
    );
  const made = await aBundle(pages('甲'));
  const shelf = await tempFolder();
  for (let version = 1; version <= releases; version++) {
    if (version > 1) await aBundle(pages(String(version)), made);
    await cp(made.folder, path.join(shelf, String(version)), { recursive: true });
  }

  const killOften = async (series: number): Promise<{ killed: number; published: number }> => {
    const target = path.join(await tempFolder(), 'mirror');
    let version = 1;
    let longestMs = 40;
    let killed = 0;
    let published = 0;
    while (killed < kills / atOnce) {
      const child = await aChild();
      const done = once(child, 'message');
      child.send({ source: path.join(shelf, String(version)), target, key: made.secret.publicKey });
      const first = await Promise.race([
        done.then(([told]: { tookMs: number }[]) => told?.tookMs ?? 0),
        sleep(moment(series * 1000 + killed + version) * longestMs).then(() => undefined),
      ]);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      killed++;
      const now = await publishedVersion(target);
      expect(now).toBeGreaterThanOrEqual(version - 1);
      expect(now).toBeLessThanOrEqual(version);
      if (now === version) {
        published++;
        if (first !== undefined) longestMs = Math.max(10, (longestMs + first) / 2);
        if (version === releases) {
          await rm(target, { recursive: true });
          version = 1;
        } else version++;
      } else longestMs *= published === 0 ? 1.3 : 1.1; // A slow machine is found out soon.
    }
    await runMirror(folderSource(path.join(shelf, String(version))), target, made.secret.publicKey);
    expect(await publishedVersion(target)).toBe(version);
    return { killed, published };
  };

  const outcomes = await Promise.all(
    Array.from({ length: atOnce }, (_, series) => killOften(series)),
  );
  const sum = (of: 'killed' | 'published'): number =>
    outcomes.reduce((total, each) => total + each[of], 0);
  expect(sum('killed')).toBe(kills);
  // Some runs must have come to their end and some not, or the moments were not in their course.
  expect(sum('published')).toBeGreaterThan(0);
  expect(sum('published')).toBeLessThan(kills);
}, 300_000);
