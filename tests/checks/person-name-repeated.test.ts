import { expect, test } from 'vitest';
import { personNameRepeated } from '../../src/checks/person-name-repeated.ts';
import { aChecked, anItem } from '../builders.ts';
import { messagesOf } from './messages.ts';

const people = (...facts: object[]) =>
  aChecked([], {
    people: facts.map((each, index) =>
      anItem('people', `li-${index + 1}`, { name: '李致和', ...each }),
    ),
  });

test('people of one name are asked for words that tell them apart', () => {
  expect(
    messagesOf(personNameRepeated, people({ distinction: '济和堂药商' }, {})),
  ).toMatchInlineSnapshot(
    `"people/li-2.yaml 提醒 person-name-repeated：与 people/li-1.yaml 同名（李致和）。请写 distinction（区别语），用几个字说明是哪一位，例如 distinction: 济和堂药商；若是同一人，请并成一个文件。"`,
  );
});

test('the same words for two tell nothing', () => {
  const same = people({ distinction: '石渡人' }, { distinction: '石渡人' });
  expect(messagesOf(personNameRepeated, same).split('\n')).toHaveLength(2);
});

test.each([
  ['namesakes told apart', people({ distinction: '济和堂药商' }, { distinction: '大洲村橘农' })],
  ['people of different names', people({}, { name: '柳禾' })],
])('is silent about %s', (_, checked) => {
  expect(messagesOf(personNameRepeated, checked)).toBe('');
});
