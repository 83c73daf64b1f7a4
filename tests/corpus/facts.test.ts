import { describe, expect, test } from 'vitest';
import { readChapterFacts } from '../../src/corpus/read-chapter.ts';
import { formatFinding } from '../../src/model/finding.ts';
import { readWith } from './read-files.ts';

/** Findings about a `work.yaml` of these lines, each from its line on. */
async function workFindings(...lines: string[]): Promise<string[]> {
  const { findings } = await readWith({ 'works/essays/work.yaml': `${lines.join('\n')}\n` });
  return findings.map((finding) => finding.replace('works/essays/work.yaml', ''));
}

describe('YAML that cannot be read', () => {
  test('because of a tab', async () => {
    expect(await workFindings('kind: essays', 'title: 文集', 'coverage:', '\tfrom: 1949'))
      .toMatchInlineSnapshot(`
      [
        ":4:1 错误 yaml-invalid：缩进里有制表符（Tab）。请改用空格。",
      ]
    `);
  });

  test('because a field is written twice', async () => {
    expect(await workFindings('kind: essays', 'title: 文集', 'title: 又一文集'))
      .toMatchInlineSnapshot(`
      [
        ":3:1 错误 yaml-invalid：同一项写了两次。请留下一个。",
      ]
    `);
  });

  test('because a quotation mark is missing', async () => {
    expect(await workFindings('kind: essays', 'title: "文集', 'summary: 提要'))
      .toMatchInlineSnapshot(`
        [
          ":2:8 错误 yaml-invalid：这里的引号没有成对。请补上右引号。",
        ]
      `);
  });

  test('because fields of one level do not begin in one column', async () => {
    expect(await workFindings('kind: essays', ' title: 文集')).toMatchInlineSnapshot(`
      [
        ":1:7 错误 yaml-invalid：值里有半角冒号，或下一行缩进不对。值里有半角冒号时，请把整个值放在英文引号里；同一级的各行要对齐。",
      ]
    `);
  });

  test('because a colon in a title is not quoted', async () => {
    expect(await workFindings('kind: essays', 'title: 清溪: 一县之志')).toMatchInlineSnapshot(`
      [
        ":2:8 错误 yaml-invalid：值里有半角冒号，或下一行缩进不对。值里有半角冒号时，请把整个值放在英文引号里；同一级的各行要对齐。",
      ]
    `);
  });

  test('because no space follows the colon', async () => {
    expect(await workFindings('kind: essays', 'title:文集')).toMatchInlineSnapshot(`
      [
        ":2:1 错误 yaml-invalid：这一行不是“名称: 值”的形式。冒号要用半角，后面空一格；上一行的值没写完的，下一行要多缩两个空格。",
      ]
    `);
  });

  test('because of a full-width colon', async () => {
    expect(await workFindings('kind: essays', 'title：文集')).toMatchInlineSnapshot(`
      [
        ":2:1 错误 yaml-invalid：这一行不是“名称: 值”的形式。冒号要用半角，后面空一格；上一行的值没写完的，下一行要多缩两个空格。",
      ]
    `);
  });

  test('because a value begins with a mark that means something in YAML', async () => {
    expect(await workFindings('kind: essays', 'title: 文集', 'summary: [未完'))
      .toMatchInlineSnapshot(`
        [
          ":4:1 错误 yaml-invalid：缩进不齐，或方括号、花括号没有成对。同一级的项目要对齐，下一级多缩两个空格。",
        ]
      `);
    expect(await workFindings('kind: essays', 'title: @文集')).toMatchInlineSnapshot(`
      [
        ":2:8 错误 yaml-invalid：这里的写法读不懂。每行写成“名称: 值”，冒号后空一格；值里有特殊符号时加英文引号。",
      ]
    `);
    expect(await workFindings('kind: essays', 'title: `文集`')).toMatchInlineSnapshot(`
      [
        ":2:8 错误 yaml-invalid：这里的写法读不懂。每行写成“名称: 值”，冒号后空一格；值里有特殊符号时加英文引号。",
      ]
    `);
  });

  test('because its references multiply without end', async () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const before =
        level === 0 ? '"x"' : Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ');
      return `a${level}: &a${level} [${before}]`;
    });
    expect(await workFindings('kind: essays', ...levels)).toMatchInlineSnapshot(`
      [
        " 错误 yaml-invalid：这一段资料读不懂。请检查引用（& 与 *）是否过多。",
      ]
    `);
  });

  test('runs no code and knows no tags', async () => {
    expect(
      await workFindings('kind: essays', 'title: !!js/function "function () { return 1; }"'),
    ).toMatchInlineSnapshot(`[]`);
  });
});

