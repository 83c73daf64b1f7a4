import { describe, expect, test } from 'vitest';
import { chapterSchema, partSchema } from '../../src/model/chapter.ts';

function complaints(chapter: unknown): string[] {
  const issues = chapterSchema.safeParse(chapter).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.')}：${message}`);
}

test('a chapter needs a title only, and is body', () => {
  expect(chapterSchema.parse({ title: '概况' })).toEqual({
    title: '概况',
    role: 'body',
    authors: [],
    contributors: [],
    subjects: [],
    restrictions: [],
    sources: [],
    access: 'public',
  });
});

test('a part needs a title only, and is body', () => {
  expect(partSchema.parse({ title: '农业' })).toEqual({
    title: '农业',
    role: 'body',
    access: 'public',
  });
});

test('an interview may say who spoke and who consented', () => {
  const interview = {
    title: '修渠那三年',
    role: 'interview',
    date: '2019-05',
    speaker: 'wang-dashan',
    consent: { granted: true, by: '王大山', date: '2019-05-01', scope: '公开发表' },
    contributors: [{ name: '林小溪', role: '采访' }],
    printPages: { from: 'xii', to: '15' },
    embargo: '2030-01-01',
  };
  expect(complaints(interview)).toEqual([]);
});

describe('an editor is told', () => {
  test.each<[string, object, string]>([
    [
      'that a chapter needs its title',
      { title: undefined },
      'title：这一项要写文字；像编码、年份这样的数字要加引号。',
    ],
    [
      'that page numbers are texts',
      { printPages: { from: 12 } },
      'printPages.from：页码要加引号，例如 "12"。',
    ],
    [
      'that a day does not exist',
      { date: '1937-02-29' },
      'date：不是有效的日期。请写成 "1958"、"1958-08"、"1958-08-18"、"1958~"（约）或 "1949/1956"（起讫），并核对该日是否存在。',
    ],
    [
      'that an embargo is a day',
      { embargo: '2030' },
      'embargo：请写成完整的年月日，例如 "2030-01-01"，并核对该日是否存在。',
    ],
    [
      'that a speaker is named by id',
      { speaker: '王大山' },
      'speaker：编号只用小写字母、数字和连字符，例如 "qingxi-xian"。',
    ],
    [
      'that consent is yes or no',
      { consent: { granted: '有', by: '王大山', date: '2019' } },
      'consent.granted：要写 true 或 false。',
    ],
  ])('%s', (_, change, complaint) => {
    expect(complaints({ title: '概况', ...change })).toEqual([complaint]);
  });

  test('of a role that does not exist', () => {
    expect(complaints({ title: '概况', role: '正文' })).toHaveLength(1);
  });

  test('of a misspelt field', () => {
    expect(complaints({ title: '概况', auhtors: ['林小溪'] })).toEqual([
      expect.stringContaining('auhtors'),
    ]);
  });
});
