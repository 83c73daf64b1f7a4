import { describe, expect, test } from 'vitest';
import { pairLeaves, type LeafMark } from '../../src/model/leaf-pairing.ts';
import type { ScanLeaf } from '../../src/model/scans.ts';

const scan = (id: string, label: string, leaf?: string[]): ScanLeaf => ({
  id,
  label,
  ...(leaf && { leaf }),
  state: '未校',
  file: `${id}.png`,
  access: 'public',
});
const marks = (chapter: string, ...names: string[]): LeafMark[] =>
  names.map((n) => ({ chapter: `zhi/${chapter}`, n }));

const paired = (leaves: ScanLeaf[], text: LeafMark[]): Record<string, string> =>
  Object.fromEntries(
    [...pairLeaves(leaves, text).marks].map(([id, found]) => [
      id,
      found.map(({ chapter, n }) => `${chapter}#${n}`).join(' '),
    ]),
  );

describe('scans and leaves of the text', () => {
  test('are paired by name', () => {
    expect(paired([scan('1', '1a'), scan('2', '1b')], marks('juan-1', '1a', '1b'))).toEqual({
      1: 'zhi/juan-1#1a',
      2: 'zhi/juan-1#1b',
    });
  });

  test('of one name in two juan are paired in order, when there are as many scans as leaves', () => {
    const text = [...marks('juan-1', '1a', '1b'), ...marks('juan-2', '1a')];
    expect(paired([scan('1', '1a'), scan('2', '1b'), scan('3', '1a')], text)).toEqual({
      1: 'zhi/juan-1#1a',
      2: 'zhi/juan-1#1b',
      3: 'zhi/juan-2#1a',
    });
  });

  test('of one name are not guessed at when there are fewer scans; naming the chapter settles it', () => {
    const text = [...marks('juan-1', '1a'), ...marks('juan-2', '1a')];
    const { marks: found, problems } = pairLeaves([scan('1', '1a')], text);
    expect(found.size).toBe(0);
    expect(problems).toMatchObject([{ mark: '1a', found: 2 }]);
    expect(paired([scan('1', '二卷一葉', ['juan-2#1a'])], text)).toEqual({ 1: 'zhi/juan-2#1a' });
  });

  test('are paired two to one where a scan shows both sides', () => {
    expect(paired([scan('1', '第一葉', ['1a', '1b'])], marks('juan-1', '1a', '1b'))).toEqual({
      1: 'zhi/juan-1#1a zhi/juan-1#1b',
    });
  });
});

describe('a name the text does not have', () => {
  test('is no problem as a label: covers have no text', () => {
    expect(pairLeaves([scan('1', '封面')], marks('juan-1', '1a')).problems).toEqual([]);
  });
  test('is one when it is written as the leaf', () => {
    expect(pairLeaves([scan('1', '封面', ['9z'])], []).problems).toMatchObject([
      { mark: '9z', found: 0 },
    ]);
  });
});
