import { expect, test } from 'vitest';
import { aHeading, aParagraph, aTable, type Block } from '../../../src/importers/text/block.ts';
import { cutText } from '../../../src/importers/text/cut.ts';

const limits = { aim: 10_000, most: 30_000 };

/** A paragraph of so many hundred characters. */
const prose = (hundreds: number): Block => aParagraph('字'.repeat(hundreds * 100));

/** Chapters as a line each: headings by their title, prose by its hundreds of characters. */
function cut(blocks: Block[]): string[] {
  const { stretches } = cutText(blocks, limits);
  return stretches.map((stretch) =>
    stretch.map(({ kind, text }) => (kind === 'heading' ? text : text.length / 100)).join(' '),
  );
}

test('leaves a short text whole', () => {
  const blocks = [aHeading('甲', 1), prose(40), aHeading('乙', 1), prose(10)];
  expect(cut(blocks)).toEqual(['甲 40 乙 10']);
});

test('cuts at the highest headings and keeps short neighbours together', () => {
  const blocks = ['甲', '乙', '丙'].flatMap((title) => [aHeading(title, 1), prose(45)]);
  expect(cut(blocks)).toEqual(['甲 45 乙 45', '丙 45']);
});

test('cuts deeper only where a section is still too long, and joins nothing across its end', () => {
  const long = [aHeading('甲', 1), aHeading('甲一', 2), prose(60), aHeading('甲二', 2), prose(60)];
  expect(cut([...long, aHeading('乙', 1), prose(30)])).toEqual(['甲 甲一 60', '甲二 60', '乙 30']);
});

test('does not leave the head of a section alone, nor a remnant', () => {
  const blocks = [prose(5), aHeading('甲', 1), prose(98), aHeading('乙', 1), prose(98)];
  expect(cut([...blocks, aHeading('丙', 1), prose(3)])).toEqual(['5 甲 98', '乙 98 丙 3']);
});

test('leaves a stretch without headings whole up to the limit, and cuts it evenly beyond', () => {
  expect(cut([prose(90), prose(90), prose(90)])).toEqual(['90 90 90']);
  const even = ['20 20 20 20 20', '20 20 20 20 20', '20 20 20 20 20', '20 20 20 20 20'];
  expect(cut(Array.from({ length: 20 }, () => prose(20)))).toEqual(even);
});

test('cuts a paragraph longer than a chapter where a leaf begins, and says that it did', () => {
  const leaves = [5_000, 19_000, 35_000].map((at, index) => ({ n: `${index + 1}a`, at }));
  const { stretches, cutBlocks } = cutText([aParagraph('字'.repeat(40_000), leaves)], limits);
  expect(cutBlocks).toBe(1);
  expect(stretches.map(([block]) => [block?.text.length, block?.leaves])).toEqual([
    [19_000, [{ n: '1a', at: 5_000 }]],
    [21_000, [{ n: '2a', at: 0 }, { n: '3a', at: 16_000 }]], // prettier-ignore
  ]);
});

test('cuts a paragraph without leaves after a sentence, else between characters', () => {
  const sentence = `${'字'.repeat(20_999)}。${'字'.repeat(19_000)}`;
  const lengths = cutText([aParagraph(sentence)], limits).stretches.map(([block]) => block?.text);
  expect(lengths.map((text) => text?.length)).toEqual([21_000, 19_000]);
  const parts = cutText([aParagraph('𨽻'.repeat(40_001))], limits).stretches.flat();
  expect(parts.map(({ text }) => text).join('')).toBe('𨽻'.repeat(40_001));
  expect(parts.every(({ text }) => text.isWellFormed())).toBe(true);
});

test('cuts a table longer than a chapter between rows', () => {
  const rows = Array.from({ length: 10 }, () => ['字'.repeat(5_000)]);
  const { stretches, cutBlocks } = cutText([aTable(rows)], limits);
  expect(cutBlocks).toBe(1);
  expect(stretches.flat().flatMap((block) => block.rows)).toEqual(rows);
  expect(stretches.length).toBeGreaterThan(1);
});

test('counts what is heavy in HTML as longer, so that no page outgrows its weight', () => {
  const heavy = aParagraph('&'.repeat(16_000));
  expect(cutText([heavy, heavy], limits).stretches.length).toBeGreaterThan(1);
});

test('loses no block and changes no order, whatever the headings', () => {
  const blocks = Array.from({ length: 300 }, (_, index) =>
    index % 7 === 3 ? aHeading(`${index}`, (index * 31) % 4) : prose((index * 13) % 60),
  );
  expect(cutText(blocks, limits).stretches.flat()).toEqual(blocks);
});
