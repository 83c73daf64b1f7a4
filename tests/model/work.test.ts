import { describe, expect, test } from 'vitest';
import { workKinds, type WorkKind } from '../../src/model/work-kinds.ts';
import { workSchema } from '../../src/model/work.ts';

const coverage = { from: 2021, to: 2021 };

/** The least that a work of each kind must say. */
const least: Record<WorkKind, Record<string, unknown>> = {
  yearbook: { kind: 'yearbook', title: '清溪年鉴', editionYear: 2022, coverage },
  'county-gazetteer': {
    kind: 'county-gazetteer',
    title: '清溪县志',
    coverage: { from: 1986, to: 2005 },
  },
  'town-gazetteer': {
    kind: 'town-gazetteer',
    title: '双桥镇志',
    coverage: { from: 1949, to: 2015 },
  },
  'village-gazetteer': {
    kind: 'village-gazetteer',
    title: '石门村志',
    coverage: { from: 1368, to: 2018 },
  },
  'department-gazetteer': {
    kind: 'department-gazetteer',
    title: '清溪水利志',
    coverage: { from: -316, to: 2000 },
  },
  'old-gazetteer': {
    kind: 'old-gazetteer',
    title: '清溪縣志',
    language: 'lzh-Hant',
    dynasty: '明',
  },
  'party-history': { kind: 'party-history', title: '中国共产党清溪历史' },
  'source-compilation': { kind: 'source-compilation', title: '清溪水利史料汇编' },
  'oral-history': { kind: 'oral-history', title: '修渠记忆' },
  essays: { kind: 'essays', title: '清溪史志文集' },
};

/** `path：message` of every complaint about a work. */
function complaints(work: unknown): string[] {
  const issues = workSchema.safeParse(work).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.')}：${message}`);
}

test.each(Object.entries(least))(
  'a %s needs no more than its title and what its kind asks',
  (kind, work) => {
    expect(workSchema.parse(work)).toMatchObject({
      kind,
      title: work['title'],
      access: 'public',
      chiefEditor: [],
    });
  },
);

test('there is an example for every kind', () => {
  expect(Object.keys(least).sort()).toEqual(Object.keys(workKinds).sort());
});

test('a work may say everything its colophon does', () => {
  const work = {
    ...least.yearbook,
    subtitle: '2022',
    englishTitle: 'Qingxi Yearbook',
    division: '510131',
    compilingOffice: '清溪县地方志编纂委员会办公室',
    chiefEditor: ['周明远'],
    contributors: [{ name: '林小溪', role: '撰稿' }],
    printing: {
      edition: '第2版',
      published: '2022-12',
      publisher: '方志出版社',
      place: '北京',
      isbn: '978-7-5144-0000-1',
      copies: 1500,
      pages: 420,
    },
    approval: { authority: '清溪县人民政府', date: '2022-11-01', docNo: '清府函〔2022〕1号' },
    filing: { required: true, number: '1', date: '2023-01-10' },
    awards: [{ name: '中国精品年鉴', by: '中国地方志指导小组办公室', year: 2023 }],
    cover: 'cover.jpg',
    released: '2023-02-01',
    embargo: '2023-01-31',
  };
  expect(complaints(work)).toEqual([]);
});

describe('an editor is told', () => {
  test.each<[string, object, string]>([
    ['that the title is empty', { title: '  ' }, 'title：这一项不能空着。'],
    [
      'that a title is not a number',
      { title: 2022 },
      'title：这一项要写文字；像编码、年份这样的数字要加引号。',
    ],
    [
      'that a year is not a text',
      { editionYear: '2022' },
      'editionYear：要写四位数的年份，不加引号，例如 2022。',
    ],
    [
      'that a year is too early',
      { coverage: { from: -3000, to: 2021 } },
      'coverage.from：年份过早，请核对。',
    ],
    [
      'that coverage ends before it begins',
      { coverage: { from: 2021, to: 2020 } },
      'coverage：断限的 from（起）不能晚于 to（止）。',
    ],
    [
      'that a code lost its zero',
      { division: 10000 },
      'division：区划代码要加引号，例如 "510131"，不然开头的 0 会丢失。',
    ],
    [
      'how long a code is',
      { division: '5101' },
      'division：区划代码是六位（县）、九位（乡镇）或十二位（村）数字。',
    ],
    [
      'which languages there are',
      { language: 'zh' },
      'language：文字种类只能写 zh-Hans（简体）、zh-Hant（繁体）、lzh-Hant（繁体文言）或 en（英文）。',
    ],
    [
      'what an ISBN is',
      { printing: { isbn: '7-5144-0000-1' } },
      'printing.isbn：ISBN 是 978 或 979 开头的十三位数字。',
    ],
    [
      'that a date does not exist',
      { printing: { published: '2022-02-30' } },
      'printing.published：不是有效的日期。请写成 "1958"、"1958-08"、"1958-08-18"、"1958~"（约）或 "1949/1956"（起讫），并核对该日是否存在。',
    ],
    [
      'that approval has a day',
      { approval: { authority: '县政府', date: '2022' } },
      'approval.date：请写成完整的年月日，例如 "2030-01-01"，并核对该日是否存在。',
    ],
    [
      'that filing is yes or no',
      { filing: { required: '是' } },
      'filing.required：要写 true 或 false。',
    ],
    [
      'that a cover lies beside the file',
      { cover: '../cover.jpg' },
      'cover：文件要放在同一文件夹里，只写文件名，不写 ..、盘符或网址。',
    ],
    [
      'that only two things can be written for access',
      { access: '内部' },
      'access：只能写 public（公开）或 internal（内部）。',
    ],
  ])('%s', (_, change, complaint) => {
    expect(complaints({ ...least.yearbook, ...change })).toEqual([complaint]);
  });

  test('which kinds there are', () => {
    expect(complaints({ title: '清溪年鉴' })).toEqual([
      'kind：kind（种类）要写下列之一：yearbook 年鉴、county-gazetteer 县志、town-gazetteer 乡镇志、village-gazetteer 村志、department-gazetteer 部门志、party-history 党史专著、source-compilation 史料汇编、old-gazetteer 旧志、oral-history 口述史、essays 史志文集。',
    ]);
  });

  test('of every wrong field at once', () => {
    expect(complaints({ ...least.yearbook, title: '', editionYear: '2022' })).toHaveLength(2);
  });

  test('of a misspelt field, since a misspelt field is a lost one', () => {
    expect(complaints({ ...least.yearbook, titel: '清溪年鉴' })).toEqual([
      expect.stringContaining('titel'),
    ]);
    expect(complaints({ ...least['county-gazetteer'], editionYear: 2022 })).toHaveLength(1);
    expect(complaints({ ...least.yearbook, printing: { isnb: '1' } })).toHaveLength(1);
  });

  test('that gazetteers and yearbooks have coverage', () => {
    const without = Object.entries(least).filter(
      ([, work]) => complaints({ ...work, coverage: undefined }).length > 0,
    );
    expect(without.map(([kind]) => kind)).toEqual([
      'yearbook',
      'county-gazetteer',
      'town-gazetteer',
      'village-gazetteer',
      'department-gazetteer',
    ]);
  });
});
