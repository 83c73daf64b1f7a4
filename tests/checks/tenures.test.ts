import { describe, expect, test } from 'vitest';
import { tenureGap, tenureImpossible, tenureOverlap } from '../../src/checks/tenures.ts';
import type { Checked } from '../../src/checks/check.ts';
import { aChecked, anItem } from '../builders.ts';
import { messagesOf } from './messages.ts';

type Dates = [from: string | undefined, to?: string];

/** Magistrates one after the other, each with the dates of a term; names are 甲, 乙, 丙 … in their order. */
function magistrates(terms: Dates[], posts: object = {}, organisation: object = {}): Checked {
  const people = terms.map(([from, to], index) => {
    const tenure = { office: '清溪县县长', organisation: 'xian-zhengfu', from, to };
    const name = '甲乙丙丁戊己庚'.charAt(index);
    return anItem('people', `person-${index + 1}`, { name, tenures: [tenure] });
  });
  const post = { name: '县长', principal: true, offices: ['清溪县县长'], ...posts };
  const government = { name: '清溪县人民政府', posts: [post], ...organisation };
  return aChecked([], {
    people,
    organisations: [anItem('organisations', 'xian-zhengfu', government)],
  });
}

const found = (checked: Checked): string =>
  [tenureImpossible, tenureOverlap, tenureGap]
    .map((check) => messagesOf(check, checked))
    .filter(Boolean)
    .join('\n');

test('five faults planted in a succession are found, each at the file that can mend it', () => {
  const checked = magistrates([
    ['1950-01', '1953-06'],
    ['1953-02', '1957-11'], // begins before 甲 ends
    ['1958-03', '1962-10'], // a winter without anybody
    ['1962-10'], // has no end, and 戊 follows
    ['1967-02', '1975-01'],
    ['1977-03', '1981'], // two years without anybody
    ['1981', '1979'], // ends before it begins
  ]);
  expect(found(checked)).toMatchInlineSnapshot(`
    "people/person-7.yaml 提醒 tenure-impossible：庚任清溪县县长，止期1979年早于起期1981年。请核对 tenures 的 from 和 to。
    people/person-2.yaml 提醒 tenure-overlap：乙1953年2月任县长，前任甲任至1953年6月，两人任期重叠。请核对；确有其事的，在机构资料的 posts 里写 exceptions（起讫和原因）。
    people/person-5.yaml 提醒 tenure-overlap：戊1967年2月任县长，前任丁的任期没有写止期。请给丁补写 to。
    organisations/xian-zhengfu.yaml 提醒 tenure-gap：县长在乙（任至1957年11月）与丙（1958年3月起）之间无人在任。请补登这一段的任职；确实空缺的，在 posts 里写 exceptions（起讫和原因）；机构当时撤销的，在 names 里写明起止。
    organisations/xian-zhengfu.yaml 提醒 tenure-gap：县长在戊（任至1975年1月）与己（1977年3月起）之间无人在任。请补登这一段的任职；确实空缺的，在 posts 里写 exceptions（起讫和原因）；机构当时撤销的，在 names 里写明起止。"
  `);
});

describe('nothing is said', () => {
  test.each<{ of: string; terms: Dates[]; posts?: object; organisation?: object }>([
    {
      of: 'terms that meet in one month',
      terms: [
        ['1950', '1953-06'],
        ['1953-06', '1957'],
      ],
    },
    {
      of: 'terms that meet in one year',
      terms: [
        ['1950', '1953'],
        ['1953', '1957'],
      ],
    },
    {
      of: 'one to the last of a month and one from the first',
      terms: [
        ['1950', '1953-06-30'],
        ['1953-07-01', '1957'],
      ],
    },
    { of: 'the last, who holds it still', terms: [['1950', '1953'], ['1953']] },
    {
      of: 'dates that are only about',
      terms: [
        ['1950', '1953~'],
        ['1951', '1957'],
        ['1961?', '1963'],
      ],
    },
    {
      of: 'terms whose beginning nobody knows',
      terms: [
        ['1950', '1953'],
        [undefined, '1957'],
      ],
    },
    {
      of: 'a stretch in which there was no such government',
      terms: [
        ['1950', '1960-03'],
        ['1962-10', '1968'],
      ],
      organisation: {
        names: [
          { name: '甲', from: '1949', to: '1960-03' },
          { name: '乙', from: '1962-10' },
        ],
      },
    },
    {
      of: 'a vacancy that is explained',
      terms: [
        ['1950', '1960-03'],
        ['1962-10', '1968'],
      ],
      posts: { exceptions: [{ from: '1960-03', to: '1962-10', reason: '并县' }] },
    },
    {
      of: 'two at a time that are explained',
      terms: [
        ['1950', '1960-03'],
        ['1960-01', '1968'],
      ],
      posts: { exceptions: [{ from: '1960-01', to: '1960-03', reason: '交接' }] },
    },
    {
      of: 'a post that is not the first',
      terms: [
        ['1950', '1953'],
        ['1951', '1952'],
        ['1960', '1961'],
      ],
      posts: { principal: false },
    },
  ])('of $of', ({ terms, posts, organisation }) => {
    expect(found(magistrates(terms, posts, organisation))).toBe('');
  });

  test('of one who goes on under another name of the post', () => {
    const tenures = [
      { office: '清溪县代县长', organisation: 'xian-zhengfu', from: '2021-06', to: '2021-11' },
      { office: '清溪县县长', organisation: 'xian-zhengfu', from: '2021-10' },
    ];
    const checked = magistrates([], { offices: ['清溪县县长', '清溪县代县长'] });
    checked.items.people.push(anItem('people', 'lin', { name: '蔺书瑶', living: true, tenures }));
    expect(found(checked)).toBe('');
  });
});

test('a long vacancy is named although part of it is explained', () => {
  const checked = magistrates(
    [
      ['1950', '1960-03'],
      ['1965', '1968'],
    ],
    {
      exceptions: [{ from: '1960-03', to: '1962-10', reason: '并县' }],
    },
  );
  expect(found(checked)).toContain('县长在甲（任至1960年3月）与乙（1965年起）之间无人在任');
});

describe('a life and a term', () => {
  const person = (facts: object): string =>
    messagesOf(
      tenureImpossible,
      aChecked([], { people: [anItem('people', 'meng', { name: '孟书田', ...facts })] }),
    );
  const tenures = [{ office: '清溪中学校长', from: '1952', to: '1966' }];

  test('do not fit when it begins before birth', () => {
    expect(person({ born: '1958', tenures })).toMatchInlineSnapshot(
      `"people/meng.yaml 提醒 tenure-impossible：孟书田任清溪中学校长始于1952年，早于出生。请核对任期和 born。"`,
    );
  });

  test('do not fit when it goes on after death', () => {
    expect(person({ born: '1908', died: '1960-05', tenures })).toMatchInlineSnapshot(
      `"people/meng.yaml 提醒 tenure-impossible：孟书田任清溪中学校长到1966年，晚于去世。请核对任期和 died。"`,
    );
  });

  test('fit when it ends with death', () => {
    expect(person({ born: '1908', died: '1966-01-03', tenures })).toBe('');
  });
});