describe('a value that does not fit', () => {
  test('is an unknown field, with its name', async () => {
    expect(await workFindings('kind: essays', 'title: 文集', 'cheifEditor: [沈维周]'))
      .toMatchInlineSnapshot(`
      [
        ":3:1 错误 work-invalid：cheifEditor：没有这一项。请检查拼写，或删去。",
      ]
    `);
  });

  test('is a field of another kind of work', async () => {
    expect(await workFindings('kind: essays', 'title: 文集', 'editionYear: 2022'))
      .toMatchInlineSnapshot(`
      [
        ":3:1 错误 work-invalid：editionYear：没有这一项。请检查拼写，或删去。",
      ]
    `);
  });

  test('is an unquoted division code, whose first 0 YAML would drop', async () => {
    expect(await workFindings('kind: essays', 'title: 文集', 'division: 010131'))
      .toMatchInlineSnapshot(`
      [
        ":3:1 错误 work-invalid：division：区划代码要加引号，例如 "510131"，不然开头的 0 会丢失。",
      ]
    `);
  });

  test('is an unquoted year where a date is wanted', async () => {
    expect(await workFindings('kind: essays', 'title: 文集', 'printing:', '  published: 2022'))
      .toMatchInlineSnapshot(`
      [
        ":4:3 错误 work-invalid：printing.published：日期要加引号，例如 "1958"、"1958-08" 或 "1958-08-18"。",
      ]
    `);
  });

  test('is a day that does not exist', async () => {
    expect(
      await workFindings('kind: essays', 'title: 文集', 'printing: { published: "2021-02-29" }'),
    ).toMatchInlineSnapshot(`
      [
        ":3:13 错误 work-invalid：printing.published：不是有效的日期。请写成 "1958"、"1958-08"、"1958-08-18"、"1958~"（约）或 "1949/1956"（起讫），并核对该日是否存在。",
      ]
    `);
  });

  test('is a text where a list is wanted', async () => {
    expect(await workFindings('kind: essays', 'title: 文集', 'chiefEditor: 沈维周'))
      .toMatchInlineSnapshot(`
      [
        ":3:1 错误 work-invalid：chiefEditor：这里应是列表（每项一行，以“- ”开头），现在是文字“沈维周”。",
      ]
    `);
  });

  test('is a list where a text is wanted', async () => {
    expect(await workFindings('kind: essays', 'title: [文集, 续集]')).toMatchInlineSnapshot(`
      [
        ":2:1 错误 work-invalid：title：这一项要写文字；像编码、年份这样的数字要加引号。",
      ]
    `);
  });

  test('is a text where a group of fields is wanted', async () => {
    expect(await workFindings('kind: essays', 'title: 文集', 'printing: 第1版'))
      .toMatchInlineSnapshot(`
      [
        ":3:1 错误 work-invalid：printing：这里应是一组“名称: 值”，现在是文字“第1版”。",
      ]
    `);
  });

  test('is a number where a text is wanted', async () => {
    expect(await workFindings('kind: essays', 'title: 2022')).toMatchInlineSnapshot(`
      [
        ":2:1 错误 work-invalid：title：这一项要写文字；像编码、年份这样的数字要加引号。",
      ]
    `);
  });

  test('is empty', async () => {
    expect(await workFindings('kind: essays', 'title:')).toMatchInlineSnapshot(`
      [
        ":2:1 错误 work-invalid：title：这一项要写文字；像编码、年份这样的数字要加引号。",
      ]
    `);
    expect(await workFindings('kind: essays', 'title: ""')).toMatchInlineSnapshot(`
      [
        ":2:1 错误 work-invalid：title：这一项不能空着。",
      ]
    `);
  });

  test('is missing, told at the head of the file or of the group it belongs to', async () => {
    expect(await workFindings('kind: essays', 'summary: 提要')).toMatchInlineSnapshot(`
      [
        ":1:1 错误 work-invalid：title：缺少这一项，请补上。",
      ]
    `);
    expect(await workFindings('kind: yearbook', 'title: 年鉴', 'coverage: { to: 2021 }'))
      .toMatchInlineSnapshot(`
        [
          ":1:1 错误 work-invalid：editionYear：缺少这一项，请补上。",
          ":3:1 错误 work-invalid：coverage.from：缺少这一项，请补上。",
        ]
      `);
  });

  test('is the third of a list, told by its number at its own place', async () => {
    expect(
      await workFindings(
        'kind: essays',
        'title: 文集',
        'chiefEditor:',
        '  - 甲',
        '  - 乙',
        '  - 3',
      ),
    ).toMatchInlineSnapshot(`
      [
        ":6:5 错误 work-invalid：chiefEditor[第3项]：这一项要写文字；像编码、年份这样的数字要加引号。",
      ]
    `);
  });

  test('is a field of the second in a list', async () => {
    expect(
      await workFindings(
        'kind: essays',
        'title: 文集',
        'contributors:',
        '  - { name: 甲, role: 撰稿 }',
        '  - { name: 乙, rol: 撰稿 }',
      ),
    ).toMatchInlineSnapshot(`
      [
        ":5:5 错误 work-invalid：contributors[第2项].role：缺少这一项，请补上。",
        ":5:16 错误 work-invalid：contributors[第2项].rol：没有这一项。请检查拼写，或删去。",
      ]
    `);
  });

  test('is a kind nobody knows, with all that are known', async () => {
    expect(await workFindings('kind: 年鉴', 'title: 年鉴')).toMatchInlineSnapshot(`
      [
        ":1:1 错误 work-invalid：kind：kind（种类）要写下列之一：yearbook 年鉴、county-gazetteer 县志、town-gazetteer 乡镇志、village-gazetteer 村志、department-gazetteer 部门志、party-history 党史专著、source-compilation 史料汇编、old-gazetteer 旧志、oral-history 口述史、essays 史志文集。",
      ]
    `);
  });

  test('is a coverage that ends before it begins', async () => {
    expect(
      await workFindings(
        'kind: village-gazetteer',
        'title: 村志',
        'coverage: { from: 2020, to: 1949 }',
      ),
    ).toMatchInlineSnapshot(`
      [
        ":3:1 错误 work-invalid：coverage：断限的 from（起）不能晚于 to（止）。",
      ]
    `);
  });

  test('is a cover outside the work', async () => {
    expect(await workFindings('kind: essays', 'title: 文集', 'cover: ../../secret.png'))
      .toMatchInlineSnapshot(`
      [
        ":3:1 错误 work-invalid：cover：文件要放在同一文件夹里，只写文件名，不写 ..、盘符或网址。",
      ]
    `);
  });

  test('is a file of plain text', async () => {
    expect(await workFindings('这是一部文集')).toMatchInlineSnapshot(`
      [
        ":1:1 错误 work-invalid：全部内容：kind（种类）要写下列之一：yearbook 年鉴、county-gazetteer 县志、town-gazetteer 乡镇志、village-gazetteer 村志、department-gazetteer 部门志、party-history 党史专著、source-compilation 史料汇编、old-gazetteer 旧志、oral-history 口述史、essays 史志文集。",
      ]
    `);
  });

  test('is nothing at all', async () => {
    expect(await workFindings('')).toMatchInlineSnapshot(`
      [
        ":1:1 错误 work-invalid：kind：kind（种类）要写下列之一：yearbook 年鉴、county-gazetteer 县志、town-gazetteer 乡镇志、village-gazetteer 村志、department-gazetteer 部门志、party-history 党史专著、source-compilation 史料汇编、old-gazetteer 旧志、oral-history 口述史、essays 史志文集。",
      ]
    `);
  });

  test('is told with columns counted in characters', async () => {
    expect(
      await workFindings(
        'kind: essays',
        'title: 文集',
        'contributors: [{ name: "𠀀𠀁", rol: 撰稿 }]',
      ),
    ).toMatchInlineSnapshot(`
      [
        ":3:16 错误 work-invalid：contributors[第1项].role：缺少这一项，请补上。",
        ":3:30 错误 work-invalid：contributors[第1项].rol：没有这一项。请检查拼写，或删去。",
      ]
    `);
  });
});

