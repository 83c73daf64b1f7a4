import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importTexts } from '../../src/importers/text/import-texts.ts';
import { buildPortal, type BuildOutcome } from '../../src/press/build.ts';

/** Seven real books that lie beside the project while it is developed; they are not part of it. */
const shared = path.resolve('../shared/data');
const books = ['old-gazetteers', 'modern'].flatMap((folder) =>
  existsSync(path.join(shared, folder))
    ? readdirSync(path.join(shared, folder))
        .filter((name) => name.endsWith('.jsonl.gz'))
        .map((name) => path.join(shared, folder, name))
    : [],
);

interface Row {
  text: string;
  book_slug?: string;
}

const rowsOf = (file: string): Row[] =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

/** White space that pages fold; ideographic and no-break spaces are text. */
const folded = (text: string): string => text.replace(/[ \t\n]+/g, '');

/** Text of the laws without their markup: heading marks, table pipes, comments. */
const withoutMarkup = (text: string): string =>
  text
    .replace(/<!--.*?-->/gs, '')
    .split('\n')
    .filter((line) => !/^\|[-| :]+\|$/.test(line))
    .map((line) => (line.startsWith('|') ? line.replaceAll('|', '') : line.replace(/^#{1,6} /, '')))
    .join('\n');

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** Text between the tags of a page's article, read without any of the project's own code. */
function articleText(html: string): string {
  const article = /<article[^>]*>([\s\S]*?)<\/article>/.exec(html)?.[1] ?? '';
  return article
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity);
}

/** Addresses of a work's chapters in reading order, as its own files are ordered. */
function chapterAddresses(folder: string, address: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => /^\d+-/.test(name))
    .sort((a, b) => Number.parseInt(a.name, 10) - Number.parseInt(b.name, 10))
    .flatMap((entry) => {
      const here = `${address}/${entry.name.replace(/^\d+-/, '')}`;
      return entry.isDirectory()
        ? chapterAddresses(path.join(folder, entry.name), here)
        : [here.replace(/\.mdx$/, '.html')];
    });
}

describe.skipIf(books.length === 0)(
  'seven real books (skipped where ../shared/data is absent)',
  () => {
    let root: string;
    let outcome: BuildOutcome;

    beforeAll(async () => {
      root = await mkdtemp(path.join(tmpdir(), 'fangzhi-books-'));
      const content = path.join(root, 'content');
      const report = await importTexts(books, { into: content });
      expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      outcome = await buildPortal({
        content,
        out: path.join(root, 'out'),
        cache: path.join(root, 'cache'),
        release: { today: '2026-01-01', audience: 'public' },
        jobs: 2,
        search: false,
        nowMs: 0,
      });
    }, 240_000);

    afterAll(async () => {
      await rm(root, { recursive: true, force: true });
    });

    test('import and build into one portal without an error', () => {
      expect(outcome.isPublished).toBe(true);
      expect(outcome.totals.works).toBe(books.length);
    });

    test('give no page over 200 KB', () => {
      const large = readdirSync(path.join(root, 'out'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.html'))
        .filter((name) => readFileSync(path.join(root, 'out', name)).length > 200_000);
      expect(large).toEqual([]);
    });

    test.each(books.map((file) => [path.basename(file, '.jsonl.gz'), file]))(
      '%s is on its pages character for character',
      (slug, file) => {
        const pages = chapterAddresses(path.join(root, 'content/works', slug), `works/${slug}`);
        const onPages = folded(
          pages
            .map((page) => articleText(readFileSync(path.join(root, 'out', page), 'utf8')))
            .join(''),
        );
        const rows = rowsOf(file).map(({ text }) => (slug === 'laws' ? withoutMarkup(text) : text));
        const inSource = folded(rows.join('\n'));
        if (onPages !== inSource) {
          const at = [...inSource].findIndex(
            (character, index) => [...onPages][index] !== character,
          );
          expect([...onPages].slice(at - 20, at + 20).join('')).toBe(
            [...inSource].slice(at - 20, at + 20).join(''),
          );
        }
        expect(onPages.length).toBe(inSource.length);
      },
    );
  },
);
