import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { aRow, anImportFolder } from './import-folder.ts';

const plain = { pages: [], headings: [] };

describe('a line of a .jsonl file that cannot be used is refused in a sentence that names the line', () => {
  test.each<[string, string, string]>([
    [
      'broken JSON',
      '{"text": "正',
      '不是完整的 JSON。每行要写成一个 { … }，请检查这一行是否被截断、引号是否成对。',
    ],
    ['no object', '"正文"', '全部内容：这里应是一组“名称: 值”，现在是文字“正文”。'],
    ['no text', aRow({ text: undefined }), 'text：缺少这一项，请补上。'],
    [
      'empty text',
      aRow({ text: ' \n', ...plain }),
      'text（正文）是空的。请补上正文，或删去这一行。',
    ],
    ['text of a wrong type', aRow({ text: 12 }), 'text：这里应是文字，现在是数字“12”。'],
    [
      'neither title nor juan',
      aRow({ title: null, juan: null }),
      '缺少 title（题目）和 juan（卷次），至少要写一项。',
    ],
    [
      'a title of two lines',
      aRow({ title: '卷\n一' }),
      'title：只能写一行，不能有换行和看不见的控制字符。',
    ],
    [
      'a date that does not exist',
      aRow({ date: '2021-02-30' }),
      'date：不是有效的日期。请写成 "1958"、"1958-08"、"1958-08-18"、"1958~"（约）或 "1949/1956"（起讫），并核对该日是否存在。',
    ],
    [
      'an id that is a path',
      aRow({ id: '../x' }),
      'id：编号里有不能使用的字符（如 / \\ .. 或空格）。编号只用字母、数字和 - _。',
    ],
    [
      'a book that is a path',
      aRow({ book_slug: 'a/../../b' }),
      'book_slug：编号里有不能使用的字符（如 / \\ .. 或空格）。编号只用字母、数字和 - _。',
    ],
    [
      'a leaf past the end',
      aRow({ pages: [{ id: '1a', offset: 99 }] }),
      'pages（书叶）1a 的 offset 99 超出正文，或小于前一叶的 offset。请核对。',
    ],
    [
      'leaves out of order',
      aRow({
        pages: [
          { id: '1a', offset: 3 },
          { id: '1b', offset: 2 },
        ],
      }),
      'pages（书叶）1b 的 offset 2 超出正文，或小于前一叶的 offset。请核对。',
    ],
    [
      'a leaf in two places',
      aRow({
        pages: [
          { id: '1a', offset: 0 },
          { id: '1b', offset: 2 },
          { id: '1a', offset: 3 },
        ],
      }),
      'pages（书叶）里 1a 出现在两处。请核对。',
    ],
    ['a leaf without offset', aRow({ pages: [{ id: '1a' }] }), 'pages 第 1 项 offset：要写整数。'],
    [
      'a leaf whose label is markup',
      aRow({ pages: [{ id: '1"><b>', offset: 0 }] }),
      'pages 第 1 项 id：编号里有不能使用的字符（如 / \\ .. 或空格）。编号只用字母、数字和 - _。',
    ],
    [
      'a heading past the end',
      aRow({ headings: [{ text: '山', offset: 50, indent: 1 }] }),
      'headings（标题）“山”的 offset 50 超出正文，或小于前一个标题的 offset。请核对。',
    ],
    [
      'a heading that stands elsewhere',
      aRow({ headings: [{ text: '山川', offset: 7, indent: 1 }] }),
      'headings（标题）“山川”不在正文第 7 个字处。offset 从 0 数起，一个汉字算一个。请核对。',
    ],
    [
      'a heading without indent',
      aRow({ headings: [{ text: '山川', offset: 8 }] }),
      'headings 第 1 项 indent：要写整数。',
    ],
    [
      'half a character',
      aRow({ text: '半\ud800个', ...plain }),
      'text：有残缺的字符（半个代理对），多半是转换时出了错。请重新导出。',
    ],
  ])('%s', async (_, line, message) => {
    const folder = anImportFolder();
    const { works, lines } = await folder.run({ 'book.jsonl': `${aRow()}\n${line}\n` });
    expect(lines).toEqual([`book.jsonl:3:1 错误 import-row-invalid：第 3 行：${message}`]);
    expect(works).toEqual([]);
    expect(folder.files()).toEqual([]);
  });
});

test('every bad line of a file is named in one run', async () => {
  const { lines } = await anImportFolder().run({
    'book.jsonl': `${aRow()}x\n${aRow({ text: 1 })}`,
  });
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['book.jsonl:2:1', 'book.jsonl:3:1']);
});

test('control characters are named with the line of the file and their place in the text', async () => {
  const { lines } = await anImportFolder().run({
    'book.jsonl': aRow() + aRow({ text: '一\n二\u0007三\ufffd', ...plain }),
  });
  expect(lines).toEqual([
    'book.jsonl:2:1 错误 mdx-character：第 2 行“卷一”，正文第 2 行第 2 个字：这里有一个看不见的字符（U+0007）。请删去它；如果原稿此处有字，请对照补上。',
    'book.jsonl:2:1 错误 mdx-character：第 2 行“卷一”，正文第 2 行第 4 个字：这里有一个“�”（U+FFFD），说明原文在转换编码时已经丢字。请对照原稿补上。',
  ]);
});

