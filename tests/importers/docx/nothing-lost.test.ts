import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawField } from '../../../src/importers/docx/field-text.ts';
import { formatNumber, isKnownFormat } from '../../../src/importers/docx/format-number.ts';
import { symbolCharacter } from '../../../src/importers/docx/symbols.ts';
import { aWordImport } from './a-word-import.ts';
import { rawP, rawPart, rawPictures, rawWord } from './a-raw-word.ts';

/** What a body becomes: its chapters without facts, and the report, in brief and as its files have it. */
async function imported(
  body: string,
  parts: Record<string, string | Buffer> = {},
  options = {},
): Promise<{ mdx: string; text: string; file: string; html: string; lines: string[] }> {
  const folder = aWordImport();
  const { errors, text, lines } = await folder.run({ '稿.docx': rawWord(body, parts) }, options);
  expect(errors).toEqual([]);
  const mdx = folder
    .files()
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => folder.read(file).replace(/^---[^]*?---\n\n/, ''))
    .join('');
  return { mdx, text, file: folder.reportText(), html: folder.report(), lines };
}

const t = (text: string, look = ''): string =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const field = (code: string): string =>
  `${mark('begin')}<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>${mark('end')}`;
const p = (inner: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
const gone = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>';
const styles = rawPart(
  'styles',
  '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>',
);
const heading = '<w:pStyle w:val="1"/>';

describe('fields that Word draws anew', () => {
  test('a character in a ring, a fraction, an old reading and a symbol are written, and reported', async () => {
    const { mdx, text } = await imported(
      p(
        t('第') +
          field(' eq \\o\\ac(○,3)') +
          t('组，占') +
          field(' EQ \\f(1,2) ') +
          t('，') +
          field(' EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(yáo),垚)') +
          t('，') +
          field(' SYMBOL 163 \\f "Symbol" \\s 12 ') +
          t('5'),
      ),
    );
    expect(mdx).toBe('第③组，占1/2，<Ruby reading="yáo">垚</Ruby>，≤5\n');
    expect(text).toContain('公式域（带圈字符、旧式注音、分式等） 4 处：写成普通文字，请与原稿核对');
  });

  test.each([
    [' EQ \\o\\ac(○,一)', { text: '㊀' }],
    ['eq \\o\\ac(□,正)', { text: '正\u20DE' }],
    ['EQ \\r(3,x)', { text: '√x' }],
    ['EQ \\o(甲,乙)', { text: '甲乙' }],
    ['EQ \\s\\up 5(2)', { text: '2' }],
    ['EQ \\f(\\f(1,2),3\\,000)', { text: '1/2/3,000' }],
    ['EQ', undefined],
    ['EQ \\o\\ac(○,', { text: '○' }],
    [' PAGE ', undefined],
  ])('draws %s', (code, drawn) => {
    expect(drawField(code)).toEqual(drawn);
  });

  test('one that keeps no result and cannot be drawn is named', async () => {
    const { mdx, text, html } = await imported(
      p(t('见') + field(' REF 图一 ') + field(' XE "茶" ')),
    );
    expect(mdx).toBe('见\n');
    expect(text).toContain('没有结果的域（REF） 1 处：没有导入，请与原稿核对');
    expect(text).toContain('索引、目录的标记（XE） 1 处：没有导入');
    expect(html).toContain('REF 图一');
  });
});

test('formulas become a line that keeps their signs, also within notes', async () => {
  const r = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
  const e = (text: string) => `<m:e>${r(text)}</m:e>`;
  const square = `<m:sSup>${e('x')}<m:sup>${r('2')}</m:sup></m:sSup>`;
  const fraction = `<m:f><m:num>${r('a+b')}</m:num><m:den>${r('2')}</m:den></m:f>`;
  const brackets = `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>${e('y')}</m:d>`;
  const root = `<m:rad>${e('3')}</m:rad>`;
  const sum = `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${r('i')}</m:sub><m:sup/>${e('n')}</m:nary>`;
  const { mdx, text } = await imported(
    p(
      `<m:oMathPara><m:oMath>${square + r('=') + fraction}</m:oMath></m:oMathPara>` +
        t('与') +
        `<m:oMath>${brackets + root + sum}</m:oMath><w:r><w:footnoteReference w:id="2"/></w:r>`,
    ),
    {
      'word/footnotes.xml': `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:footnote w:id="2"><w:p><m:oMath>${fraction}</m:oMath></w:p></w:footnote></w:footnotes>`,
    },
  );
  expect(mdx).toBe('x<Sup>2</Sup>\\=(a+b)/2与\\[y\\]√3∑<Sub>i</Sub>n[^1]\n\n[^1]: (a+b)/2\n');
  expect(text).toContain('公式 3 处：写成一行文字，请与原稿核对');
});

describe('a deleted end of paragraph', () => {
  test('gives the look of the paragraph that is left, not of the one that went', async () => {
    const deleted = `<w:del w:id="2" w:author="x"><w:r><w:delText>第九章　旧题</w:delText></w:r></w:del>`;
    const { mdx } = await imported(
      rawP('农业', heading) + rawP('文') + p(deleted, heading + gone) + rawP('接着写。'),
      { 'word/styles.xml': styles },
    );
    expect(mdx).toBe('文\n\n接着写。\n');
  });
  test('keeps a heading that follows', async () => {
    const folder = aWordImport();
    const deleted = `<w:del w:id="2" w:author="x"><w:r><w:delText>删</w:delText></w:r></w:del>`;
    await folder.run({
      '稿.docx': rawWord(
        rawP('农业', heading) +
          rawP('文') +
          p(deleted, gone) +
          '<w:bookmarkEnd w:id="7"/>' +
          rawP('工业', heading) +
          rawP('文'),
        { 'word/styles.xml': styles },
      ),
    });
    expect(folder.files()).toEqual(['01-nong-ye.mdx', '02-gong-ye.mdx', 'work.yaml']);
  });
});

test('a first letter set large joins its paragraph', async () => {
  const drop = '<w:framePr w:dropCap="drop" w:lines="2"/>';
  const { mdx, text } = await imported(rawP('清', drop) + rawP('溪县在山中。'));
  expect(mdx).toBe('清溪县在山中。\n');
  expect(text).toContain('首字下沉 1 处');
});

describe('what is hidden', () => {
  test('may hold a text box, a note and a picture: all are left out, and said so', async () => {
    const box = `<w:drawing><w:txbxContent>${rawP('密')}</w:txbxContent></w:drawing>`;
    const hidden = `<w:r><w:rPr><w:vanish/></w:rPr>${box}<w:footnoteReference w:id="2"/></w:r>`;
    const { mdx, text, html, lines } = await imported(p(t('明') + hidden) + rawP('后'), {
      'word/footnotes.xml': rawPart(
        'footnotes',
        `<w:footnote w:id="2">${rawP('注文')}</w:footnote>`,
      ),
    });
    expect(mdx).toBe('明\n\n后\n');
    expect(text).toContain('隐藏文字 1 处');
    expect(text).toContain('隐藏的注 1 处');
    expect(text).toContain('正文里没有引用的注 1 处');
    expect(html).toContain('没有导入的，请照原稿补');
    expect(html).toContain('注文');
    expect(lines.join('\n')).not.toContain('文字没有丢');
  });
});

describe('characters of symbol fonts', () => {
  test('become what they show, though they stand as plain text', async () => {
    const look = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>';
    const { mdx, text } = await imported(p(t('\uF0FE\uF081', look) + t('党员')));
    expect(mdx).toBe('☑①党员\n');
    expect(text).toContain('符号字体“Wingdings”的字符 1 处：换成同样的通用字符');
  });
  test('Greek letters are known, and Unicode characters stay', () => {
    expect(symbolCharacter('Symbol', 'F044')).toBe('Δ');
    expect(symbolCharacter('Symbol', '2022')).toBe('•');
  });
  test('characters no chapter can hold are named', async () => {
    const { mdx, text } = await imported(p(t('甲\uFFFD乙\u202E丙')));
    expect(mdx).toBe('甲乙丙\n');
    expect(text).toContain('不能显示的字符 U+FFFD 1 处');
    expect(text).toContain('不能显示的字符 U+202E 1 处');
  });
});

describe('objects', () => {
  const drawn = (inner: string): string => `<w:p><w:r><w:t>文</w:t></w:r><w:r>${inner}</w:r></w:p>`;
  const v =
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';
  test('word art gives its words to the report', async () => {
    const { html, text } = await imported(
      drawn(`<w:pict><v:shape ${v}><v:textpath string="清溪风物"/></v:shape></w:pict>`),
    );
    expect(text).toContain('艺术字 1 处：没有转换，文字请照补');
    expect(html).toContain('“清溪风物”');
  });
  test('an embedded sheet is named though its picture is there, and a picture whose file is gone', async () => {
    const { text } = await imported(
      drawn(
        `<w:object ${v}><v:shape><v:imagedata r:id="rId99"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>`,
      ),
    );
    expect(text).toContain('图片文件缺失 1 处');
    expect(text).toContain('嵌入对象 1 处');
  });
  test('a chart and a diagram are named', async () => {
    const graphic = (inner: string) =>
      `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="图表 1" descr="历年人口"/>${inner}</wp:inline></w:drawing>`;
    const { html, text } = await imported(
      drawn(
        graphic('<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'),
      ) +
        drawn(
          graphic(
            '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>',
          ),
        ),
    );
    expect(text).toContain('图表 1 处');
    expect(text).toContain('SmartArt 图形 1 处');
    expect(html).toContain('历年人口');
  });
});

describe('pictures', () => {
  /** Head of a placeable WMF, as Word keeps clip art; no reader of pictures here knows it. */
  const wmf = Buffer.from('d7cdc69a0000000000006400640060000000000000005157', 'hex');

  test('no page can show lie beside the report, with the place they belong to', async () => {
    const folder = aWordImport();
    const { body, parts } = rawPictures({ 'image1.wmf': wmf, 'image2.emf': wmf });
    const { text, errors, lines } = await folder.run({
      '稿.docx': rawWord(rawP('上文。') + body + rawP('图1　水系'), parts),
    });
    expect(errors).toEqual([]);
    expect(folder.read('01-gao.mdx')).toContain('上文。\n\n图1　水系\n');
    expect(text).toContain('WMF 图片 1 处：网页不能显示，原件放在报告旁边的“原件”文件夹');
    expect(lines.join('\n')).toContain('有 2 处内容（图形、隐藏文字等）没有导入');
    expect(folder.report()).toContain('“image2.emf，在 01-gao.mdx，图”');
    const kept = readFileSync(path.join(folder.root, 'import-reports/book/原件/image1.wmf'));
    expect(kept.equals(wmf)).toBe(true);
  });

  test('of the same name in two files are both kept', async () => {
    const folder = aWordImport();
    const one = rawPictures({ 'image1.wmf': wmf });
    const two = rawPictures({ 'image1.wmf': Buffer.concat([wmf, wmf]) });
    await folder.run({
      '甲.docx': rawWord(rawP('甲。') + one.body, one.parts),
      '乙.docx': rawWord(rawP('乙。') + two.body, two.parts),
    });
    expect(readdirSync(path.join(folder.root, 'import-reports/book/原件')).sort()).toEqual(
      ['乙-image1.wmf', '甲-image1.wmf'].sort(),
    );
  });

  test('cropped or turned in Word are whole and upright here, and the report warns', async () => {
    const folder = aWordImport();
    const pixel = await sharp({
      create: { width: 1, height: 1, channels: 3, background: 'red' },
    })
      .png()
      .toBuffer();
    const { body, parts } = rawPictures(
      { 'image1.png': pixel },
      '<a:srcRect l="25000"/><a:xfrm rot="5400000"/>',
    );
    const { text } = await folder.run({ '稿.docx': rawWord(rawP('文') + body, parts) });
    expect(text).toContain('在 Word 里裁剪过的图片 1 处：导入的是没有裁剪的原图');
    expect(text).toContain('在 Word 里旋转过的图片 1 处');
  });
});

test('a document within the document is refused, since its text is not read', async () => {
  const folder = aWordImport();
  const { errors } = await folder.run({
    '稿.docx': rawWord(`${rawP('文')}<w:altChunk r:id="rId9"/>`),
  });
  expect(errors).toEqual([expect.stringMatching(/import-format-unknown：文件里嵌着另一份文档/)]);
  expect(folder.everything()).toEqual([]);
});

test('an element of no known kind is named with its words', async () => {
  const { html, text } = await imported(
    rawP('文') + `<w:p><w:r><w:t>前</w:t></w:r><w:vorgang/></w:p>`,
  );
  expect(text).toContain('程序不认识的内容（w:vorgang） 1 处');
  expect(html).toContain('没有导入的');
});

describe('numbers that Word makes', () => {
  const list = (levels: string, more = '') =>
    rawPart(
      'numbering',
      `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${more}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    );
  const level = (format: string, text: string, at = 0) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const number = (id = 1, at = 0) =>
    `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;

  test('count an empty paragraph, as Word does, but not one that was deleted', async () => {
    const deleted = `<w:del w:id="2" w:author="x"><w:r><w:delText>删</w:delText></w:r></w:del>`;
    const { mdx, text } = await imported(
      rawP('产茶。', number()) +
        p('', number()) +
        p(deleted, number() + gone) +
        rawP('造纸。', number()),
      { 'word/numbering.xml': list(level('chineseCounting', '%1、')) },
    );
    expect(mdx).toBe('一、产茶。\n\n三、造纸。\n');
    expect(text).toContain('只有自动编号、没有文字的段落 1 处');
  });

  test('are those of the list style a list points to', async () => {
    const { mdx } = await imported(rawP('产茶。', number(2)) + rawP('造纸。', number(2)), {
      'word/styles.xml': rawPart(
        'styles',
        `<w:style w:type="numbering" w:styleId="L"><w:name w:val="章"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
      ),
      'word/numbering.xml': rawPart(
        'numbering',
        `<w:abstractNum w:abstractNumId="0">${level('chineseCounting', '（%1）')}<w:styleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>`,
      ),
    });
    expect(mdx).toBe('（一）产茶。\n\n（二）造纸。\n');
  });

  test('are digits on every level of a legal list', async () => {
    const { mdx } = await imported(rawP('甲', number()) + rawP('乙', number(1, 1)), {
      'word/numbering.xml': list(
        level('chineseCounting', '第%1章') +
          `<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:isLgl/><w:lvlText w:val="%1.%2节"/></w:lvl>`,
      ),
    });
    expect(mdx).toContain('1.1节 乙');
  });

  test('of a kind that is not known are digits, and said so', async () => {
    const { mdx, text } = await imported(rawP('甲', number()), {
      'word/numbering.xml': list(level('hebrew1', '%1、')),
    });
    expect(mdx).toBe('1、甲\n');
    expect(text).toContain('编号样式 hebrew1 1 处：写成阿拉伯数字，请与原稿核对');
  });

  test.each([
    [3, 'ideographLegalTraditional', '參'],
    [12, 'ideographLegalTraditional', '壹拾貳'],
    [7, 'ideographEnclosedCircle', '㊆'],
    [2, 'ideographZodiacTraditional', '乙丑'],
    [5, 'numberInDash', '- 5 -'],
    [5, 'chicago', '**'],
  ])('write %i as %s: %s', (value, format, written) => {
    expect(formatNumber(value, format)).toBe(written);
    expect(isKnownFormat(format)).toBe(true);
  });

  test('that stand in a note are named', async () => {
    const { text, html } = await imported(
      p(`${t('文')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      {
        'word/numbering.xml': list(level('chineseCounting', '%1、')),
        'word/footnotes.xml': rawPart(
          'footnotes',
          `<w:footnote w:id="2">${rawP('注文', number())}</w:footnote>`,
        ),
      },
    );
    expect(text).toContain('注里的自动编号 1 处：没有导入');
    expect(html).toContain('“一、”');
  });
});

describe('tables', () => {
  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${rawP(text)}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  test('merged in the old way are merged', async () => {
    const { mdx } = await imported(
      `<w:tbl>${row(cell('人口', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'))}${row(cell('男'), cell('女'))}</w:tbl>`,
    );
    expect(mdx).toBe('<Table>\n\n| 人口 | ← |\n| --- | --- |\n| 男 | 女 |\n\n</Table>\n');
  });
  test('a slanted line and vertical cells are reported', async () => {
    const slanted = '<w:tcBorders><w:tl2br w:val="single"/></w:tcBorders>';
    const { text } = await imported(
      `<w:tbl>${row(cell('年份项目', slanted), cell('合计', '<w:textDirection w:val="tbRlV"/>'))}${row(cell('1'), cell('2'))}</w:tbl>`,
    );
    expect(text).toContain('斜线表头 1 处');
    expect(text).toContain('竖排的格子 1 处');
  });
  test('a merged cell that holds only a note or a table gives it back', async () => {
    const restart = '<w:vMerge w:val="restart"/>';
    const note = `<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:tc>`;
    const { mdx } = await imported(
      `<w:tbl>${row(cell('甲'), cell('乙'))}${row(cell('上', restart), cell('1'))}<w:tr>${note}${cell('2')}</w:tr></w:tbl>`,
      {
        'word/footnotes.xml': rawPart(
          'footnotes',
          `<w:footnote w:id="2">${rawP('注文')}</w:footnote>`,
        ),
      },
    );
    expect(mdx).toContain('| \\[^1] | 2 |'.replace('\\', ''));
    expect(mdx).toContain('[^1]: 注文');
  });
});

test('a note at the base of a reading stays', async () => {
  const ruby = `<w:r><w:ruby><w:rt><w:r><w:t>dǎo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>岛</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:rubyBase></w:ruby></w:r>`;
  const { mdx } = await imported(p(ruby), {
    'word/footnotes.xml': rawPart('footnotes', `<w:footnote w:id="2">${rawP('音')}</w:footnote>`),
  });
  expect(mdx).toBe('<Ruby reading="dǎo">岛</Ruby>[^1]\n\n[^1]: 音\n');
});

test('looks that carry meaning in Chinese print are reported', async () => {
  const { text } = await imported(
    p(
      t('双行', '<w:eastAsianLayout w:id="1" w:combine="1"/>') +
        t('纵横', '<w:eastAsianLayout w:id="2" w:vert="1"/>') +
        t('　　　', '<w:u w:val="single"/>') +
        t('底纹', '<w:shd w:val="clear" w:fill="FFFF00"/>') +
        t('改过', '<w:rPrChange w:id="3" w:author="x"><w:rPr/></w:rPrChange>') +
        t('平常', '<w:shd w:val="clear" w:fill="auto"/>'),
      '<w:pBdr><w:top w:val="single"/></w:pBdr>',
    ),
  );
  for (const what of ['双行合一', '纵横混排', '下划线画出的空格', '文字底纹', '段落边框'])
    expect(text).toMatch(new RegExp(`${what}.* 1 处`));
  expect(text).toContain('修订格式（字体、粗细等） 1 处');
});

test('a comment is shown with the words it is about', async () => {
  const { html, file } = await imported(
    p(`<w:commentRangeStart w:id="4"/>${t('一九八五年')}<w:commentRangeEnd w:id="4"/>${t('建成')}`),
    {
      'word/comments.xml': rawPart(
        'comments',
        `<w:comment w:id="4" w:author="甲">${rawP('年份存疑')}</w:comment>`,
      ),
    },
  );
  expect(html).toContain('年份存疑</td><td>“一九八五年”</td>');
  expect(file).toContain('稿.docx：修订和批注\n  批注（甲）：年份存疑（批注的是“一九八五年”）\n');
});

test('text that is no UTF-8 is refused rather than guessed', async () => {
  const folder = aWordImport();
  const xml = Buffer.from(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${rawP('@')}</w:body></w:document>`,
  );
  xml[xml.indexOf('@')] = 0xb5;
  const { errors } = await folder.run({ '稿.docx': rawWord('', { 'word/document.xml': xml }) });
  expect(errors).toEqual([expect.stringContaining('import-file-broken')]);
});

test('entries of a contents field are left out, though they have no style of their own', async () => {
  const entry = (inner: string) => p(inner);
  const code = `<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>`;
  const { mdx, text } = await imported(
    entry(`${mark('begin')}${code}${mark('separate')}${t('农业	1')}`) +
      entry(t('工业	3')) +
      entry(mark('end')) +
      rawP('正文。'),
  );
  expect(mdx).toBe('正文。\n');
  expect(text).toContain('2 段没有写进正文：目录，由网站自动生成');
});
