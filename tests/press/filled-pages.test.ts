import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  keepFilled,
  linkFilled,
  readFilled,
  type FilledPage,
} from '../../src/press/filled-pages.ts';
import { aFolder, writeFiles } from './files.ts';
import { digestOf } from './portals.ts';
import { aSample, type SampleRun } from './sample.ts';

const pageOf = (folder: string, address: string): FilledPage => {
  const { size: sizeBytes, mtimeMs } = statSync(path.join(folder, address));
  return { address, sizeBytes, mtimeMs, sha256: '' };
};

describe('pages of the last site', () => {
  const aSite = async (): Promise<{ from: string; to: string; pages: FilledPage[] }> => {
    const folder = await aFolder();
    const from = path.join(folder, 'last');
    await writeFiles(from, { 'works/a.html': '甲', 'works/a/b.html': '乙' });
    const pages = ['works/a.html', 'works/a/b.html'].map((address) => pageOf(from, address));
    return { from, to: path.join(folder, 'next'), pages };
  };

  test('are taken as they are where nobody changed them', async () => {
    const { from, to, pages } = await aSite();
    expect(linkFilled(pages, from, to)).toBe(true);
    expect(digestOf(to)).toBe(digestOf(from));
  });

  test.each([
    ['rewritten in the same length', (file: string) => writeFileSync(file, '丙')],
    ['put back from elsewhere', (file: string) => utimesSync(file, 1_000_000_000, 1_000_000_000)],
    ['gone', (file: string) => rmSync(file)],
  ])('are not taken when one is %s', async (_, change) => {
    const { from, to, pages } = await aSite();
    // Time enough for a clock that counts in thousandths.
    await new Promise((resolve) => setTimeout(resolve, 20));
    change(path.join(from, 'works/a/b.html'));
    expect(linkFilled(pages, from, to)).toBe(false);
    expect(existsSync(to)).toBe(false);
  });

  test('leave nothing behind when one of them cannot be taken', async () => {
    const { from, to, pages } = await aSite();
    await writeFiles(to, { 'works/a/b.html': '丁' });
    expect(linkFilled(pages, from, to)).toBe(false);
    expect(existsSync(path.join(to, 'works/a.html'))).toBe(false);
    expect(readFileSync(path.join(to, 'works/a/b.html'), 'utf8')).toBe('丁');
  });

  test('are known by place', async () => {
    const cache = await aFolder();
    const filled = new Map([['k', { pages: [], large: [{ id: 'a', sizeBytes: 3 }] }]]);
    await keepFilled(cache, '/one', filled, 0);
    expect(await readFilled(cache, '/one')).toEqual(filled);
    expect(await readFilled(cache, '/two')).toEqual(new Map());
  });
});

describe('a build over the last', () => {
  const chapter = ({ out }: SampleRun): string => path.join(out, 'works/wenji/shui.html');

  test('takes over pages that say the same, and leaves each with one name', async () => {
    const run = await aSample();
    await run.build();
    const { ino } = statSync(chapter(run));
    await run.build();
    expect(statSync(chapter(run)).ino).toBe(ino);
    expect(statSync(chapter(run)).nlink).toBe(1);
  });

  test('makes anew what somebody changed in the site', async () => {
    const run = await aSample();
    await run.build();
    const before = digestOf(run.out);
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(chapter(run), readFileSync(chapter(run), 'utf8').replace('三百', '四百'));
    expect(digestOf(run.out)).not.toBe(before);
    await run.build();
    expect(digestOf(run.out)).toBe(before);
  });

  test('that fails leaves the pages of the last as they were', async () => {
    const run = await aSample();
    await run.build();
    const before = digestOf(run.out);
    await writeFiles(run.content, { 'works/wenji/04-x.mdx': '---\ntitle: 坏\n---\n\n{1}\n' });
    expect((await run.build()).isPublished).toBe(false);
    expect(digestOf(run.out)).toBe(before);
  });
});