describe('a file that cannot be read is refused as a whole', () => {
  const packed = gzipSync(aRow().repeat(50));
  test.each<[string, string, Uint8Array | string, string]>([
    [
      'a truncated archive',
      'a.jsonl.gz',
      packed.subarray(0, packed.length - 20),
      'a.jsonl.gz 错误 import-file-broken：压缩文件损坏或不完整，解不开。请重新取得这个文件。',
    ],
    [
      'no archive at all',
      'a.jsonl.gz',
      '{}',
      'a.jsonl.gz 错误 import-file-broken：压缩文件损坏或不完整，解不开。请重新取得这个文件。',
    ],
    [
      'an archive that expands without measure',
      'a.jsonl.gz',
      gzipSync(Buffer.alloc(50_000_000, 'a')),
      'a.jsonl.gz 错误 import-too-large：文件解压后过大（超过 512 MB，或解压后是原来的 200 倍以上），没有继续读。请拆成几个文件再导入。',
    ],
    [
      'another encoding in a .jsonl',
      'a.jsonl',
      Buffer.from([0x7b, 0xd5, 0xfd, 0x7d, 0x0a]),
      'a.jsonl:1:1 错误 file-encoding：第 1 行不是 UTF-8 编码，读出来会是乱码。请把文件另存为 UTF-8 再导入。',
    ],
    [
      'neither UTF-8 nor GB18030',
      'a.txt',
      Buffer.from([0xff, 0xfe, 0x2d, 0x4e]),
      'a.txt 错误 file-encoding：这个文件既不是 UTF-8 也不是 GB18030 编码，读不出来。请在编辑器里另存为 UTF-8 再导入。',
    ],
    [
      'a control character in a .txt',
      'a.txt',
      '甲\n乙\u0000',
      'a.txt:2:1 错误 mdx-character：正文第 2 行第 2 个字：这里有一个看不见的字符（U+0000）。请删去它；如果原稿此处有字，请对照补上。',
    ],
    [
      'another format',
      'a.pdf',
      '%PDF',
      'a.pdf 错误 import-format-unknown：不能导入这种文件。可以导入的有 .jsonl、.jsonl.gz、.txt、.md。',
    ],
    [
      'an empty file',
      'a.txt',
      '\uFEFF \n',
      'a.txt 错误 import-row-invalid：文件是空的，没有可以导入的文字。',
    ],
    [
      'an empty .jsonl',
      'a.jsonl',
      '\n\n',
      'a.jsonl 错误 import-row-invalid：文件是空的，没有可以导入的文字。',
    ],
  ])('%s', async (_, name, data, line) => {
    const folder = anImportFolder();
    const { works, lines } = await folder.run({ 'good.jsonl': aRow(), [name]: data });
    expect(lines).toEqual([line]);
    expect(works).toEqual([]);
    expect(folder.files()).toEqual([]);
  });

  test('a file that does not exist, or is a folder', async () => {
    const folder = anImportFolder();
    const { importTexts } = await import('../../../src/importers/text/import-texts.ts');
    const { findings } = await importTexts(
      [path.join(folder.root, 'none.txt'), folder.root + '/'],
      { into: folder.into },
    );
    expect(findings.map(({ code }) => code).sort()).toEqual([
      'import-file-missing',
      'import-format-unknown',
    ]);
    expect(findings.map(({ message }) => message)).toContain(
      '这是一个文件夹，不能整个导入。请写出其中的文件名，几个文件之间空一格。',
    );
  });
});

describe('works that would get in each other’s way are refused', () => {
  test('an id that cannot be an address', async () => {
    const { lines } = await anImportFolder().run({ 'a.txt': '甲' }, { id: '../x' });
    expect(lines).toEqual([
      'a.txt:1:1 错误 import-id-invalid：--id“../x”不能作著作编号。编号只用小写字母、数字和连字符，不超过 64 个，例如 qingxi-xianzhi。',
    ]);
    const { lines: fromRow } = await anImportFolder().run({
      'a.jsonl': aRow({ book_slug: 'CON' }),
    });
    expect(fromRow[0]).toContain('import-id-invalid：book_slug“CON”不能作著作编号。');
  });

  test('two books under one id or title', async () => {
    const { lines } = await anImportFolder().run(
      { 'a.jsonl': aRow() + aRow({ book_slug: 'other', book: '別志' }) },
      { id: 'mine' },
    );
    expect(lines).toEqual([
      'a.jsonl:2:1 错误 import-works-mixed：文件里不止一部著作（“清溪縣志”之外还有“別志”），不能共用 --id 或 --title。请一部一部地导入，或去掉这两项。',
    ]);
  });

  test('a book that comes back after another', async () => {
    const { lines } = await anImportFolder().run({
      'a.jsonl': aRow() + aRow({ book_slug: 'other' }) + aRow(),
    });
    expect(lines[0]).toContain(
      'a.jsonl:3:1 错误 import-works-mixed：著作 qingxi-xianzhi（“清溪縣志”）的内容前面已经有过，这里又出现',
    );
  });
});

test('a refusal leaves an existing content folder as it was', async () => {
  const folder = anImportFolder();
  mkdirSync(path.join(folder.into, 'works/old'), { recursive: true });
  writeFileSync(path.join(folder.into, 'works/old/work.yaml'), 'kind: essays\n');
  const before = folder.files();
  await folder.run({ 'a.jsonl': `${aRow()}{` });
  expect(folder.files()).toEqual(before);
});
