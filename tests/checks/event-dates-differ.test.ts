import { describe, expect, test } from 'vitest';
import { chronicleDateDiffers } from '../../src/checks/chronicle-date-differs.ts';
import type { Checked, CheckedWork } from '../../src/checks/check.ts';
import { eventDatesDiffer } from '../../src/checks/event-dates-differ.ts';
import { chronicleSchema } from '../../src/model/chronicle.ts';
import { aChapter, aChecked, aWork, anEvent } from '../builders.ts';
import { messagesOf } from './messages.ts';

/** A work whose one chapter dates events: `{ 茶帮公约刻石: '1925-08' }`. */
function book(
  id: string,
  events: [title: string, date: string][],
  from = 1900,
  to = 2020,
): CheckedWork {
  const chapter = aChapter('03-chronicle.mdx', { title: '大事记', role: 'chronicle' });
  const told = events.map(([title, date], index) => ({ ...anEvent(date, 10 + index), title }));
  return aWork(
    { coverage: { from, to } },
    {
      id,
      chapters: [
        { ...chapter, id: `${id}/chronicle`, file: `works/${id}/03-chronicle.mdx`, events: told },
      ],
    },
  );
}

const found = (works: CheckedWork[], chronicle?: object): string => {
  const checked: Checked = aChecked(works);
  return messagesOf(eventDatesDiffer, {
    ...checked,
    chronicle: chronicle && chronicleSchema.parse(chronicle),
  });
};

const pact = '茶帮公约刻石';

describe('an event two books date differently', () => {
  const works = [book('village', [[pact, '1925-03']]), book('town', [[`“${pact}”`, '1925-08']])];

  test('is found, at the later book, with both dates', () => {
    expect(found(works)).toMatchInlineSnapshot(
      `"works/town/03-chronicle.mdx:10:1 提醒 event-dates-differ：“茶帮公约刻石”这里记作1925年8月，works/village/03-chronicle.mdx 记作1925年3月。请核对；确是各书记载不同的，在 chronicle.yaml 的 verdicts 里写 title 和 note（按语）。"`,
    );
  });

  test('is settled by what the office holds of it', () => {
    expect(found(works, { verdicts: [{ title: pact, note: '今从碑文。' }] })).toBe('');
  });

  test('is found in a book outside the portal too', () => {
    const events = [{ date: '1925-04', title: pact, text: '刻石。', source: '《茶帮流水账》' }];
    expect(found([book('town', [[pact, '1925-08']])], { events })).toMatchInlineSnapshot(
      `"chronicle.yaml 提醒 event-dates-differ：“茶帮公约刻石”这里记作1925年4月，works/town/03-chronicle.mdx 记作1925年8月。请核对；确是各书记载不同的，在 chronicle.yaml 的 verdicts 里写 title 和 note（按语）。"`,
    );
  });
});

test.each<[string, CheckedWork[]]>([
  ['a year and a month of it', [book('a', [[pact, '1925']]), book('b', [[pact, '1925-08']])]],
  ['a date that is about', [book('a', [[pact, '1924~']]), book('b', [[pact, '1925-08']])]],
  [
    'what comes again every year, in the yearbooks of two years',
    [
      book('a', [['人代会召开', '2020-01']], 2020, 2020),
      book('b', [['人代会召开', '2021-01']], 2021, 2021),
    ],
  ],
  [
    'a flood of one name that both books tell of twice',
    [
      book('a', [
        ['大水', '1870'],
        ['大水', '1981'],
      ]),
      book('b', [
        ['大水', '1870-06'],
        ['大水', '1981-07'],
      ]),
    ],
  ],
  [
    'a flood more in one book than in the other',
    [
      book('a', [
        ['大水', '1870'],
        ['大水', '1981'],
      ]),
      book('b', [['大水', '1981']]),
    ],
  ],
  [
    'one book that tells of two',
    [
      book('a', [
        ['大水', '1870'],
        ['大水', '1981'],
      ]),
    ],
  ],
])('is silent about %s', (_, works) => {
  expect(found(works)).toBe('');
});

describe('an event the office takes from a chapter', () => {
  const chronicle = (date: string) =>
    chronicleSchema.parse({
      events: [{ date, title: pact, text: '刻石。', chapter: 'town/chronicle' }],
    });
  const works = [book('town', [[pact, '1925-08']])];
  const said = (date: string): string =>
    messagesOf(chronicleDateDiffers, { ...aChecked(works), chronicle: chronicle(date) });

  test('has the date the chapter gives it', () => {
    expect(said('1925-08')).toBe('');
    expect(said('1925')).toBe('');
  });

  test('is refused with another', () => {
    expect(said('1926-08')).toMatchInlineSnapshot(
      `"chronicle.yaml 错误 chronicle-date-differs：“茶帮公约刻石”写作1926年8月，它所据的 works/town/03-chronicle.mdx 记作1925年8月。请改成一致。"`,
    );
  });
});
