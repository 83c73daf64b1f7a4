import { expect, test } from 'vitest';
import { workSchema } from '../../src/model/work.ts';
import { englishContents, englishFacts, hasEnglish } from '../../src/page/english-work.ts';
import type { ContentsLine, WorkData } from '../../src/page/portal-data.ts';

const aLine = (facts: Partial<ContentsLine>): ContentsLine => ({
  id: 'w/a',
  title: '茶事',
  role: 'body',
  depth: 0,
  isPart: false,
  chapters: 1,
  ...facts,
});

function aWork(facts: object, contents: ContentsLine[]): WorkData {
  return {
    id: 'w',
    meta: workSchema.parse({ kind: 'essays', title: '某集', ...facts }),
    contents,
    totals: { chapters: 2, entries: 0, characters: 0, figures: 0, tables: 0 },
  };
}

test('a work is in English when its title and a line of its contents are', () => {
  const lines = [aLine({ englishTitle: 'Tea' })];
  expect(hasEnglish(aWork({ englishTitle: 'Essays' }, lines))).toBe(true);
  expect(hasEnglish(aWork({}, lines))).toBe(false);
  expect(hasEnglish(aWork({ englishTitle: 'Essays' }, [aLine({})]))).toBe(false);
});

test('a line without an English title stands in Chinese, and says so', () => {
  const work = aWork({}, [aLine({ englishTitle: 'Tea' }), aLine({ id: 'w/b', title: '纸事' })]);
  expect(englishContents(work)).toEqual([
    { id: 'w/a', depth: 0, isPart: false, title: 'Tea', isChinese: false },
    { id: 'w/b', depth: 0, isPart: false, title: '纸事', isChinese: true },
  ]);
});

test('the colophon gives what is known, names in Chinese', () => {
  const facts = englishFacts(
    aWork(
      { coverage: { from: 1689, to: 2020 }, chiefEditor: ['冯长庚'], printing: { pages: 236 } },
      [],
    ),
  );
  expect(
    facts.map(({ label, value, isChinese }) => `${label}: ${value}${isChinese ? ' *' : ''}`),
  ).toEqual([
    'Title in Chinese: 某集 *',
    'Kind: Essays',
    'Years covered: 1689–2020',
    'Chief editor: 冯长庚 *',
    'Pages: 236',
    'Chapters: 2',
  ]);
});
