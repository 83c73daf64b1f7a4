import { expect, test } from 'vitest';
import { aHeading, aParagraph, aTable, type Block } from '../../../src/importers/text/block.ts';
import { cutText } from '../../../src/importers/text/cut.ts';

const limits = { aim: 100, most: 300 };
const prose = (length: number): Block => aParagraph('字'.repeat(length));
const show = (stretches: Block[][]) =>
  stretches.map((blocks) =>
    blocks.map(({ kind, text }) => (kind === 'heading' ? text : text.length)).join(' '),
  );
const cut = (blocks: Block[]) => show(cutText(blocks, limits).stretches);

test('leaves a short text whole', () => {
  expect(cut([aHeading('甲', 1), prose(40), aHeading('乙', 1), prose(10)])).toEqual([
    '甲 40 乙 10',
  ]);
});

test('cuts at the highest headings and keeps short neighbours together', () => {
  const blocks = [
    aHeading('甲', 1),
    prose(10),
    aHeading('乙', 1),
    prose(10),
    aHeading('丙', 1),
    prose(80),
    aHeading('丁', 2),
    prose(5),
  ];
  expect(cut([...blocks.slice(0, 4), aHeading('戊', 1), prose(50)])).toEqual([
    '甲 10 乙 10',
    '戊 50',
  ]);
});

test('cuts deeper only where a section is still too long', () => {
  const section = (title: string, ...lengths: number[]) => [
    aHeading(title, 1),
    ...lengths.flatMap((length, index) => [aHeading(`${title}${index + 1}`, 2), prose(length)]),
  ];
  expect(cut([...section('甲', 60, 60), ...section('乙', 10)])).toEqual(
    ['甲 甲1 60', '甲2 60', '乙 乙1 10'].slice(0, 2).concat('乙 乙1 10'),
  );
});

test('does not leave the head of a section alone', () => {
  expect(cut([prose(5), aHeading('甲', 1), prose(98), aHeading('乙', 1), prose(98)])).toEqual([
    '5 甲 98',
    '乙 98',
  ]);
});

test('leaves a stretch without headings whole up to the limit, and cuts it evenly at paragraphs beyond', () => {
  expect(cut([prose(90), prose(90), prose(90)])).toEqual(['90 90 90']);
  expect(cut(Array.from({ length: 20 }, () => prose(20)))).toEqual(
    ['20 20 20 20 20', '20 20 20 20 20', '20 20 20 20 20', '20 20 20 20 20'].slice(0, 4),
  );
});

test('cuts a paragraph longer than a chapter where a leaf begins, and says that it did', () => {
  const leaves = [50, 190, 350].map((at, index) => ({ n: `${index + 1}a`, at }));
  const { stretches, cutBlocks } = cutText([aParagraph('字'.repeat(400), leaves)], limits);
  expect(cutBlocks).toBe(1);
  expect(stretches.flat().map(({ text, leaves: own }) => [text.length, own])).toEqual([
    [190, [{ n: '1a', at: 50 }]],
    [
      210,
      [
        { n: '2a', at: 0 },
        { n: '3a', at: 160 },
      ],
    ],
  ]);
});

test('cuts a paragraph without leaves after a sentence, else between characters', () => {
  const sentence = `${'字'.repeat(209)}。${'字'.repeat(190)}`;
  expect(
    cutText([aParagraph(sentence)], limits)
      .stretches.flat()
      .map(({ text }) => text.length),
  ).toEqual([210, 190]);
  const parts = cutText([aParagraph('𨽻'.repeat(400))], limits).stretches.flat();
  expect(parts.map(({ text }) => text).join('')).toBe('𨽻'.repeat(400));
  expect(parts.every(({ text }) => text.isWellFormed())).toBe(true);
});

test('cuts a table longer than a chapter between rows', () => {
  const rows = Array.from({ length: 10 }, () => ['字'.repeat(50)]);
  const { stretches, cutBlocks } = cutText([aTable(rows)], limits);
  expect(cutBlocks).toBe(1);
  expect(stretches.flat().flatMap((block) => block.rows)).toEqual(rows);
  expect(stretches.length).toBeGreaterThan(1);
});

test('counts what is heavy in HTML as longer, so that no page outgrows its weight', () => {
  expect(cut([aParagraph('&'.repeat(200)), aParagraph('&'.repeat(200))]).length).toBe(2);
});

test('loses no block and changes no order, whatever the headings', () => {
  const blocks = Array.from({ length: 300 }, (_, index) =>
    index % 7 === 3 ? aHeading(`${index}`, (index * 31) % 4) : prose((index * 13) % 60),
  );
  const { stretches } = cutText(blocks, limits);
  expect(stretches.flat()).toEqual(blocks);
});
