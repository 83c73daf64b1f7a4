import { countStates } from '../../src/model/proof-state.ts';
import { describe, expect, test } from 'vitest';
import { exhibitSchema, newsSchema } from '../../src/model/exhibit.ts';
import { lessonSchema } from '../../src/model/lesson.ts';
import { personSchema } from '../../src/model/person.ts';
import { itemFacts } from '../../src/page/item-facts.ts';
import {
  formatLife,
  lifeForMachines,
  personFacts,
  personSummary,
} from '../../src/page/person-facts.ts';
import { roundCharacters, workFacts } from '../../src/page/work-facts.ts';
import { worksByKind } from '../../src/page/work-order.ts';
import { aWorkData } from './portal.ts';

/** Facts that have a value, as the page shows them. */
const shown = (facts: readonly (readonly [string, string | undefined])[]): Record<string, string> =>
  Object.fromEntries(facts.flatMap(([label, value]) => (value ? [[label, value]] : [])));

const person = (facts: object) => personSchema.parse({ name: '某某', ...facts });

describe('a person', () => {
  test('of the past is told with every date that is known', () => {
    const liu = person({
      courtesyName: '子衡',
      born: '1898-03-05',
      died: '1971-03',
      gender: 'male',
    });
    expect(shown(personFacts(liu))).toEqual({
      字: '子衡',
      性别: '男',
      出生: '1898年3月5日',
      去世: '1971年3月',
    });
    expect(formatLife(liu)).toBe('1898—1971');
  });

  test.each(['1938-05-18', '1938-05', '1938~', '1938-05/1939-01'])(
    'who lives and was born %s is told with the year alone',
    (born) => {
      const living = person({ born, living: true });
      expect(shown(personFacts(living))).toEqual({ 出生: '1938年' });
      expect(formatLife(living)).toBe('1938—');
    },
  );

  test('of whose death nothing is said, but who was born in living memory, is told as if alive', () => {
    const unsure = person({ born: '1951-04-02', summary: '1951年4月2日生，乡村医生。' });
    expect(shown(personFacts(unsure))).toEqual({ 出生: '1951年' });
    expect(formatLife(unsure)).toBe('1951—');
    expect(personSummary(unsure)).toBe('1951年生，乡村医生。');
    expect(lifeForMachines(unsure)).toEqual({});
  });

  test('of the past keeps in prose and for machines what is known', () => {
    const dead = person({ born: '1908-04-02', died: '1984', summary: '1908年4月2日生。' });
    expect(personSummary(dead)).toBe('1908年4月2日生。');
    expect(lifeForMachines(dead)).toEqual({ birthDate: '1908-04-02', deathDate: '1984' });
    expect(lifeForMachines(person({ born: '1741~', died: '180X' }))).toEqual({});
  });

  test.each([
    [{ born: '1898' }, '1898—?'],
    [{ died: '1971' }, '?—1971'],
    [{}, ''],
    [{ born: '193X', living: true }, '1930年代—'],
    [{ died: '1971', living: true }, '?—'],
    [{ born: '1898~', died: '1971?' }, '约1898—1971（存疑）'],
    [{ born: '187X', died: '1930' }, '1870年代—1930'],
    [{ born: '-0316', died: '-0250' }, '公元前317—公元前251'],
    [{ born: '0712', died: '0770' }, '712—770'],
    [{ born: '1880/1883', died: '1950' }, '1880—1950'],
  ])('whose dates are %j lived %s', (dates, life) => {
    expect(formatLife(person(dates))).toBe(life);
  });
});

