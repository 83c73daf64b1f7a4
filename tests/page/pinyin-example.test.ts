import { expect, test } from 'vitest';
import { personSchema } from '../../src/model/person.ts';
import { placeSchema } from '../../src/model/place.ts';
import { pinyinExample } from '../../src/page/pinyin-example.ts';

const person = (facts: object) => ({
  id: 'one',
  meta: personSchema.parse({ tenures: [], ...facts }),
  passages: [],
});
const place = (facts: object) => ({ id: 'one', meta: placeSchema.parse(facts), passages: [] });

test('the example is the first person’s name, read as the register says', () => {
  const people = [person({ name: '单禾', pinyin: 'Shàn Hé' }), person({ name: '柳禾' })];
  expect(pinyinExample({ people, places: [] })).toEqual({
    name: '单禾',
    whole: 'shanhe',
    initials: 'sh',
  });
});

test('names that are too long for an example, or not Chinese alone, are passed over', () => {
  const people = [person({ name: 'A先生' }), person({ name: '欧阳文一' })];
  const byWords = person({ name: '单文一', pinyin: 'Shàn Wényī' });
  const places = [place({ name: '白岩村', kind: '村' })];
  expect(pinyinExample({ people, places })?.whole).toBe('baiyancun');
  expect(pinyinExample({ people: [...people, byWords], places: [] })).toBeUndefined();
});
