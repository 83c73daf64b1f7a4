import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { aWordImport } from './a-word-import.ts';
import { rawP, rawWord } from './a-raw-word.ts';
import { h, p, picture, wordFile } from './word-builders.ts';

const good = () => wordFile([h(1, '农业'), p('全年产茶9386吨。')]);

/** A ZIP whose one entry is `size` zeros; nothing else about it matters. */
function aBomb(size: number): Buffer {
  const zeros = Buffer.alloc(size);
  return rawWord(rawP('文'), { 'word/media/bomb.bin': zeros });
}

/** Marks the first entry of a ZIP as encrypted. */
async function encryptedZip(): Promise<Buffer> {
  const bytes = Buffer.from(await good());
  for (const sign of [Buffer.from('PK\u0003\u0004'), Buffer.from('PK\u0001\u0002')]) {
    const at = bytes.indexOf(sign) + (sign[2] === 3 ? 6 : 8);
    bytes.writeUInt16LE(bytes.readUInt16LE(at) | 1, at);
  }
  return bytes;
}

const cases: [what: string, file: string, bytes: () => Promise<Buffer> | Buffer, says: RegExp][] = [
  [
    'a file that is cut short',
    '稿.docx',
    async () => (await good()).subarray(0, 3000),
    /import-file-broken：文件不完整或已损坏/,
  ],
  ['an empty file', '稿.docx', () => Buffer.alloc(0), /import-file-broken：稿\.docx 是空文件/],
  [
    'a picture under the name of a Word file',
    '稿.docx',
    () => Buffer.from('\x89PNG\r\n\x1a\n1234', 'latin1'),
    /import-format-unknown：稿\.docx 的内容不是 Word/,
  ],
  [
    'a file with a password',
    '稿.docx',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    /import-encrypted：文件加了密码/,
  ],
  ['an encrypted archive', '稿.docx', encryptedZip, /import-encrypted：文件加了密码/],
  ['a file with macros', '稿.docm', good, /import-macro：这是带宏/],
  [
    'a file with macros under another name',
    '稿.docx',
    () => rawWord(rawP('文'), { 'word/vbaProject.bin': 'x' }),
    /import-macro：文件里有宏/,
  ],
  ['another kind of file', '稿.pdf', good, /import-format-unknown：不能导入 \.pdf 文件/],
  ['a file without text', '稿.docx', () => rawWord('<w:p/>'), /import-empty：文件里没有文字/],
  [
    'a hundred thousand empty paragraphs',
    '稿.docx',
    () => rawWord('<w:p/>'.repeat(100_000) + rawP('文')),
    /import-too-large：文件里有 100000 个空段落/,
  ],
  [
    'a bomb',
    '稿.docx',
    () => aBomb(60_000_000),
    /import-too-large：文件里的 word\/media\/bomb\.bin 压缩得异常/,
  ],
  [
    'an external entity',
    '稿.docx',
    () => rawWord(rawP('&x;'), {}, '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    /import-file-broken：word\/document\.xml 里有外部实体声明/,
  ],
  [
    'XML that breaks off',
    '稿.docx',
    () => rawWord('', { 'word/document.xml': '<w:document xmlns:w="x"><w:body>' }),
    /import-file-broken：word\/document\.xml 读到一半就断了/,
  ],
  [
    'a spreadsheet under the name of a Word file',
    '表.docx',
    () => rawWord('', { 'word/document.xml': '<workbook/>' }),
    /import-format-unknown：这不是 Word 文件/,
  ],
  [
    'a ZIP of something else',
    '稿.docx',
    () => rawWord('', { '_rels/.rels': '<Relationships/>' }),
    /import-format-unknown：这个压缩文件里没有 Word 正文/,
  ],
];

test.each(cases)(
  'refuses %s with one finding and touches nothing',
  async (_, name, bytes, says) => {
    const folder = aWordImport();
    await folder.run({ '好.docx': await good() });
    const before = folder.everything();
    const { lines, errors, work } = await folder.run({ [name]: await bytes() }, { replace: true });
    expect(errors).toHaveLength(1);
    expect(lines[0]).toMatch(says);
    expect(lines[0]?.startsWith(name)).toBe(true);
    expect(work).toBeUndefined();
    expect(folder.everything()).toEqual(before);
  },
);

test('refuses a picture of 20,000 by 20,000 pixels without decoding it', async () => {
  const huge = await sharp({
    create: { width: 20_000, height: 20_000, channels: 3, background: '#888' },
    limitInputPixels: false,
  })
    .png()
    .toBuffer();
  const folder = aWordImport();
  const { lines } = await folder.run({
    '稿.docx': await wordFile([h(1, '图'), p([picture('大图', huge)])]),
  });
  expect(lines).toEqual([
    expect.stringMatching(/figure-too-large：图片 .*\.png 有 20000×20000 像素/),
  ]);
  expect(folder.everything()).toEqual([]);
});

test('refuses a picture that lies outside the file, and names it', async () => {
  const rels =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p" Type="x/image" TargetMode="External" Target="file:///C:/secret.png"/></Relationships>';
  const body = `<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="p"/></w:drawing></w:r></w:p>`;
  const folder = aWordImport();
  const { lines } = await folder.run({
    '稿.docx': rawWord(rawP('文') + body, { 'word/_rels/document.xml.rels': rels }),
  });
  expect(lines).toEqual([
    expect.stringMatching(
      /import-picture-outside：有 1 幅图片不在文件里，只是链接到 file:\/\/\/C:\/secret\.png/,
    ),
  ]);
});

test('a file that lies about its size is not believed', async () => {
  const folder = aWordImport();
  const zip = rawWord(rawP('文'));
  const at = zip.indexOf('word/document.xml', zip.indexOf('PK\u0001\u0002')) - 46;
  zip.writeUInt32LE(10, at + 24);
  expect(deflateRawSync(zip).length).toBeGreaterThan(0);
  const { lines } = await folder.run({ '稿.docx': zip });
  expect(lines).toEqual([expect.stringMatching(/import-file-broken/)]);
});

test('a missing file is named', async () => {
  const folder = aWordImport();
  const { lines } = await folder.run({}, {});
  expect(lines).toEqual([expect.stringMatching(/import-empty/)]);
});

test.each([
  ['content', /要写内容文件夹的 works 里的一个文件夹/],
  ['content/works/清溪年鉴', /“清溪年鉴”不能作著作编号/],
  ['content/works/Qingxi 2023', /“Qingxi 2023”不能作著作编号/],
])('asks for the folder of a work, not %s', async (into, says) => {
  const folder = aWordImport();
  const { lines } = await folder.run(
    { 'a.docx': await good() },
    { into: `${folder.root}/${into}` },
  );
  expect(lines).toEqual([expect.stringMatching(says)]);
  expect(folder.everything()).toEqual([]);
});
