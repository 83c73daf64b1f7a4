import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { facets } from '../../src/search/contract.ts';
import {
  isEmptySearch,
  parseSearchState,
  writeSearchState,
  type SearchState,
} from '../../src/search/search-state.ts';

const parse = (query: string): SearchState => parseSearchState(new URLSearchParams(query));

test('an address without anything is an empty search, and the reverse', () => {
  const state = parse('');
  expect(isEmptySearch(state)).toBe(true);
  expect(writeSearchState(state)).toBe('');
});

test('what a reader chose stands in the address in one order, what is as usual does not', () => {
  const state = parse('人物=柳禾&种类=年鉴&种类=村志&q=造纸&sort=relevance&page=1');
  expect(decodeURIComponent(writeSearchState(state))).toBe('q=造纸&种类=年鉴&种类=村志&人物=柳禾');
});

test('one of several people of a name stands in the address by name and id', () => {
  const filters = { 人物: ['李致和（1958—）#li-zhihe-1958', '柳禾'] };
  const address = writeSearchState({ ...parse(''), filters });
  expect(decodeURIComponent(address)).toBe('人物=李致和#li-zhihe-1958&人物=柳禾');
});

test('nonsense in an address is passed over', () => {
  expect(parse('page=-3&sort=up&view=&alias=&utm=1&种类=&种类=年鉴&种类=年鉴&__proto__=x')).toEqual(
    {
      query: '',
      filters: { 种类: ['年鉴'] },
      sort: 'relevance',
      view: 'chapters',
      page: 1,
      hasAliases: true,
    },
  );
});

test('a query too long for an address is cut in it, between characters', () => {
  const address = writeSearchState({ ...parse(''), query: '𠀀'.repeat(10_000) });
  expect(parse(address).query).toBe('𠀀'.repeat(1000));
});

test('every state comes back from its address', () => {
  const words = fc.string({ unit: 'grapheme' });
  const state = fc.record({
    query: words.map((text) => text.trim()),
    filters: fc
      .dictionary(
        fc.constantFrom(...Object.values(facets)),
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }),
      )
      .map((filters) => ({ ...filters })),
    sort: fc.constantFrom<SearchState['sort']>('relevance', 'year'),
    view: fc.constantFrom<SearchState['view']>('chapters', 'concordance'),
    page: fc.integer({ min: 1, max: 999 }),
    hasAliases: fc.boolean(),
  });
  fc.assert(
    fc.property(state, (given) => {
      const page = given.view === 'concordance' ? given.page : 1;
      expect(parse(writeSearchState(given))).toEqual({ ...given, page });
    }),
  );
});
