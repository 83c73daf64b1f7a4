import { expect, test } from 'vitest';
import type { CompileJob } from '../../src/press/compile-volume.ts';
import { openPool, withPool } from '../../src/press/pool.ts';
import { writeFiles, aFolder } from './files.ts';

/** A job on a folder with one chapter; without `folder` on one that is not there. */
function aJob(root: string, folder = 'works/a'): CompileJob {
  return {
    kind: 'compile',
    volume: {
      id: `${folder}:0`,
      workId: 'a',
      folder,
      chapters: [{ id: 'a/one', file: `${folder}/01-one.mdx`, order: 1, parts: [] }],
    },
    root,
    cache: `${root}/cache`,
    release: { audience: 'public', today: '2026-01-01' },
    hiddenItems: [],
    compiler: 'test',
  };
}

test('does more jobs than it has workers, and finds in the cache what was compiled before', async () => {
  const root = await aFolder();
  await writeFiles(root, { 'works/a/01-one.mdx': '---\ntitle: 一\n---\n\n正文。\n' });
  const outcomes = await withPool(2, async (pool) => {
    const first = await pool.compile(aJob(root));
    return [first, ...(await Promise.all([1, 2, 3].map(() => pool.compile(aJob(root)))))];
  });
  expect(outcomes.map(({ isCached }) => isCached)).toEqual([false, true, true, true]);
  expect(new Set(outcomes.map(({ digest }) => digest)).size).toBe(1);
});

test('a job that fails says why, and the next one is done', async () => {
  const root = await aFolder();
  await writeFiles(root, { 'works/a/01-one.mdx': '---\ntitle: 一\n---\n\n正文。\n' });
  await withPool(1, async (pool) => {
    await expect(pool.compile(aJob(root, 'works/absent'))).rejects.toThrow('ENOENT');
    await expect(pool.compile(aJob(root))).resolves.toMatchObject({ isCached: false });
  });
});

test('closing fails the jobs that were not done', async () => {
  const root = await aFolder();
  const pool = openPool(1);
  const jobs = [1, 2].map(() => pool.compile(aJob(root)));
  const answers = Promise.allSettled(jobs);
  await pool.close();
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
