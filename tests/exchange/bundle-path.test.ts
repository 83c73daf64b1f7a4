import { describe, expect, test } from 'vitest';
import { comparePaths, pathProblem, watchPaths } from '../../src/exchange/bundle-path.ts';
import { hostilePaths } from './hostile-paths.ts';

describe('a path in a bundle', () => {
  test.each(['data/site/index.html', 'data/sources/图 1.svg', 'data/a-b_c(1).txt', 'data/𠀀.txt'])(
    '%j may be there',
    (path) => {
      expect(pathProblem(path)).toBeUndefined();
    },
  );

  test.each(hostilePaths)('%j may not: %s', (path, reason) => {
    expect(pathProblem(path)).toContain(reason);
  });

  test.each([
    [['data/a.txt', 'data/A.txt'], '与 data/a.txt 只差大小写或字形'],
    [['data/ﬁ.txt', 'data/fi.txt'], '与 data/ﬁ.txt 只差大小写或字形'],
    [['data/ΑΣ.txt', 'data/ασ.txt'], '与 data/ΑΣ.txt 只差大小写或字形'],
    [['data/straße', 'data/STRASSE'], '与 data/straße 只差大小写或字形'],
    [['data/葛.jpg', 'data/葛\u{E0100}.jpg'], '与 data/葛.jpg 只差大小写或字形'],
    [['data/a', 'data/a/b'], 'data/a 既是文件又是文件夹'],
    [['data/a/b', 'data/a'], '既是文件又是文件夹'],
    [['data/a/b', 'data/A/c'], '所在文件夹与 data/a 只差大小写或字形'],
    [['data/a', 'data/a'], '出现了两次'],
  ])('clashes with one before it: %j', ([first = '', second = ''], reason) => {
    const clash = watchPaths();
    expect(clash(first)).toBeUndefined();
    expect(clash(second)).toBe(reason);
  });

  test('is ordered by its bytes, as sort in the C locale does', () => {
    const paths = [
      'data/b',
      'data/a/z',
      'data/a.b',
      'data/中',
      'data/\u{20000}',
      'data/\uFF21',
      'data/a',
    ];
    const byBytes = paths.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(paths.toSorted(comparePaths)).toEqual(byBytes);
  });
});