describe('the facts of a chapter', () => {
  const read = (source: string): string[] =>
    readChapterFacts(source, 'works/essays/01-a.mdx').findings.map(formatFinding);

  test('are found behind a byte-order mark and Windows line ends', () => {
    expect(
      readChapterFacts('\uFEFF---\r\ntitle: 茶事\r\n---\r\n\r\n正文。', 'a.mdx').value?.title,
    ).toBe('茶事');
  });

  test('are missing where the file begins with text', () => {
    expect(read('茶事\n\n---\ntitle: 茶事\n---\n')).toEqual([
      'works/essays/01-a.mdx:1:1 错误 chapter-frontmatter-missing：文件的第一行要是 ---（三个半角减号，前面没有空行），下面写明 title: 篇章题目，再以一行 --- 结束，然后是正文。',
    ]);
  });

  test('are missing where the closing line is', () => {
    expect(read('---\ntitle: 茶事\n\n正文。')).toEqual([
      'works/essays/01-a.mdx:1:1 错误 chapter-frontmatter-missing：文件的第一行要是 ---（三个半角减号，前面没有空行），下面写明 title: 篇章题目，再以一行 --- 结束，然后是正文。',
    ]);
  });

  test('that are wrong are told by the line of the file, every one of them', () => {
    expect(
      read(
        '---\ntitle: 茶事\nauthors: 柳禾\nembargo: 2030-01-01\nprintPages: { from: 75 }\nauthor: 柳禾\n---\n正文。',
      ),
    ).toMatchInlineSnapshot(`
      [
        "works/essays/01-a.mdx:3:1 错误 chapter-frontmatter-invalid：authors：这里应是列表（每项一行，以“- ”开头），现在是文字“柳禾”。",
        "works/essays/01-a.mdx:5:15 错误 chapter-frontmatter-invalid：printPages.from：页码要加引号，例如 "12"。",
        "works/essays/01-a.mdx:6:1 错误 chapter-frontmatter-invalid：author：没有这一项。请检查拼写，或删去。",
      ]
    `);
  });

  test('with a mistake in YAML are told by the line of the file', () => {
    expect(read('---\ntitle: 茶事\nsummary: 一: 二\n---\n正文。')).toMatchInlineSnapshot(`
      [
        "works/essays/01-a.mdx:3:10 错误 yaml-invalid：值里有半角冒号，或下一行缩进不对。值里有半角冒号时，请把整个值放在英文引号里；同一级的各行要对齐。",
      ]
    `);
  });

  test('that are empty lack a title', () => {
    expect(read('---\n---\n正文。')).toMatchInlineSnapshot(`
      [
        "works/essays/01-a.mdx:2:1 错误 chapter-frontmatter-invalid：title：缺少这一项，请补上。",
      ]
    `);
  });
});

