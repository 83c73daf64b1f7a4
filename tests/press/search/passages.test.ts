import { expect, test } from 'vitest';
import { cutPassages } from '../../../src/press/search/passages.ts';
import { makeFold } from '../../../src/search/fold.ts';

const fold = makeFold('');
const chapter = {
  title: '茶事',
  text: '引言。\n古茶园\n园在村北，有茶百株。\n采制\n春分开采。\n注：据口述。',
  places: [
    { start: 4, anchor: 'a', title: '古茶园', depth: 2 },
    { start: 19, anchor: 'b', title: '采制', depth: 2 },
    { start: 28, anchor: 'fn-1', title: '注释1' },
  ],
};
const read = (content: Uint8Array): string => JSON.parse(Buffer.from(content).toString()) as string;
const shown = ({ content }: { content: Uint8Array }): string =>
  read(content).replaceAll('\u200b', '');

test('a chapter that is short is one passage, with a unit a token and every place', () => {
  const [passage, ...others] = cutPassages(chapter, fold, 1000);
  expect(others).toEqual([]);
  expect(passage && shown(passage)).toBe(`茶事\n${chapter.text}`);
  expect(passage && read(passage.content).split('\u200b').length).toBe(passage?.codes.length);
  expect(
    passage?.anchors.map(({ element, id, text, location }) => [element, id, text, location]),
  ).toEqual([
    ['h2', 'a', '古茶园', 6],
    ['h2', 'b', '采制', 19],
    ['li', 'fn-1', '注释1', 27],
  ]);
});

test('a long one is cut between lines, at headings first, and loses nothing', () => {
  const passages = cutPassages(chapter, fold, 10);
  expect(passages.map(shown)).toEqual([
    '茶事\n引言。\n',
    '古茶园\n园在村北，有茶百株。\n',
    '采制\n春分开采。\n注：据口述。',
  ]);
  expect(passages.map(shown).join('')).toBe(`茶事\n${chapter.text}`);
});

test('a passage that goes on under a heading says so at its head', () => {
  const long = {
    title: '甲',
    text: '乙\n丙丙丙丙丙丙\n丁丁丁丁',
    places: [{ start: 0, anchor: 'a', title: '乙', depth: 2 }],
  };
  const [, last] = cutPassages(long, fold, 8);
  expect(last && shown(last)).toBe('丁丁丁丁');
  expect(last?.anchors).toEqual([{ element: 'h2', id: 'a', text: '乙', location: 0 }]);
});

test('a heading and the title weigh more than prose', () => {
  const [passage] = cutPassages(chapter, fold, 1000);
  expect(passage?.weights?.[0]).toBe(168);
  expect(passage?.weights?.[6]).toBe(144);
  expect(passage?.weights?.[10]).toBe(25);
});

test('a chapter without a character is a passage still, since facets must find it', () => {
  expect(cutPassages({ title: '……', text: '', places: [] }, fold, 100)).toHaveLength(1);
});
