import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../../src/importers/docx/format-number.ts';
import { compareLines } from '../../../src/importers/docx/compare-lines.ts';
import { slugOfTitle, roleOf } from '../../../src/importers/chapter-names.ts';
import { foldSpace } from '../../../src/importers/docx/proof.ts';
import { symbolCharacter } from '../../../src/importers/docx/symbols.ts';
import { guessKind, guessWorkFacts } from '../../../src/importers/docx/work-facts.ts';
import { aWordImport } from './a-word-import.ts';
import { rawP, rawPart, rawWord } from './a-raw-word.ts';

test.each([
  [21, 'chineseCounting', '二十一'],
  [105, 'japaneseCounting', '一百零五'],
  [12, 'chineseLegalSimplified', '壹拾贰'],
  [2020, 'ideographDigital', '二〇二〇'],
  [3, 'ideographTraditional', '丙'],
  [12, 'ideographZodiac', '亥'],
  [3, 'decimalEnclosedCircle', '③'],
  [21, 'decimalEnclosedCircle', '21'],
  [2, 'decimalEnclosedParen', '⑵'],
  [7, 'decimalZero', '07'],
  [15, 'decimalFullWidth', '１５'],
  [28, 'upperLetter', 'BB'],
  [4, 'lowerLetter', 'd'],
  [1994, 'upperRoman', 'MCMXCIV'],
  [9, 'lowerRoman', 'ix'],
  [9, 'bullet', ''],
  [9, 'hebrew1', '9'],
])('writes %i as %s: %s', (value, format, written) => {
  expect(formatNumber(value, format)).toBe(written);
});

test.each([
  ['第三章　人口', 'chapter-3', undefined],
  ['第十二编 附录', 'appendix', 'appendix'],
  ['建置沿革', 'jian-zhi-yan-ge', undefined],
  ['大事记', 'chronicle', 'chronicle'],
  ['2022年水利建设', '2022-nian-shui-li-jian-she', undefined],
  ['Tea & Paper', 'tea-paper', undefined],
  ['——', 'chapter', undefined],
])('names the file of %s %s', (title, slug, role) => {
  expect(slugOfTitle(title)).toBe(slug);
  expect(roleOf(title)).toBe(role);
});

test.each([
  ['清溪年鉴（2023）', 'yearbook'],
  ['白岩村史', 'village-gazetteer'],
  ['茶坪镇志', 'town-gazetteer'],
  ['清溪县志（1986—2005）', 'county-gazetteer'],
  ['清溪县卫生健康志', 'department-gazetteer'],
  ['清溪口述史', 'oral-history'],
  ['清溪水利史料', 'source-compilation'],
  ['清溪旧事', 'essays'],
])('takes %s for a work of kind %s', (title, kind) => {
  expect(guessKind(title)).toBe(kind);
});

test('takes the years recorded from title or text', () => {
  expect(guessWorkFacts('清溪年鉴2023', '', 'a')).toMatchObject({
    editionYear: 2023,
    coverage: { from: 2022, to: 2022 },
  });
  expect(guessWorkFacts('清溪县志（1986—2005）', '1911年', 'a')).toMatchObject({
    coverage: { from: 1986, to: 2005 },
  });
  expect(guessWorkFacts('白岩村志', '1689年迁居，至2020年，邮编510131年', 'a')).toMatchObject({
    coverage: { from: 1689, to: 2020 },
  });
});

test('folds white space but keeps the one that parts two words', () => {
  expect(foldSpace(' 第一　章\n总 述 New \t York')).toBe('第一章总述New York');
  expect(foldSpace('a\u200E\u0007b')).toBe('a\u200Eb');
});

test('knows the common symbols and marks the others', () => {
  expect(symbolCharacter('Wingdings', 'F0FE')).toBe('☑');
  expect(symbolCharacter('Webdings', 'F03A')).toBe('〓');
  expect(symbolCharacter('SimSun', '2460')).toBe('①');
});

test('compares line by line', () => {
  expect(
    compareLines('甲\n乙\n丙', '甲\n丁\n丙').map(({ side, line }) => `${side} ${line}`),
  ).toEqual(['both 甲', 'old 乙', 'new 丁', 'both 丙']);
  expect(compareLines('甲', '甲')).toEqual([{ side: 'both', line: '甲' }]);
});

/** Body of the one chapter a document becomes. */
async function chapterOf(
  body: string,
  parts: Record<string, string> = {},
  options = {},
): Promise<string> {
  const folder = aWordImport();
  const { errors } = await folder.run({ '稿.docx': rawWord(body, parts) }, options);
  expect(errors).toEqual([]);
  return folder
    .read(folder.files().find((file) => file.endsWith('.mdx')) ?? '')
    .replace(/^---[^]*?---\n\n/, '');
}

const changed = `<w:p><w:r><w:t>甲</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>丙</w:t></w:r></w:ins></w:p>`;

