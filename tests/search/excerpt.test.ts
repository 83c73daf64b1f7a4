import { expect, test } from 'vitest';
import { contextOf, excerptAround, type Excerpt, type Span } from '../../src/search/excerpt.ts';
import { groupHits } from '../../src/search/hit-groups.ts';
import { aHitPage } from './hit-page.ts';

/** An excerpt in short: `…` where it is cut, brackets around hits. */
const shown = ({ pieces, isCutBefore, isCutAfter }: Excerpt): string =>
  `${isCutBefore ? '…' : ''}${pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')}${isCutAfter ? '…' : ''}`;

const around = (text: string, word: string, before = 5, after = 5): string => {
  const from = text.indexOf(word);
  const marks: Span[] = from < 0 ? [] : [[from, from + word.length]];
  return shown(excerptAround(text, marks, [0, text.length], { before, after }));
};

test.each([
  ['一二三四五六七茶一二三四五六七', '…三四五六七[茶]一二三四五…'],
  ['一。二三茶四五', '二三[茶]四五'],
  ['一二三\n茶四\n五六', '[茶]四'],
  ['茶', '[茶]'],
  ['没有', '没有'],
  ['𠀀𠀁𠀂𠀃𠀄𠀅茶𠀆𠀇𠀈𠀉𠀊𠀋', '…𠀁𠀂𠀃𠀄𠀅[茶]𠀆𠀇𠀈𠀉𠀊…'],
])('of %j the passage is %j', (text, passage) => {
  expect(around(text, '茶')).toBe(passage);
});

test('a second hit in the passage is marked too, one outside is not', () => {
  const marks: Span[] = [
    [0, 1],
    [3, 4],
    [20, 21],
  ];
  const text = '茶一二茶三四五六七八九十一二三四五六七八茶';
  expect(shown(excerptAround(text, marks, [0, text.length], { before: 5, after: 5 }))).toBe(
    '[茶]一二[茶]三四…',
  );
});

test('a line of a concordance keeps to its block', () => {
  expect(contextOf('上一段。\n春采茶时节，雨\n天', [6, 8], 4)).toEqual({
    before: '春',
    hit: '采茶',
    after: '时节，雨',
  });
  expect(contextOf('茶', [0, 1], 4)).toEqual({ before: '', hit: '茶', after: '' });
});

/** Groups in short: the chapter's title and passage, then each entry's. */
const grouped = (word: string, lead: string, entries: Record<string, string> = {}): string[] => {
  const pieces = (all: Excerpt['pieces']): string =>
    shown({ pieces: all, isCutBefore: false, isCutAfter: false });
  const groups = groupHits(aHitPage(word, lead, entries));
  return [
    `${pieces(groups.title)}：${groups.lead ? shown(groups.lead) : ''}`,
    ...groups.entries.map(
      ({ title, hits, excerpt }) => `${pieces(title)} ${hits}：${excerpt ? shown(excerpt) : ''}`,
    ),
  ];
};

test('hits are grouped by entry, those before the first entry stand for the chapter', () => {
  expect(
    grouped('茶', '本村产茶。', { 古茶园: '老茶树。新茶树。', 采制: '雨天不采。', 买卖: '茶市。' }),
  ).toEqual(['第三章 茶事：本村产[茶]。', '古[茶]园 3：老[茶]树。新[茶]树。', '买卖 1：[茶]市。']);
});

test('a chapter whose hits all stand in entries has no passage of its own', () => {
  expect(grouped('雨', '本村产茶。', { 采制: '雨天不采。' })).toEqual([
    '第三章 茶事：',
    '采制 1：[雨]天不采。',
  ]);
});

test('a hit in a title is marked there, and the text shows its beginning', () => {
  expect(grouped('事', '第三章 茶事\n本村产茶。')).toEqual(['第三章 茶[事]：本村产茶。']);
  expect(grouped('制', '第三章 茶事\n本村产茶。', { 采制: '雨天不采。' })).toEqual([
    '第三章 茶事：',
    '采[制] 1：雨天不采。',
  ]);
  expect(grouped('制', '', { 采制: '' })).toEqual(['第三章 茶事：', '采[制] 1：']);
});

test('a chapter found by its facets alone shows its beginning', () => {
  expect(grouped('', '第三章 茶事\n本村产茶。', { 采制: '雨天不采。' })).toEqual([
    '第三章 茶事：本村产茶。',
  ]);
});
