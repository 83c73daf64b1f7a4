import { expect, test } from 'vitest';
import { findTopicEntries } from '../../src/model/topic-entries.ts';
import { topicSchema } from '../../src/model/topic.ts';
import { aChapter, aWork, headings } from '../builders.ts';

/** A yearbook of a year, with a chapter on tea that has an entry of this title. */
const aYearbook = (year: number, entry: string, coverage?: object) =>
  aWork(
    {
      title: `年鉴（${year + 1}）`,
      editionYear: year + 1,
      coverage: coverage ?? { from: year, to: year },
    },
    {
      id: `yearbook-${year + 1}`,
      chapters: [
        aChapter(
          '30-tea.mdx',
          { title: '茶业' },
          {
            id: `yearbook-${year + 1}/tea`,
            headings: headings(`## ${entry}`, '## 茶叶加工'),
          },
        ),
      ],
    },
  );
const aTopic = (facts: object) => topicSchema.parse({ title: '茶业', ...facts });

test('ten yearbooks give ten entries, oldest first, whatever title each volume gave them', () => {
  const works = Array.from({ length: 10 }, (_, index) =>
    aYearbook(2021 - index, index % 2 === 0 ? '茶叶生产' : '茶园与产量'),
  );
  const { entries, problems } = findTopicEntries(
    aTopic({ titles: ['茶叶生产', '茶园与产量'] }),
    works,
  );
  expect(entries.map(({ year, heading }) => `${year} ${heading.title}`)).toEqual([
    '2012 茶园与产量',
    '2013 茶叶生产',
    '2014 茶园与产量',
    '2015 茶叶生产',
    '2016 茶园与产量',
    '2017 茶叶生产',
    '2018 茶园与产量',
    '2019 茶叶生产',
    '2020 茶园与产量',
    '2021 茶叶生产',
  ]);
  expect(problems).toEqual([]);
});

test('an entry named one by one stands under the year given, and only once', () => {
  const works = [aYearbook(2021, '茶叶生产')];
  const { entries } = findTopicEntries(
    aTopic({
      titles: ['茶叶生产'],
      entries: [{ chapter: 'yearbook-2022/tea', entry: '茶叶生产', year: 2020 }],
    }),
    works,
  );
  expect(entries.map(({ year }) => year)).toEqual([2020]);
});

test('only the yearbooks named are looked through', () => {
  const works = [aYearbook(2020, '茶叶生产'), aYearbook(2021, '茶叶生产')];
  const { entries } = findTopicEntries(
    aTopic({ titles: ['茶叶生产'], works: ['yearbook-2021'] }),
    works,
  );
  expect(entries.map(({ work }) => work)).toEqual(['yearbook-2021']);
});

test('what is not there, and whose year is not known, is told apart', () => {
  const works = [aYearbook(2020, '茶叶生产', { from: 1986, to: 2005 })];
  const { entries, problems } = findTopicEntries(
    aTopic({
      titles: ['茶叶生产', '茶事'],
      entries: [
        { chapter: 'yearbook-2021/gone', entry: '茶' },
        { chapter: 'yearbook-2021/tea', entry: '纸' },
      ],
    }),
    works,
  );
  expect(entries).toEqual([]);
  expect(problems).toEqual([
    { kind: 'chapter', chapter: 'yearbook-2021/gone' },
    { kind: 'entry', chapter: 'yearbook-2021/tea', entry: '纸' },
    { kind: 'year', chapter: 'yearbook-2021/tea', entry: '茶叶生产' },
    { kind: 'title', title: '茶事' },
  ]);
});

test('what is held back is no mistake', () => {
  const works = [{ ...aYearbook(2021, '茶叶生产'), absent: ['yearbook-2022/secret'] }];
  const topic = aTopic({
    titles: ['茶叶生产', '茶事'],
    entries: [{ chapter: 'yearbook-2022/secret', entry: '茶' }],
  });
  expect(findTopicEntries(topic, works).problems).toEqual([]);
});
