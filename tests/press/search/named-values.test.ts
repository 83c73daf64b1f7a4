import { expect, test } from 'vitest';
import { personSchema } from '../../../src/model/person.ts';
import { placeSchema } from '../../../src/model/place.ts';
import { workSchema } from '../../../src/model/work.ts';
import { namedValues } from '../../../src/press/search/named-values.ts';

const person = (id: string, facts: object) => ({
  id,
  meta: personSchema.parse({ name: '李之和', ...facts }),
});
const place = (id: string, facts: object) => ({
  id,
  meta: placeSchema.parse({ name: '新村', ...facts }),
});

test('a name that one person bears is the value', () => {
  expect([...namedValues({ people: [person('li-zhihe', {})], places: [] }, [])]).toEqual([
    ['people/li-zhihe', '李之和'],
  ]);
});

test('people of one name are told apart by their years, then by more', () => {
  const people = [
    person('a', { born: '1871', died: '1940' }),
    person('b', { born: '1958', living: true }),
  ];
  expect([...namedValues({ people, places: [] }, []).values()]).toEqual([
    '李之和（1871—1940）#a',
    '李之和（1958—）#b',
  ]);
  const alike = [
    person('a', { born: '1871', died: '1940', distinction: '药商' }),
    person('b', { born: '1871', died: '1940', nativePlace: '茶坪' }),
  ];
  expect([...namedValues({ people: alike, places: [] }, []).values()]).toEqual([
    '李之和（1871—1940，药商）#a',
    '李之和（1871—1940）#b',
  ]);
});

test('people of whom nothing tells them apart are kept apart by their ids all the same', () => {
  const people = [person('a', {}), person('b', {})];
  expect([...namedValues({ people, places: [] }, []).values()]).toEqual(['李之和#a', '李之和#b']);
});

test('of a living person no more than the year of birth is told', () => {
  const people = [
    person('a', { born: '1958-03-04', living: true }),
    person('b', { born: '1871', died: '1940' }),
  ];
  expect(namedValues({ people, places: [] }, []).get('people/a')).toBe('李之和（1958—）#a');
});

test('places of one name are told apart by kind, by where they lie, by their code', () => {
  const county = { id: 'xian', meta: placeSchema.parse({ name: '试县' }) };
  const other = { id: 'ling', meta: placeSchema.parse({ name: '邻县' }) };
  const places = [
    place('a', { kind: '村', within: 'xian' }),
    place('b', { kind: '村', within: 'ling' }),
    county,
    other,
  ];
  const values = namedValues({ people: [], places }, []);
  expect([values.get('places/a'), values.get('places/b'), values.get('places/xian')]).toEqual([
    '新村（村，试县）#a',
    '新村（村，邻县）#b',
    '试县',
  ]);
  const coded = [
    place('a', { names: [{ name: '新村', code: '999931' }] }),
    place('b', { names: [{ name: '新村', code: '999932' }] }),
  ];
  expect(namedValues({ people: [], places: coded }, []).get('places/b')).toBe(
    '新村（地名，999932）#b',
  );
});

test('works of one title are told apart by their years, then by whose they are', () => {
  const work = (id: string, owner: string | undefined, from: number) => ({
    id,
    owner,
    meta: workSchema.parse({ title: '县志', kind: 'essays', coverage: { from, to: from + 9 } }),
  });
  const values = namedValues({ people: [], places: [] }, [
    work('a', '试县方志办', 1990),
    work('b', '试县方志办', 2000),
    work('c', '邻县方志办', 1990),
  ]);
  expect([...values]).toEqual([
    ['works/a', '县志（1990–1999，试县方志办）#a'],
    ['works/b', '县志（2000–2009，试县方志办）#b'],
    ['works/c', '县志（1990–1999，邻县方志办）#c'],
  ]);
});
