import { expect, test } from 'vitest';
import { namePeriod } from '../../src/checks/name-period.ts';
import { aChecked, anItem } from '../builders.ts';
import { messagesOf } from './messages.ts';

const named = (...names: object[]): string =>
  messagesOf(
    namePeriod,
    aChecked([], { places: [anItem('places', 'chaping-zhen', { name: '茶坪镇', names })] }),
  );

test('a name that ends before it begins is found', () => {
  expect(named({ name: '茶坪公社', from: '1958-09', to: '1948-04' })).toMatchInlineSnapshot(
    `"places/chaping-zhen.yaml 提醒 name-period：“茶坪公社”的止期1948年4月早于起期1958年9月。请核对 from 和 to。"`,
  );
});

test('a later name before an earlier one is found', () => {
  expect(
    named({ name: '茶坪镇', from: '1992-09' }, { name: '茶坪公社', from: '1958-09' }),
  ).toMatchInlineSnapshot(
    `"places/chaping-zhen.yaml 提醒 name-period：“茶坪公社”（1958年9月起）排在“茶坪镇”（1992年9月起）之后。names 从早到晚排列，请移到前面，或核对日期。"`,
  );
});

test.each([
  [
    'names in order',
    [
      { name: '甲', from: '1958', to: '1984' },
      { name: '乙', from: '1984' },
    ],
  ],
  ['a name of one year', [{ name: '甲', from: '1958-09', to: '1958' }]],
  [
    'a first name whose beginning nobody knows',
    [
      { name: '甲', to: '1144' },
      { name: '乙', from: '1144' },
    ],
  ],
  [
    'two names at a time',
    [
      { name: '甲', from: '1854~' },
      { name: '乙', from: '1984' },
    ],
  ],
])('is silent about %s', (_, names) => {
  expect(named(...names)).toBe('');
});
