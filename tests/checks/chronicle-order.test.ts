import { expect, test } from 'vitest';
import { chronicleOrder } from '../../src/checks/chronicle-order.ts';
import { aChapter, aChecked, anEvent, aWork } from '../builders.ts';
import { messagesOf } from './messages.ts';

const chronicle = (role: string, ...dates: string[]) =>
  aChecked([
    aWork(
      {},
      {
        chapters: [
          aChapter(
            '03-chronicle.mdx',
            { role },
            { events: dates.map((date, n) => anEvent(date, 10 + n)) },
          ),
        ],
      },
    ),
  ]);

test('names an event that stands after a later one', () => {
  expect(
    messagesOf(chronicleOrder, chronicle('chronicle', '2021-03-05', '2021-02', '2021-04')),
  ).toMatchInlineSnapshot(
    `"works/qingxi-yearbook-2022/03-chronicle.mdx:11:1 提醒 chronicle-order：2021年2月的记事排在2021年3月5日之后。大事记按时间先后排列，请移到前面，或核对日期。"`,
  );
});

test('is silent about a month before its days, and about other chapters', () => {
  expect(messagesOf(chronicleOrder, chronicle('chronicle', '2021', '2021-03', '2021-03-05'))).toBe(
    '',
  );
  expect(messagesOf(chronicleOrder, chronicle('body', '2021-03-05', '2021-02'))).toBe('');
});