describe('a work', () => {
  test('has a colophon in the customary order, without what is not known', () => {
    const facts = workFacts(
      aWorkData({
        chiefEditor: ['冯长庚', '柳禾'],
        contributors: [{ name: '顾岚清', role: '责任编审' }],
        printing: {
          published: '2021-06',
          publisher: '南屏方志出版社',
          place: '南屏',
          copies: 600,
          pages: 236,
        },
        approval: { authority: '编纂中心', date: '2021-03-18' },
        awards: [{ name: '二等', by: '学会', year: 2023 }],
      }),
      { id: 'luopu', name: '罗浦区', licence: undefined, site: undefined },
    );
    expect(Object.entries(shown(facts))).toEqual([
      ['所属', '罗浦区'],
      ['主编', '冯长庚、柳禾'],
      ['责任编审', '顾岚清'],
      ['断限', '1689—2020年'],
      ['出版', '南屏：南屏方志出版社'],
      ['出版时间', '2021年6月'],
      ['版次', '第1版'],
      ['印数', '600 册'],
      ['页数', '236 页'],
      ['审查验收', '编纂中心，2021年3月18日'],
      ['获奖', '2023年学会二等'],
      ['篇幅', '12 篇，约 2.0 万字'],
    ]);
  });

  test('without text is as long as its scans are many, or has no length', () => {
    const work = aWorkData({ kind: 'old-gazetteer', coverage: undefined });
    const totals = { ...work.totals, chapters: 0, characters: 0 };
    const leaf = { id: '0001', label: '1a', state: '未校' as const };
    const leaves = [leaf, { ...leaf, id: '0002' }];
    const volumes = [{ title: '卷一', counts: countStates(leaves), isBelow: false, leaves }];
    expect(shown(workFacts({ ...work, totals, scans: { volumes } }, undefined))).toEqual({
      篇幅: '影像 2 幅',
    });
    expect(shown(workFacts({ ...work, totals }, undefined))).toEqual({});
  });

  test('of old says 纂修, its dynasty, the edition transcribed and who holds it', () => {
    const facts = workFacts(
      aWorkData({
        kind: 'old-gazetteer',
        coverage: { from: 1882, to: 1882 },
        chiefEditor: ['张慎之'],
        dynasty: '清',
        sourceEdition: '光绪八年刻本',
        holdingInstitution: '县档案馆',
      }),
      undefined,
    );
    expect(shown(facts)).toEqual({
      纂修: '张慎之',
      朝代: '清',
      底本: '光绪八年刻本',
      藏者: '县档案馆',
      断限: '1882年',
      篇幅: '12 篇，约 2.0 万字',
    });
  });

  test.each([
    [0, '100 字'],
    [849, '800 字'],
    [1000, '1 千字'],
    [9499, '9 千字'],
    [9500, '1.0 万字'],
    [27_518, '2.8 万字'],
    [1_250_000, '125 万字'],
  ])('of %i characters has about %s', (count, rounded) => {
    expect(roundCharacters(count)).toBe(rounded);
  });

  test('stands with its kind, the newest first, unless an order is set', () => {
    const work = (id: string, kind: string, to?: number, order = 0) =>
      aWorkData(
        {
          kind,
          title: id,
          order,
          coverage: to === undefined ? undefined : { from: 1949, to },
          ...(kind === 'yearbook' ? { editionYear: to } : {}),
        },
        { id },
      );
    const works = [
      work('essays-b', 'essays'),
      work('yearbook-2021', 'yearbook', 2021),
      work('yearbook-2022', 'yearbook', 2022),
      work('essays-a', 'essays'),
      work('essays-1990', 'essays', 1990),
      work('yearbook-first', 'yearbook', 1999, -1),
    ];
    expect(
      worksByKind(works).map(({ title, works: found }) => [title, found.map(({ id }) => id)]),
    ).toEqual([
      ['年鉴', ['yearbook-first', 'yearbook-2022', 'yearbook-2021']],
      ['史志文集', ['essays-1990', 'essays-a', 'essays-b']],
    ]);
  });
});

describe('an item with a text of its own', () => {
  test('says what its kind is known by', () => {
    const lesson = lessonSchema.parse({ title: '茶', stage: '小学', subject: '语文', periods: 2 });
    expect(itemFacts(lesson)).toEqual([
      ['学段', '小学'],
      ['学科', '语文'],
      ['课时', '2 课时'],
    ]);
    const news = newsSchema.parse({ title: '开馆', date: '2026-05' });
    expect(itemFacts(news)).toEqual([
      ['日期', '2026年5月'],
      ['类别', '动态'],
    ]);
    const exhibit = exhibitSchema.parse({
      title: '水',
      place: '文庙',
      opens: '2026-05-18/2026-08',
    });
    expect(itemFacts(exhibit)).toEqual([
      ['地点', '文庙'],
      ['展期', '2026年5月18日—2026年8月'],
    ]);
    expect(itemFacts(exhibitSchema.parse({ title: '水' }))).toEqual([]);
  });
});
