import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from '../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { facetsOf } from '../../../src/press/search/chapter-facets.ts';
import { readOwnText } from '../../../src/press/search/own-text.ts';
import { openNames } from '../../../src/press/search/pagefind-file.ts';
import { cutPassages } from '../../../src/press/search/passages.ts';
import { isKnownReader, makeReaderFiles } from '../../../src/press/search/reader-files.ts';
import { makeRun } from '../../../src/press/search/run.ts';
import { writeTables } from '../../../src/press/search/write-tables.ts';
import { writeWords } from '../../../src/press/search/write-words.ts';
import { wall } from '../../../src/search/codes.ts';
import { readMeta } from '../../../src/search/index-files.ts';
import { aFolder } from '../files.ts';
import { testFold } from './index-of-texts.ts';
import { inflated, packageFiles, type PlainPage } from './pagefind-package.ts';

const mark = 'pagefind_dcd'.length;
/** Weight 1 in 24ths: what the package gives text whose weight nobody told it. */
const packageWeight = 24;

/** Our files for the same pages, in as many volumes as told. */
async function ourFiles(
  pages: readonly PlainPage[],
  names: readonly string[],
  chunkSize: number,
  volumes: number,
): Promise<Map<string, Buffer>> {
  const folder = await aFolder();
  for (const name of ['index', 'filter']) mkdirSync(path.join(folder, name));
  const size = Math.ceil(pages.length / volumes);
  const runs = Array.from({ length: volumes }, (_, volume) => {
    const base = volume * size;
    const stretch = pages.slice(base, base + size);
    const file = path.join(folder, `${volume}.run`);
    const weighed = stretch.map(({ codes }) => ({
      codes,
      weights: new Uint8Array(codes.length).fill(packageWeight),
    }));
    writeFileSync(file, makeRun(weighed));
    return { file, base };
  });
  const nameOf = openNames();
  const chunks = writeWords(runs, folder, { chunkSize, zipLevel: 6 }, nameOf);
  const listed = pages.map(({ codes, filters, sorts }, page) => ({
    name: names[page] ?? '',
    words: codes.length,
    group: '',
    facets: filters,
    year: sorts['year'] === undefined ? undefined : Number(sorts['year']),
  }));
  await writeTables(folder, listed, chunks, nameOf);
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    written
      .filter((name) => /\.pf_/.test(name))
      .map((name) => [
        name.split(path.sep).join('/'),
        inflated(readFileSync(path.join(folder, name))),
      ]),
  );
}

const character = fc.oneof(
  fc.integer({ min: 0x4e00, max: 0x4e06 }),
  fc.integer({ min: 0x20000, max: 0x20002 }),
  fc.constantFrom(0x31, 0x61, 0xb12f, 0xb130, 0x10ffff),
);
const code = fc.oneof(
  { arbitrary: character, weight: 9 },
  { arbitrary: fc.constant(wall), weight: 1 },
);
const value = fc.constantFrom('年鉴', '县志', '𠀀', 'a', '～');
const page: fc.Arbitrary<PlainPage> = fc.record({
  // The package leaves out pages without a word.
  codes: fc
    .tuple(character, fc.array(code, { maxLength: 300 }))
    .map(([first, rest]) => [first, ...rest]),
  filters: fc.dictionary(
    fc.constantFrom('种类', '年代', 'k'),
    fc.uniqueArray(value, { minLength: 1, maxLength: 3 }),
  ),
  sorts: fc.oneof(
    fc.constant({}),
    fc.integer({ min: -3000, max: 3000 }).map((year) => ({ year: String(year) })),
  ),
});

describe('the files of an index', () => {
  test('are byte for byte those of the installed package, names included', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(page, { minLength: 1, maxLength: 25 }),
        fc.constantFrom(1, 50, 700, 20_000),
        fc.integer({ min: 1, max: 4 }),
        async (pages, chunkSize, volumes) => {
          const theirs = await packageFiles(pages, chunkSize);
          const metaName = [...theirs.keys()].find((name) => name.endsWith('.pf_meta')) ?? '';
          const names = readMeta(theirs.get(metaName)?.subarray(mark) ?? Buffer.alloc(0)).pages;
          const ours = await ourFiles(
            pages,
            names.map(({ name }) => name),
            chunkSize,
            volumes,
          );
          const compared = [...theirs].filter(([name]) => /\.pf_(?:meta|index|filter)$/.test(name));
          expect([...ours.keys()].sort()).toEqual(compared.map(([name]) => name).sort());
          for (const [name, bytes] of compared)
            expect(ours.get(name)?.equals(bytes), name).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  test('are so for pages that are no chapters, which have no work', async () => {
    const html = (title: string, text: string): string =>
      `<main><h1>${title}</h1><article data-own><p>${text}</p></article></main>`;
    const told = [
      { kind: '乡土课', years: undefined, text: html('采茶课', '一芽二叶，清明前后。') },
      { kind: '动态', years: { from: 2021, to: 2021 }, text: html('开放日', '阅览室开放𠮷日。') },
      { kind: '人物', years: undefined, text: html('王五', '善凿石') },
    ];
    const pages = told.flatMap(({ kind, years, text }): PlainPage[] => {
      const read = readOwnText(text);
      const filters = facetsOf(
        { kind, owner: undefined, work: undefined, years, items: [] },
        new Map(),
      );
      return cutPassages(read ?? { title: '', text: '', places: [] }, testFold, 2000).map(
        ({ codes }) => ({
          codes: [...codes],
          filters: Object.fromEntries(
            Object.entries(filters).filter(([, values]) => values.length > 0),
          ),
          sorts: years === undefined ? {} : { year: String(years.from) },
        }),
      );
    });
    const theirs = await packageFiles(pages, 50);
    const metaName = [...theirs.keys()].find((name) => name.endsWith('.pf_meta')) ?? '';
    const names = readMeta(theirs.get(metaName)?.subarray(mark) ?? Buffer.alloc(0)).pages;
    const ours = await ourFiles(
      pages,
      names.map(({ name }) => name),
      50,
      2,
    );
    expect(ours.size).toBeGreaterThan(3);
    for (const [name, bytes] of ours) expect(theirs.get(name)?.equals(bytes), name).toBe(true);
  });

  test('are of the version that the installed package reads', async () => {
    const { entry, files } = await makeReaderFiles();
    expect(isKnownReader(entry)).toBe(true);
    expect(files.map(({ path: name }) => name)).toEqual(
      expect.arrayContaining(['pagefind.js', 'wasm.unknown.pagefind']),
    );
  });

  test('of another version are not taken for known', async () => {
    const { entry } = await makeReaderFiles();
    expect(isKnownReader({ ...entry, version: '1.7.0' })).toBe(false);
    expect(isKnownReader({ ...entry, include_characters: ['_'] })).toBe(false);
  });
});
