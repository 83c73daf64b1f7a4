import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { openBundle } from '../../src/search/bundle.ts';
import { notIndexed } from '../../src/search/fold.ts';
import { aFolder } from '../press/files.ts';
import {
  diskTransport,
  indexTexts,
  testFold,
  type TestChapter,
} from '../press/search/index-of-texts.ts';

/** What a line of text counts as: found by inclusion, it is what search must find. */
const folded = (text: string): string =>
  [...text]
    .map((char) => testFold(char.codePointAt(0) ?? 0))
    .map((code) => (code === notIndexed ? '' : String.fromCodePoint(code)))
    .join('');
const lines = ({ title, text }: TestChapter): string[] =>
  `${title}\n${text}`.split(/[\n\t]/).map(folded);

// Few characters, so that they meet again and again: both scripts, variants, other planes, marks, Latin, figures.
const piece = fc.constantFrom(
  ...'水水水溪溪县縣里裏后後黄黃𠀀𠀁〓□ＡaB12３，。、“”《》 —',
  '\n',
  '\n',
  '\t',
);
const textOf = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(piece, { maxLength }).map((pieces) => pieces.join(''));
const chapter = fc.record({ title: textOf(6), text: textOf(120) });

test('search finds the chapters whose text includes what is typed, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(chapter, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 12 }), textOf(5)), {
        minLength: 12,
        maxLength: 12,
      }),
      fc.constantFrom(3, 20, 400),
      fc.constantFrom(5, 40, 4000),
      fc.boolean(),
      async (chapters, drawn, chunkSize, passageLength, hasSizes) => {
        const folder = await aFolder();
        await indexTexts(folder, chapters, { chunkSize, passageLength, hasSizes });
        const bundle = await openBundle(
          { base: '' },
          'http://portal.test/pagefind/',
          diskTransport(folder),
        );
        for (const [which, from, length, other] of drawn) {
          const { title, text } = chapters[which % chapters.length] ?? { title: '', text: '' };
          const whole = [...`${title}\n${text}`];
          const start = from % whole.length;
          for (const typed of [whole.slice(start, start + length).join(''), other]) {
            const wanted = folded(typed);
            if (wanted === '') continue;
            const { found, missing } = await bundle.search({
              terms: [{ any: [typed], isPhrase: false, isExcluded: false }],
              filters: {},
              sort: 'relevance',
            });
            expect(missing).toEqual([]);
            const expected = chapters.flatMap((each, number) =>
              lines(each).some((line) => line.includes(wanted)) ? [number] : [],
            );
            const pages = await Promise.all(found.map(async (hit) => hit.load({ isWhole: true })));
            const perVolume = Math.ceil(chapters.length / 2);
            const numbers = pages.map(({ url }) => {
              const [, volume = '', place = ''] = /(\d+)-(\d+)\.html$/.exec(url) ?? [];
              return Number(volume) * perVolume + Number(place);
            });
            expect(numbers.toSorted((a, b) => a - b)).toEqual(expected);
            for (const page of pages) {
              expect(page.marks.length).toBeGreaterThan(0);
              for (const [begin, end] of page.marks)
                expect(folded(page.text.slice(begin, end)).startsWith(wanted.slice(0, 1))).toBe(
                  true,
                );
              expect(
                page.marks.some(([begin, end]) =>
                  folded(page.text.slice(begin, end)).includes(wanted),
                ),
              ).toBe(true);
            }
          }
        }
      },
    ),
    { numRuns: 200, endOnFailure: true },
  );
}, 120_000);

test('a phrase does not leap from one line to the next', async () => {
  const folder = await aFolder();
  await indexTexts(folder, [{ title: '水□', text: '□水' }]);
  const bundle = await openBundle(
    { base: '' },
    'http://portal.test/pagefind/',
    diskTransport(folder),
  );
  const { found } = await bundle.search({
    terms: [{ any: ['水□□水'], isPhrase: false, isExcluded: false }],
    filters: {},
    sort: 'relevance',
  });
  expect(found).toEqual([]);
});

test('a file of words that cannot be had is made good by the words on either side', async () => {
  const folder = await aFolder();
  const texts = Array.from({ length: 60 }, (_, number) => `甲乙丙丁${'戊己'[number % 2]}`);
  await indexTexts(
    folder,
    texts.map((text) => ({ title: '卷', text })),
    { chunkSize: 1 },
  );
  const disk = diskTransport(folder);
  const asked: string[] = [];
  const openWithout = async (lost: readonly string[]): ReturnType<typeof openBundle> =>
    openBundle({ base: '' }, 'http://portal.test/pagefind/', {
      read: async (name) => {
        asked.push(name);
        if (lost.includes(name)) throw new Error('lost');
        return disk.read(name);
      },
    });
  const request = {
    terms: [{ any: ['甲乙丙丁戊'], isPhrase: false, isExcluded: false }],
    filters: {},
    sort: 'relevance' as const,
  };
  expect((await (await openWithout([])).search(request)).found).toHaveLength(30);
  const words = [...new Set(asked.filter((name) => name.startsWith('index/')))];
  const answers = [];
  for (const lost of words) answers.push(await (await openWithout([lost])).search(request));
  // None stands beside the first word, and sixty chapters are too many to read.
  expect(answers.map(({ found }) => found.length).sort((a, b) => a - b)).toEqual([
    0,
    ...words.slice(1).map(() => 30),
  ]);
  for (const [at, { missing }] of answers.entries()) expect(missing).toContain(words[at]);
});
