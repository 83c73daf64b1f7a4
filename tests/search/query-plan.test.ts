import { expect, test } from 'vitest';
import type { Expansion } from '../../src/search/name-index.ts';
import { planQuery } from '../../src/search/query-plan.ts';
import { parseReaderQuery } from '../../src/search/reader-query.ts';

const expand = (word: string): Expansion =>
  word === '白岩村'
    ? {
        alternatives: ['红星大队'],
        items: [
          { register: 'places', kind: '地名', id: 'baiyan-cun', names: ['白岩村', '红星大队'] },
        ],
      }
    : { alternatives: [], items: [] };

const terms = (query: string, hasAliases = true): string[][] =>
  planQuery(parseReaderQuery(query).words, expand, hasAliases).terms.map(({ any }) => any);

test('a name brings the item’s other names, an ordinary word nothing', () => {
  expect(terms('白岩村 茶')).toEqual([['白岩村', '红星大队'], ['茶']]);
});

test('a phrase and a word left out stand for themselves', () => {
  expect(terms('“白岩村”')).toEqual([['白岩村']]);
  expect(terms('茶 -白岩村')).toEqual([['茶'], ['白岩村']]);
});

test('switched off, other names are named and not searched for', () => {
  const plan = planQuery(parseReaderQuery('白岩村').words, expand, false);
  expect(plan.terms.map(({ any }) => any)).toEqual([['白岩村']]);
  expect(plan.alternatives).toEqual(['红星大队']);
});

test('without names of the registers every word stands for itself', () => {
  const { words } = parseReaderQuery('白岩村');
  expect(planQuery(words, () => undefined, true).terms[0]?.any).toEqual(['白岩村']);
});

test('of very many other names the first are searched for', () => {
  const many = Array.from({ length: 40 }, (_, at) => `名${at}`);
  const { terms: planned } = planQuery(
    parseReaderQuery('甲').words,
    () => ({ alternatives: many, items: [] }),
    true,
  );
  expect(planned[0]?.any).toHaveLength(13);
});
