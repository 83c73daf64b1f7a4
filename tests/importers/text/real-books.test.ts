import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { importTexts } from '../../../src/importers/text/import-texts.ts';
import { compileChapter } from '../../../src/markdown/compile.ts';
import { anImportFolder } from './import-folder.ts';

const data = '../shared/data';
const isAbsent = !existsSync(data);

interface Row {
  text: string;
  pages?: { id: string; offset: number }[];
}

function rowsOf(file: string): Row[] {
  return gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

/** What readers get of a work: text without ASCII white space, leaves with the number of characters before each. */
async function published(into: string) {
  const { works, findings } = await readCorpus(into);
  expect(findings).toEqual([]);
  let text = '';
  const leaves: [string, number][] = [];
  const lengths: number[] = [];
  for (const { id, file } of works[0]?.chapters ?? []) {
    const source = readFileSync(path.join(into, file), 'utf8');
    const context = {
      id,
      file,
      release: { today: '2026-01-01', audience: 'public' as const },
      readBeside: () => undefined,
      hiddenItems: new Set<string>(),
    };
    const { html, findings: found } = compileChapter(source, context);
    // Two of the laws hold a character of a private area, as they were given.
    expect(found.filter(({ code }) => code !== 'character-private')).toEqual([]);
    expect(Buffer.byteLength(html)).toBeLessThan(200_000);
    const before = text.length;
    for (const [index, part] of html
      .split(/<span class="leaf"[^>]*data-n="([^"]*)"><\/span>/)
      .entries()) {
      if (index % 2 === 1) leaves.push([part, text.length]);
      else
        text += part
          .replace(/<[^>]*>/g, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&')
          .replace(/[ \t\n\r]/g, '');
    }
    lengths.push(Array.from(text.slice(before)).length);
  }
  return { text, leaves, lengths };
}

const fold = (text: string) => text.replace(/[ \t\n\r]/g, '');

describe('the six old gazetteers (skipped where ../shared/data, which is not part of the project, is absent)', () => {
  const books = isAbsent ? ['(absent)'] : readdirSync(path.join(data, 'old-gazetteers'));
  test.skipIf(isAbsent).each(books)(
    '%s comes out with every character and leaf where it was',
    { timeout: 60_000 },
    async (name) => {
      const { into } = anImportFolder();
      const file = path.join(data, 'old-gazetteers', name);
      const { works, findings } = await importTexts([file], { into });
      expect(findings.map(({ code }) => code)).toEqual(['import-portal-made']);
      const { text, leaves, lengths } = await published(into);
      const rows = rowsOf(file);
      expect(text === rows.map((row) => fold(row.text)).join('')).toBe(true);
      let passed = 0;
      const wanted = rows.flatMap(({ text: own, pages = [] }) => {
        const characters = Array.from(own);
        const placed = pages.map(
          ({ id, offset }) =>
            [
              id.split('_').pop() ?? '',
              passed + fold(characters.slice(0, offset).join('')).length,
            ] as [string, number],
        );
        passed += fold(own).length;
        return placed.filter(([n], index) => n !== placed[index - 1]?.[0]);
      });
      expect(leaves.map(([n]) => n)).toEqual(wanted.map(([n]) => n));
      // A leaf that begins inside a title stands before it; no title is longer than twelve characters.
      const moved = leaves.filter(([, at], index) => at !== wanted[index]?.[1]);
      expect(
        moved.every(([n, at]) => (wanted.find(([own]) => own === n)?.[1] ?? 0) - at <= 24),
      ).toBe(true);
      expect(moved.length).toBeLessThanOrEqual(leaves.length / 100);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(40_000);
      expect(works[0]?.leaves).toBe(leaves.length);
    },
  );
});

test.skipIf(isAbsent)(
  '700 laws come out whole (skipped where ../shared/data, which is not part of the project, is absent)',
  { timeout: 60_000 },
  async () => {
    const { into } = anImportFolder();
    const file = path.join(data, 'modern/laws.jsonl.gz');
    const { works } = await importTexts([file], { into, title: '现行法规' });
    const { text, lengths } = await published(into);
    const wanted = rowsOf(file).map((row) =>
      row.text
        .replace(/<!--.*?-->/g, '')
        .split('\n')
        .map((line) => line.trimEnd())
        .map((line) =>
          /^\|[-|]+\|$/.test(line)
            ? ''
            : line.startsWith('|')
              ? line.replaceAll('|', '')
              : line.replace(/^#+ /, ''),
        )
        .map(fold)
        .join(''),
    );
    expect(text.replace(/[\s\u200B]/g, '') === wanted.join('').replace(/[\s\u200B]/g, '')).toBe(
      true,
    );
    expect(works).toMatchObject([{ id: 'laws', title: '现行法规', headings: 3345, leaves: 0 }]);
    expect(Math.max(...lengths)).toBeLessThan(14_000);
  },
);
