import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentFiles, markdownFiles, planCorpus, writeFolder } from '../../bench/corpus.ts';
import { buildPortal } from '../../src/press/build.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fangzhi-bench-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const filesOf = (chapters: number, seed?: number): string[][] => [
  ...contentFiles(planCorpus(chapters, seed)),
];
const digestOf = (files: string[][]): string =>
  createHash('sha256').update(JSON.stringify(files)).digest('hex');

test('gives the same bytes for the same seed, and others for another', () => {
  const digest = digestOf(filesOf(200));
  expect(digestOf(filesOf(200))).toBe(digest);
  expect(digestOf(filesOf(200, 9))).not.toBe(digest);
});

test.each([50, 500, 777, 2000])(
  'plans exactly %i chapters, each at a place of its own',
  (count) => {
    const paths = planCorpus(count).works.flatMap(({ id, chapters }) =>
      chapters.map((chapter) => `${id}/${chapter.path}`),
    );
    expect(new Set(paths).size).toBe(count);
    expect(paths).toHaveLength(count);
  },
);

test('writes chapters of about a thousand characters with entries, tables, notes and mentions', () => {
  const chapters = filesOf(500).flatMap(([name = '', text = '']) =>
    name.endsWith('.mdx') ? [text.slice(text.indexOf('---\n', 4) + 4)] : [],
  );
  const lengths = chapters.map((text) => text.replace(/<[^>]*>|[\s|*#-]/g, '').length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / chapters.length;
  expect(mean).toBeGreaterThan(900);
  expect(mean).toBeLessThan(1200);
  const share = (pattern: RegExp): number =>
    chapters.filter((text) => pattern.test(text)).length / chapters.length;
  expect(share(/^## /m)).toBe(1);
  expect(share(/^\| --- \| ---: \|/m)).toBeGreaterThan(0.15);
  expect(share(/\[\^1\]: /)).toBeGreaterThan(0.15);
  expect(share(/<(?:Person|Place) id=/)).toBeGreaterThan(0.5);
  expect(share(/<Event date=/)).toBeGreaterThan(0.01);
});

test('gives peers the same chapters without components', () => {
  const plain = [
    ...markdownFiles(planCorpus(60), {
      nameOf: (unit, isIndex) => `${unit}${isIndex ? '/index' : ''}.md`,
      factsOf: ({ title }) => `title: ${title}`,
    }),
  ];
  const chapters = plain.filter(([name]) => /^works\/[^/]+\/.*(?<!\/index)\.md$/.test(name));
  expect(chapters).toHaveLength(60);
  expect(plain.filter(([, text]) => /<[A-Z]/.test(text))).toEqual([]);
});

test('builds without an error', async () => {
  const content = writeFolder(path.join(folder, 'content'), 'test', contentFiles(planCorpus(60)));
  const { findings, isPublished, totals } = await buildPortal({
    content,
    out: path.join(folder, 'site'),
    cache: path.join(folder, 'cache'),
    release: { today: '2026-01-01', audience: 'public' },
    jobs: 1,
    search: false,
    nowMs: 0,
  });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(isPublished).toBe(true);
  expect(totals?.chapters).toBe(60);
}, 60_000);

test('writes a folder once and leaves it alone until what makes it is another', async () => {
  const target = path.join(folder, 'made');
  writeFolder(target, 'first', [['a.txt', 'one']]);
  writeFolder(target, 'first', [['a.txt', 'two']]);
  expect(await readFile(path.join(target, 'a.txt'), 'utf8')).toBe('one');
  writeFolder(target, 'second', [['a.txt', 'two']]);
  expect(await readFile(path.join(target, 'a.txt'), 'utf8')).toBe('two');
});