describe('tracked changes', () => {
  test('are taken as made, unless asked otherwise', async () => {
    expect(await chapterOf(changed)).toBe('甲丙\n');
    expect(await chapterOf(changed, {}, { changes: 'reject' })).toBe('甲乙\n');
  });
  test('a deleted paragraph mark joins two paragraphs', async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>${rawP('下')}`;
    expect(await chapterOf(body)).toBe('上下\n');
    expect(await chapterOf(body, {}, { changes: 'reject' })).toBe('上\n\n下\n');
  });
  test('a deleted row goes', async () => {
    const row = (text: string, properties = '') =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${rawP(text)}</w:tc><w:tc>${rawP(text)}</w:tc></w:tr>`;
    const gone = `<w:tr><w:trPr><w:del w:id="1" w:author="x"/></w:trPr><w:tc><w:p><w:del w:id="2" w:author="x"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>`;
    expect(await chapterOf(`<w:tbl>${row('甲')}${gone}${row('丙')}</w:tbl>`)).toBe(
      '| 甲 | 甲 |\n| --- | --- |\n| 丙 | 丙 |\n',
    );
  });
});

test('hidden text is left out and listed', async () => {
  const folder = aWordImport();
  const body = `${rawP('看得见')}<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>`;
  const { text } = await folder.run({ '稿.docx': rawWord(body) });
  expect(text).toContain('隐藏文字 1 处：没有导入');
  expect(folder.report()).toContain('看不见');
  expect(folder.reportText()).toContain(
    '稿.docx：没有导入的，请照原稿补\n  隐藏文字：没有导入\n    看不见\n',
  );
});

test('formulas become a line of text, readings become ruby, fields give their result', async () => {
  const formula = `<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>`;
  const ruby = `<w:p><w:r><w:ruby><w:rt><w:r><w:t>dǎo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>岛</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`;
  const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.cn/b" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>县志</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
  expect(await chapterOf(formula + ruby + field)).toBe(
    'x=1\n\n<Ruby reading="dǎo">岛</Ruby>\n\n[县志](https://a.cn/b)\n',
  );
});

test('of two forms of a drawing one is read, with its text box', async () => {
  const box = (text: string) => `<w:txbxContent>${rawP(text)}</w:txbxContent>`;
  const both = (requires: string) =>
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="${requires}"><w:drawing>${box('新')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('旧')}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>文</w:t></w:r></w:p>`;
  expect(await chapterOf(both('wps'))).toBe('文\n\n> 新\n');
  expect(await chapterOf(both('cx99'))).toBe('文\n\n> 旧\n');
});

test('a heading style counts whatever its id, through what it is based on, or its outline level', async () => {
  const styles = rawPart(
    'styles',
    `<w:style w:type="paragraph" w:styleId="a7"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="x"><w:name w:val="章题"/><w:basedOn w:val="a7"/></w:style><w:style w:type="paragraph" w:styleId="y"><w:name w:val="节题"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>`,
  );
  const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
  const folder = aWordImport();
  await folder.run({
    '稿.docx': rawWord(
      rawP('农业', style('a7')) +
        rawP('粮', style('y')) +
        rawP('文') +
        rawP('工业', style('x')) +
        rawP('纸', '<w:outlineLvl w:val="1"/>') +
        rawP('文'),
      { 'word/styles.xml': styles },
    ),
  });
  expect(folder.files()).toEqual(['01-nong-ye.mdx', '02-gong-ye.mdx', 'work.yaml']);
  expect(folder.read('02-gong-ye.mdx')).toContain('## 纸\n\n文\n');
});

test('a table of contents is left out and listed', async () => {
  const folder = aWordImport();
  const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${rawP('农业 1')}</w:sdtContent></w:sdt>`;
  const { text } = await folder.run({ '稿.docx': rawWord(contents + rawP('文')) });
  expect(text).toContain('1 段没有写进正文：目录，由网站自动生成');
});

test('a cell merged upwards that still holds text gives the text back', async () => {
  const cell = (text: string, merge = '') => `<w:tc><w:tcPr>${merge}</w:tcPr>${rawP(text)}</w:tc>`;
  const restart = '<w:vMerge w:val="restart"/>';
  const body = `<w:tbl><w:tr>${cell('甲')}${cell('乙')}</w:tr><w:tr>${cell('上', restart)}${cell('1')}</w:tr><w:tr>${cell('藏', '<w:vMerge/>')}${cell('2')}</w:tr></w:tbl>`;
  expect(await chapterOf(body)).toBe('| 甲 | 乙 |\n| --- | --: |\n| 上 | 1 |\n| 藏 | 2 |\n');
});

test('several files become one work, each under its own title', async () => {
  const title = (text: string) => rawP(text, '<w:pStyle w:val="t"/>');
  const styles = {
    'word/styles.xml': rawPart(
      'styles',
      '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>',
    ),
  };
  const folder = aWordImport();
  const { errors } = await folder.run(
    {
      '一.docx': rawWord(title('农业') + rawP('【茶】产茶。'), styles),
      '二.docx': rawWord(title('工业') + rawP('造纸。'), styles),
    },
    { title: '清溪年鉴2023' },
  );
  expect(errors).toEqual([]);
  expect(folder.files()).toEqual(['01-nong-ye.mdx', '02-gong-ye.mdx', 'work.yaml']);
  expect(folder.read('work.yaml')).toContain('kind: "yearbook"');
});
