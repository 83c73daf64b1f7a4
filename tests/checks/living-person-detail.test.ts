import { expect, test } from 'vitest';
import { livingPersonDetail } from '../../src/checks/living-person-detail.ts';
import { aChecked, aPerson } from '../builders.ts';
import { messagesOf } from './messages.ts';

const person = (facts: object) =>
  messagesOf(livingPersonDetail, aChecked([], { people: [aPerson('cheng-yinong', facts)] }));

test('asks for the year only of someone alive', () => {
  expect(person({ born: '1938-05' })).toMatchInlineSnapshot(
    `"people/cheng-yinong.yaml 提醒 living-person-detail：程亦农在世，出生日期写到了月、日。门户只显示年份，资料里也请只写 born: "1938"。"`,
  );
});

test('asks whether someone lives whose birthday would be shown', () => {
  expect(person({ born: '1938-05-12', living: false })).toMatchInlineSnapshot(
    `"people/cheng-yinong.yaml 提醒 living-person-detail：程亦农的出生日期写到了月、日，却没有写是否在世，门户当作在世，只显示年份。在世的请写 living: true 并只写 born: "1938"；已去世的请补写 died。"`,
  );
});

test('asks which is right of alive and dead', () => {
  expect(person({ died: '2011' })).toMatchInlineSnapshot(
    `"people/cheng-yinong.yaml 提醒 living-person-detail：程亦农既写了 living: true（在世），又写了 died（去世日期）。请删去其中一项。"`,
  );
});

test('doubts that someone is alive who was born too long ago', () => {
  expect(person({ born: '1889' })).toMatchInlineSnapshot(
    `"people/cheng-yinong.yaml 提醒 living-person-detail：程亦农生于1889年，却写作在世（living: true）。请核对出生年份；已去世的删去 living，能查到的补写 died。"`,
  );
});

test.each([
  ['someone alive whose year of birth is given', { born: '1938' }],
  ['someone alive of whom nothing is known', { born: undefined }],
  ['someone dead whose days are known', { born: '1938-05-12', died: '2011-01-02', living: false }],
  ['someone of old whose death is unknown', { born: '1741-03-05', living: false }],
  ['someone of whom only the decade is known', { born: '193X', living: false }],
])('is silent about %s', (_, facts) => {
  expect(person(facts)).toBe('');
});
