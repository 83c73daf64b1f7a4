import { describe, expect, test } from 'vitest';
import { compareCodes, readingOf } from '../../src/model/reading.ts';

describe('a name of a person', () => {
  test.each([
    ['单立群', 'S', 'shan4 li4 qun2'],
    ['曾希舟', 'Z', 'zeng1 xi1 zhou1'],
    ['查毓芳', 'Z', 'zha1 yu4 fang1'],
    ['仇英', 'Q', 'qiu2 ying1'],
    ['解缙', 'X', 'xie4 jin4'],
    ['欧阳修', 'O', 'ou1 yang2 xiu1'],
    ['万俟卨', 'M', 'mo4 qi2 xie4'],
  ])('%s is filed under %s, its surname read as one', (name, initial, key) => {
    expect(readingOf(name, undefined, true)).toEqual({ initial, key });
  });

  test('is read as the editor says, with tone marks or without', () => {
    expect(readingOf('郑𬭎', 'Zhèng Hóng', true)).toEqual({ initial: 'Z', key: 'zheng4 hong2' });
    expect(readingOf('乐小满', 'Le Xiaoman', true).key).toBe('le0 xiaoman0');
    expect(readingOf('吕梁', 'Lǚ Liáng', true).key).toBe('lü3 liang2');
  });
});

test('a place is not read as if it began with a surname', () => {
  expect(readingOf('单城', undefined, false).key).toBe('dan1 cheng2');
  expect(readingOf('单城', undefined, true).key).toBe('shan4 cheng2');
});

test('a name in letters stands under its letter, one in figures under none', () => {
  expect(readingOf('K线厂', undefined, false).initial).toBe('K');
  expect(readingOf('三〇五厂', undefined, false).initial).toBe('S');
  expect(readingOf('305厂', undefined, false).initial).toBe('#');
});

test('readings stand syllable by syllable, then by tone', () => {
  const names = ['李先念', '黎明', '李安', '单立群', '林书', '栗文彬'];
  const sorted = names.toSorted((a, b) =>
    compareCodes(readingOf(a, undefined, true).key, readingOf(b, undefined, true).key),
  );
  expect(sorted).toEqual(['黎明', '李安', '李先念', '栗文彬', '林书', '单立群']);
});
