import { expect, test } from 'vitest';
import { findPlaces } from '../../src/search/find-places.ts';
import { openIndex, type IndexReader } from '../../src/search/index-reader.ts';
import { readSpelling } from '../../src/search/spelling.ts';
import fc from '../fast-check.ts';
import { aFolder } from '../press/files.ts';
import { diskTransport, indexTexts } from '../press/search/index-of-texts.ts';

/** An index whose words are as dear as those of a large portal, each until it was asked for; says what is fetched. */
function aDearIndex(index: IndexReader): { index: IndexReader; fetched: string[] } {
  const atHand = new Set<string>();
  const fetched: string[] = [];
  const fetch = (name: string): void => {
    if (!atHand.has(name)) fetched.push(name);
    atHand.add(name);
  };
  const dear: IndexReader = {
    ...index,
    costOf: (word) => (atHand.has(word) ? 0 : 10),
    placesOf: async (from, to) => {
      fetch(from);
      return index.placesOf(from, to);
    },
    fragment: async (page) => {
      fetch(index.fragmentFile(page));
      return index.fragment(page);
    },
  };
  return { index: dear, fetched };
}

const text = fc.string({
  unit: fc.constantFrom(...'水溪县里黄茶山', '\n'),
  minLength: 10,
  maxLength: 150,
});

test('a phrase that is asked for again needs nothing but what is at hand', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 2, maxLength: 20 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 2, max: 9 })), { maxLength: 12 }),
      async (texts, drawn) => {
        const folder = await aFolder();
        const chapters = texts.map((each, at) => ({ title: `题${at}`, text: each }));
        await indexTexts(folder, chapters, { chunkSize: 3, passageLength: 40 });
        const opened = await openIndex(diskTransport(folder));
        for (const [which, from, length] of drawn) {
          const { index, fetched } = aDearIndex(opened);
          const whole = texts[which % texts.length]?.replaceAll('\n', '') ?? '';
          const typed = whole.slice(from % (whole.length || 1)).slice(0, length);
          const spelling = readSpelling(typed, index.fold);
          if (spelling === undefined) continue;
          const first = await findPlaces(index, spelling);
          const before = fetched.length;
          const second = await findPlaces(index, spelling);
          expect(fetched.slice(before), typed).toEqual([]);
          expect(second.places).toEqual(first.places);
        }
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);
