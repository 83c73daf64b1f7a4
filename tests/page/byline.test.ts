import { describe, expect, test } from 'vitest';
import { chapterView } from '../../src/page/chapter-view.ts';
import { aPlace } from './chapter-place.ts';

const old = {
  kind: 'old-gazetteer',
  language: 'lzh-Hant',
  chiefEditor: ['褚廷楷（修）', '柳宗翰（纂）'],
};
const bylineOf = (facts: object, work: object = old): string =>
  chapterView(aPlace({ facts, work })).byline;

test('a byline names those who share a part together', () => {
  const facts = { authors: ['柳禾', '顾岚清'], contributors: [{ name: '曾希舟', role: '绘图' }] };
  expect(bylineOf(facts, {})).toBe('<span>撰稿：柳禾、顾岚清</span><span>绘图：曾希舟</span>');
});

describe('of an old gazetteer, the byline', () => {
  test('names its compilers as the book does, whoever of them wrote the chapter', () => {
    const byline = '<span>修：褚廷楷</span><span>纂：柳宗翰</span>';
    expect(bylineOf({ authors: ['柳宗翰'] })).toBe(byline);
    expect(bylineOf({})).toBe(byline);
  });

  test('names compilers whose part is not told as compilers', () => {
    expect(bylineOf({}, { ...old, chiefEditor: ['常璩'] })).toBe('<span>纂修：常璩</span>');
  });

  test('names others who wrote a chapter beside the compilers', () => {
    expect(bylineOf({ authors: ['罗问渠'] })).toBe(
      '<span>修：褚廷楷</span><span>纂：柳宗翰</span><span>撰：罗问渠</span>',
    );
  });

  test('names the writers of prefaces', () => {
    expect(bylineOf({ role: 'preface', authors: ['褚廷楷', '柳宗翰'] })).toBe(
      '<span>撰：褚廷楷、柳宗翰</span>',
    );
  });

  test('names who wrote what was added to it', () => {
    expect(bylineOf({ language: 'zh-Hans', authors: ['顾岚清'] })).toBe(
      '<span>撰稿：顾岚清</span>',
    );
  });
});
