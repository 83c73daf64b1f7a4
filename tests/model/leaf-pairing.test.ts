import { describe, expect, test } from 'vitest';
import { pairBeginnings, pairLeaves, type LeafMark } from '../../src/model/leaf-pairing.ts';
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

describe('text before the first leaf of a chapter', () => {
  const text = [...marks('juan-1', '1a', '1b'), ...marks('juan-3', '3a')];
  const scans = [scan('1', '1a'), scan('2', '1b'), scan('3', '3a')];
  const chapters = ['juan-1', 'juan-2', 'juan-3'].map((id) => ({
    id: `zhi/${id}`,
    isBegunBefore: id !== 'juan-1',
  }));
  const begun = (leaves: ScanLeaf[], isWhole: boolean): (string | undefined)[] => {
    const ids = chapters.map(({ id }) => id);
    const pairing = pairLeaves(leaves, text, ids);
    expect(pairing.problems).toEqual([]);
    const begins = pairBeginnings(pairing, text, chapters, isWhole);
    return ids.map((id) => begins.get(id));
  };

  test('stands on the last leaf of the chapter before, one without leaves too', () => {
    expect(begun(scans, true)).toEqual(['1', '2', '2']);
  });

  test('stands where the list says', () => {
    const listed = [
      scan('1', '1a'),
      scan('2', '1b', ['1b', 'juan-2#']),
      scan('3', '3a', ['3a', 'juan-3#']),
    ];
    expect(begun(listed, true)).toEqual(['1', '2', '3']);
    expect(begun(listed, false)).toEqual(['1', '2', '3']);
  });

  test('is not guessed at where chapters may be missing', () => {
    expect(begun(scans, false)).toEqual(['1', undefined, undefined]);
  });

  test('of a chapter that is not there is a problem', () => {
    const listed = [scan('1', '1a', ['1a', 'juan-9#'])];
    expect(pairLeaves(listed, text, []).problems).toMatchObject([{ mark: 'juan-9#', found: 0 }]);
  });
});
