import { expect, test } from 'vitest';
import { compareCodes } from '../../src/model/reading.ts';
import { strokeKey, strokesOf } from '../../src/model/strokes.ts';

const byStrokes = (names: readonly string[]): string[] =>
  names.toSorted((a, b) => compareCodes(strokeKey(a), strokeKey(b)));

test('strokes are counted as the mainland writes, not as Taiwan does', () => {
  const names = ['丁', '王', '龙', '陈', '单', '草', '黄', '曾', '楮', '饶'];
  expect(names.map((name) => `${name}${strokesOf(name)}`)).toEqual([
    '丁2',
    '王4',
    '龙5',
    '陈7',
    '单8',
    '草9',
    '黄11',
    '曾12',
    '楮12',
    '饶9',
  ]);
});

test('a character past the first plane has its strokes', () => {
  expect(strokesOf('\u{20BB7}')).toBe(6);
});

test('what is not a Chinese character has none', () => {
  expect(['A', '7', '（', ''].map(strokesOf)).toEqual([undefined, undefined, undefined, undefined]);
});

test('names stand by the strokes of each character in turn, the shorter first, others last', () => {
  const names = ['Ab', '单文漪', '李致和', '李', '王', '李一', '2号井', '一心'];
  expect(byStrokes(names)).toEqual(['一心', '王', '李', '李一', '李致和', '单文漪', '2号井', 'Ab']);
});

test('characters of equal strokes stay together, however the names go on', () => {
  const names = ['李乙', '陈一', '李一', '陈乙'];
  const firsts = byStrokes(names).map((name) => name[0]);
  expect(firsts.join('')).toMatch(/^(李李陈陈|陈陈李李)$/);
});
