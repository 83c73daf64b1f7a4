import { describe, expect, test } from 'vitest';
import { contentsOfPart, shortContents } from '../../src/page/contents.ts';
import { aWorkData, line } from './portal.ts';

const ids = (lines: readonly { id: string }[]): string[] => lines.map(({ id }) => id);

const nested = aWorkData(
  {},
  {
    contents: [
      line('preface', 0),
      line('land', 0, 3),
      line('land/hills', 1, 2),
      line('land/hills/a', 2),
      line('land/hills/b', 2),
      line('land/c', 1),
      line('people', 0, 1),
      line('people/d', 1),
    ],
  },
);

describe('the contents of a part', () => {
  test.each([
    ['land', ['land/hills', 'land/hills/a', 'land/hills/b', 'land/c']],
    ['land/hills', ['land/hills/a', 'land/hills/b']],
    ['people', ['people/d']],
  ])('%s are all that lies in it and nothing after', (part, inside) => {
    expect(ids(contentsOfPart(nested, part))).toEqual(inside);
  });
});

describe('the contents of a work', () => {
  test('are every line of a work of ordinary length', () => {
    expect(shortContents(nested)).toEqual(nested.contents);
  });

  const parts = (count: number, each: number, depth = 0): ReturnType<typeof line>[] =>
    Array.from({ length: count }, (_, part) => [
      line(`p${part}`, depth, each),
      ...Array.from({ length: each }, (_, chapter) => line(`p${part}/c${chapter}`, depth + 1)),
    ]).flat();

  test('of 400 lines are shown whole, of 401 as parts and the chapters outside parts', () => {
    const whole = aWorkData({}, { contents: parts(4, 99) });
    expect(shortContents(whole)).toHaveLength(400);
    const long = aWorkData({}, { contents: [line('preface', 0), ...parts(4, 99)] });
    expect(ids(shortContents(long))).toEqual(['preface', 'p0', 'p1', 'p2', 'p3']);
  });

  test('of very many parts within parts are the outermost alone', () => {
    const contents = [line('a', 0, 1000), ...parts(500, 1, 1), line('b', 0, 1), line('b/c', 1)];
    expect(ids(shortContents(aWorkData({}, { contents })))).toEqual(['a', 'b']);
  });
});
