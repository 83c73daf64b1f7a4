import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { tempFolder, writeFiles, type ContentFiles } from '../../temp-content.ts';
import { aMember, aWork, forget, introduce, ownFiles, publish, take } from '../a-member.ts';

const kills = 24;
const releases = 3;

/** An even spread of moments without chance, so that a failure comes again. */
const moment = (at: number): number => (at * 0.6180339887) % 1;

/** Works of one release: each says its number, one comes and one goes. */
function worksOf(release: number): ContentFiles {
  const works = Array.from({ length: 12 }, (_, at) => aWork(`w${at}`, '', `第${release}版`));
  return Object.assign({}, ...works, aWork(`only${release}`)) as ContentFiles;
}

async function aChild(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, '../accept-child.mjs'), { silent: true });
  await once(child, 'message');
  return child;
}

interface Run {
  content: string;
  cache: string;
  bundle: string;
}

/** How long a run takes that nobody stops: how fast the machine is today decides which moments there are. */
async function timeOf(run: Run): Promise<number> {
  const child = await aChild();
  child.send(run);
  const [told] = (await once(child, 'message')) as [{ tookMs: number }];
  child.kill('SIGKILL');
  return told.tookMs;
}

async function copyOf(content: string): Promise<string> {
  const copy = await tempFolder();
  await cp(content, copy, { recursive: true });
  return copy;
}

/** Release that the content folder holds, 0 for none. Fails when it holds a mixture, or a work that is not whole. */
async function releaseIn(content: string): Promise<number> {
  const { works, findings } = await readCorpus(content);
  expect(findings.filter(({ code }) => code !== 'file-unexpected')).toEqual([]);
  const taken = works.filter(({ accepted }) => accepted);
  const found = new Set(taken.map(({ accepted }) => accepted?.version));
  expect(found.size).toBeLessThanOrEqual(1);
  const release = [...found][0] ?? 0;
  if (release === 0) return 0;
  expect(taken.map(({ id }) => id).sort()).toEqual(
    [`only${release}`, ...Array.from({ length: 12 }, (_, at) => `w${at}`)]
      .map((id) => `999932-${id}`)
      .sort(),
  );
  for (const { meta, chapters } of taken) {
    expect(chapters).toHaveLength(2);
    const text = await readFile(path.join(content, chapters[0]?.file ?? ''), 'utf8');
    if (!meta.title.startsWith('only')) expect(text).toContain(`第${release}版`);
  }
  return release;
}

test(`killed at ${kills} moments, the content folder holds the old works or the new at each, and the next run goes on`, async () => {
  const here = await aMember('999931', aWork('own'));
  const there = await aMember('999932', worksOf(1));
  await introduce(here, there);
  const shelf = await tempFolder();
  for (let release = 1; release <= releases; release++) {
    if (release > 1) {
      await forget(there, `works/only${release - 1}`);
      await writeFiles(there.content, worksOf(release));
    }
    await publish(there);
    await cp(there.bundle, path.join(shelf, String(release)), { recursive: true });
  }
  const own = await ownFiles(here);
  const fresh = await copyOf(here.content);
  const cache = await tempFolder();
  let content = here.content;
  let release = 1;
  let longestMs = await timeOf({
    content: await copyOf(fresh),
    cache,
    bundle: path.join(shelf, '1'),
  });
  let changed = 0;
  for (let killed = 0; killed < kills; killed++) {
    const child = await aChild();
    const done = once(child, 'message');
    child.send({ content, cache, bundle: path.join(shelf, String(release)) });
    const took = await Promise.race([
      done.then(([told]: { tookMs: number }[]) => told?.tookMs ?? 0),
      sleep(moment(killed) * longestMs).then(() => undefined),
    ]);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    const now = await releaseIn(content);
    expect([release - 1, release]).toContain(now);
    if (now < release) {
      longestMs *= 1.1;
      continue;
    }
    changed++;
    if (took !== undefined) longestMs = Math.max(20, (longestMs + took) / 2);
    if (release < releases) release++;
    else {
      content = await copyOf(fresh);
      release = 1;
    }
  }
  await take({ ...here, content }, path.join(shelf, String(release)));
  expect(await releaseIn(content)).toBe(release);
  expect(await ownFiles({ ...here, content })).toEqual(own);
  const left = await readdir(path.join(content, 'accepted/999932'));
  expect(left).toHaveLength(1);
  expect(await readdir(path.join(content, 'accepted'))).toEqual(['999932', 'index.json']);
  expect(changed).toBeGreaterThan(2);
  expect(changed).toBeLessThan(kills);
}, 180_000);
