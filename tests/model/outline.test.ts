import fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import {
  expectedGenres,
  findMisplaced,
  genres,
  role,
  roles,
  type Role,
} from '../../src/model/outline.ts';

describe('findMisplaced in a yearbook', () => {
  const yearbook: Role[] = [
    'title-page',
    'colophon',
    'compilers',
    'editorial-note',
    'plates',
    'contents',
    'special-report',
    'chronicle',
    'overview',
    'body',
    'body',
    'subdivisions',
    'biographies',
    'appendix',
    'subject-index',
    'afterword',
  ];

  test('is content with the customary order', () => {
    expect(findMisplaced('yearbook', yearbook)).toEqual([]);
  });

  test('is content with any part left out', () => {
    for (const [at] of yearbook.entries()) {
      expect(findMisplaced('yearbook', yearbook.toSpliced(at, 1))).toEqual([]);
    }
  });

  test('names a chronicle that stands after the overview', () => {
    expect(findMisplaced('yearbook', ['editorial-note', 'overview', 'chronicle', 'body'])).toEqual([
      { at: 2, side: 'before', of: 1 },
    ]);
  });

  test('names the one part put too early, not all that follow it', () => {
    expect(
      findMisplaced('yearbook', ['appendix', 'chronicle', 'overview', 'body', 'biographies']),
    ).toEqual([{ at: 0, side: 'after', of: 4 }]);
  });

  test('names the one part put too late, and the first it should precede', () => {
    expect(
      findMisplaced('yearbook', ['chronicle', 'body', 'body', 'appendix', 'overview']),
    ).toEqual([{ at: 4, side: 'before', of: 1 }]);
  });

  test('names every part of a book put together backwards but one', () => {
    expect(findMisplaced('yearbook', ['appendix', 'body', 'overview', 'chronicle'])).toHaveLength(
      3,
    );
  });

  test('names the later of any two neighbours that changed places', () => {
    const parts = [...new Set(yearbook)];
    for (let at = 0; at < parts.length - 1; at++) {
      const swapped = parts.toSpliced(at, 2, ...parts.slice(at, at + 2).toReversed());
      expect(findMisplaced('yearbook', swapped)).toEqual([{ at: at + 1, side: 'before', of: at }]);
    }
  });

  test('puts a book in order when what it names is put where it says', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...yearbook), { maxLength: 12 }), (sequence) => {
        const misplaced = new Set(findMisplaced('yearbook', sequence).map(({ at }) => at));
        expect(
          findMisplaced(
            'yearbook',
            sequence.filter((_, at) => !misplaced.has(at)),
          ),
        ).toEqual([]);
      }),
    );
  });

  test('lets the parts of one place stand in any order', () => {
    expect(
      findMisplaced('yearbook', ['preface', 'editorial-principles', 'editorial-note']),
    ).toEqual([]);
    expect(
      findMisplaced('yearbook', ['feature', 'special-report', 'feature', 'chronicle']),
    ).toEqual([]);
  });

  test('passes over roles that custom gives no place', () => {
    expect(findMisplaced('yearbook', ['body', 'errata', 'interview', 'appendix'])).toEqual([]);
  });
});

describe('findMisplaced in a gazetteer', () => {
  const gazetteer: Role[] = [
    'preface',
    'editorial-principles',
    'plates',
    'contents',
    'overview',
    'chronicle',
    'body',
    'biographies',
    'feature',
    'appendix',
    'subject-index',
    'afterword',
  ];

  test('is content with the customary order', () => {
    expect(findMisplaced('gazetteer', gazetteer)).toEqual([]);
  });

  test('has the overview before the chronicle, as a yearbook has not', () => {
    const yearbook: Role[] = ['chronicle', 'overview'];
    expect(findMisplaced('gazetteer', yearbook)).toEqual([{ at: 1, side: 'before', of: 0 }]);
    expect(findMisplaced('yearbook', yearbook)).toEqual([]);
  });

  test('lets features stand among the body and again after the biographies', () => {
    expect(
      findMisplaced('gazetteer', ['body', 'feature', 'body', 'biographies', 'feature', 'appendix']),
    ).toEqual([]);
    expect(findMisplaced('gazetteer', ['appendix', 'feature'])).toEqual([
      { at: 1, side: 'before', of: 0 },
    ]);
  });

  test('names body that stands after the biographies', () => {
    expect(findMisplaced('gazetteer', ['body', 'biographies', 'body'])).toEqual([
      { at: 2, side: 'before', of: 1 },
    ]);
  });
});

test('other works are ordered as their editors like', () => {
  expect(findMisplaced('free', ['afterword', 'preface', 'body', 'overview'])).toEqual([]);
});

test('no part is misplaced in an empty work', () => {
  expect(findMisplaced('yearbook', [])).toEqual([]);
});

test('a village gazetteer is not expected to have an index', () => {
  expect(genres.map(({ name }) => name).join('')).toBe('述记志传图表录索引');
  expect(expectedGenres('county-gazetteer')).toHaveLength(8);
  expect(expectedGenres('village-gazetteer').map(({ name }) => name)).not.toContain('索引');
});

test('every role has a Chinese name of its own', () => {
  expect(new Set(Object.values(roles)).size).toBe(Object.keys(roles).length);
  expect(role.safeParse('chapter').success).toBe(false);
});