describe('all mistakes', () => {
  test('of all files are found in one run', async () => {
    const { findings } = await readWith({
      'portal.yaml': 'title: 清溪方志\ncounty: 清溪县\n',
      'works/essays/work.yaml': 'kind: essays\ntitel: 文集\n',
      'works/essays/02-第二.mdx': '---\ntitle: 二\n---\n二\n',
      'works/huzhou/01-a.mdx': '---\ntitle: 甲\n---\n甲\n',
      'people/li-si.yaml': 'born: 1898\n',
      'places/baiyan.yaml': 'name: 白岩\nkind: 村\ncoordinates: { latitude: 300, longitude: 0 }\n',
      'ids.jsonl': '{}\n',
    });
    expect(findings.map((finding) => finding.split('：', 1)[0])).toEqual([
      'ids.jsonl:1:1 错误 ids-invalid',
      'people/li-si.yaml:1:1 错误 register-invalid',
      'people/li-si.yaml:1:1 错误 register-invalid',
      'places/baiyan.yaml:3:16 错误 register-invalid',
      'portal.yaml:1:1 错误 portal-invalid',
      'works/essays/02-第二.mdx 错误 file-name-invalid',
      'works/essays/work.yaml:1:1 错误 work-invalid',
      'works/essays/work.yaml:2:1 错误 work-invalid',
      'works/huzhou/work.yaml 错误 work-missing-file',
    ]);
  });
});
