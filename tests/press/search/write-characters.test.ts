import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openNames } from '../../../src/press/search/pagefind-file.ts';
import { makeRun, plainWeight } from '../../../src/press/search/run.ts';
import { writeCharacters } from '../../../src/press/search/write-characters.ts';
import { wall } from '../../../src/search/codes.ts';
import { readCharacterTable, readPageCounts } from '../../../src/search/page-counts.ts';
import fc from '../../fast-check.ts';
import { aFolder } from '../files.ts';
import { inflated } from './pagefind-package.ts';

const character = fc.constantFrom(0x31, 0x4e00, 0x4e01, 0x5e74, 0x9fff, 0xb130, 0x20000);
const token = fc.record({
  code: fc.oneof({ arbitrary: character, weight: 6 }, { arbitrary: fc.constant(wall), weight: 1 }),
  weight: fc.constantFrom(plainWeight, plainWeight, plainWeight, 144, 168),
});

test('a common character is counted in every page that holds it, in however many volumes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.array(token, { maxLength: 40 }), { minLength: 1, maxLength: 5 }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.integer({ min: 1, max: 30 }),
      async (volumes, least) => {
        const folder = await aFolder();
        let base = 0;
        const runs = volumes.map((pages, volume) => {
          const file = path.join(folder, `${volume}.run`);
          const tokens = pages.map((page) => ({
            codes: page.map(({ code }) => code),
            weights: Uint8Array.from(page, ({ weight }) => weight),
          }));
          writeFileSync(file, makeRun(tokens));
          const run = { file, base };
          base += pages.length;
          return run;
        });
        const table = readCharacterTable(writeCharacters(runs, folder, 1, openNames(), least));
        const pages = volumes.flat();
        const of = (page: (typeof pages)[number], wanted: number): typeof page =>
          page.filter(({ code }) => code === wanted);
        const all = new Set(
          pages
            .flat()
            .map(({ code }) => code)
            .filter((code) => code !== wall),
        );
        const common = [...all].filter(
          (each) => pages.flatMap((page) => of(page, each)).length >= least,
        );
        expect([...table.keys()]).toEqual(common.sort((a, b) => a - b));
        const written = readdirSync(folder, { recursive: true, encoding: 'utf8' });
        expect(written.filter((name) => name.endsWith('.pf_character'))).toHaveLength(
          common.length,
        );
        for (const [each, name] of table) {
          const file = readFileSync(path.join(folder, 'character', `${name}.pf_character`));
          const read = readPageCounts(inflated(file).subarray('pagefind_dcd'.length));
          const expected = pages.flatMap((page, number) => {
            const found = of(page, each);
            const extra = found.reduce((sum, { weight }) => sum + weight - plainWeight, 0);
            return found.length === 0 ? [] : [[number, found.length, extra]];
          });
          expect(
            read.pages.map((page, at) => [page, read.counts[at], read.extras.get(page) ?? 0]),
          ).toEqual(expected);
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
