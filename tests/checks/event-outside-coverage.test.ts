import { expect, test } from 'vitest';
import { eventOutsideCoverage } from '../../src/checks/event-outside-coverage.ts';
import { aChapter, aChecked, aGazetteer, anEvent, aWork } from '../builders.ts';
import { messagesOf } from './messages.ts';

const dated = (facts: object, ...dates: string[]) => [
  aChapter('30-tourism.mdx', facts, {
    events: dates.map((date, index) => anEvent(date, 10 + index)),
  }),
];

test('names an event outside the coverage of a yearbook and of a gazetteer', () => {
  const chapters = dated({}, '2020-12-31', '1949~', '200X');
  const works = [aWork({}, { chapters }), aGazetteer({}, { chapters })];
  expect(messagesOf(eventOutsideCoverage, aChecked(works))).toMatchInlineSnapshot(`
    "works/qingxi-yearbook-2022/30-tourism.mdx:10:1 提醒 event-outside-coverage：2020年12月31日的记事不在断限2021年之内。请核对日期；确需上溯下延的，在本篇章开头另写 coverage（断限）。
    works/qingxi-yearbook-2022/30-tourism.mdx:11:1 提醒 event-outside-coverage：约1949年的记事不在断限2021年之内。请核对日期；确需上溯下延的，在本篇章开头另写 coverage（断限）。
    works/qingxi-yearbook-2022/30-tourism.mdx:12:1 提醒 event-outside-coverage：2000年代的记事不在断限2021年之内。请核对日期；确需上溯下延的，在本篇章开头另写 coverage（断限）。
    works/qingxi-yearbook-2022/30-tourism.mdx:10:1 提醒 event-outside-coverage：2020年12月31日的记事不在断限1986年—2005年之内。请核对日期；确需上溯下延的，在本篇章开头另写 coverage（断限）。
    works/qingxi-yearbook-2022/30-tourism.mdx:11:1 提醒 event-outside-coverage：约1949年的记事不在断限1986年—2005年之内。请核对日期；确需上溯下延的，在本篇章开头另写 coverage（断限）。"
  `);
});

test('is silent about an event within, or one that reaches over the boundary', () => {
  const chapters = dated({}, '2021', '2021-12-31', '2020-11/2021-01', '202X');
  expect(messagesOf(eventOutsideCoverage, aChecked([aWork({}, { chapters })]))).toBe('');
});

test('goes by the coverage of the chapter where it has its own', () => {
  const facts = { coverage: { from: -316, to: 2021 } };
  const work = aWork({}, { chapters: dated(facts, '0735', '-0400') });
  expect(messagesOf(eventOutsideCoverage, aChecked([work]))).toMatchInlineSnapshot(
    `"works/qingxi-yearbook-2022/30-tourism.mdx:11:1 提醒 event-outside-coverage：公元前401年的记事不在断限公元前317年—2021年之内。请核对日期；确需上溯下延的，在本篇章开头另写 coverage（断限）。"`,
  );
});

test('is silent about works that are ordered freely', () => {
  const work = aGazetteer({ kind: 'source-compilation' }, { chapters: dated({}, '1900') });
  expect(messagesOf(eventOutsideCoverage, aChecked([work]))).toBe('');
});
