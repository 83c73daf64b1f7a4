import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readLines } from '../../../src/importers/text/read-lines.ts';
import { readWholeText } from '../../../src/importers/text/read-whole-text.ts';
import { anImportFolder } from './import-folder.ts';

/** 中文 and a line end in GB18030, then a character of its four-byte part (𠀀). */
const gb18030 = Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x0d, 0x0a, 0x95, 0x32, 0x82, 0x36]);

test('decodes GB18030 and shows the beginning, so that an editor sees whether it was right', async () => {
  const folder = anImportFolder();
  const { lines, works } = await folder.run({ 'old.txt': gb18030 });
  expect(lines[0]).toBe(
    'old.txt 提醒 import-encoding-converted：这个文件不是 UTF-8 编码，已按 GB18030（国标码）读取，开头是“中文 𠀀”。请核对是否为乱码；若是，请另存为 UTF-8 再导入。',
  );
  expect(works[0]?.characters).toBe(3);
  expect(folder.read('works/old/001-text-001.mdx')).toContain('中文\n\n𠀀\n');
});

test('reads UTF-8 with and without byte-order mark and any line ends', async () => {
  const folder = anImportFolder();
  const read = async (data: string) => readWholeText(folder.write('a.txt', data), () => undefined);
  expect(await read('\uFEFF甲\r\n乙\r丙\n')).toBe('甲\n乙\n丙\n');
  expect(await read('甲\uFEFF乙')).toBe('甲\uFEFF乙');
});

test('numbers lines as an editor does, blank ones counted, across the chunks of an archive', async () => {
  const folder = anImportFolder();
  const long = '字'.repeat(400_000);
  const file = folder.write('a.jsonl.gz', gzipSync(`\uFEFF一\n\n${long}\r\n末`));
  const lines = await Array.fromAsync(readLines(file, () => undefined));
  expect(lines.map(({ text, line }) => [line, text.length, text.slice(0, 1)])).toEqual([
    [1, 1, '一'],
    [3, 400_000, '字'],
    [4, 1, '末'],
  ]);
});

test('stops at the bound on size, before the rest is unpacked', async () => {
  const folder = anImportFolder();
  const file = folder.write('a.jsonl', 'x\n'.repeat(1_000_000));
  const found: string[] = [];
  const lines = await Array.fromAsync(
    readLines(file, (code) => found.push(code), { sizeBytes: 1_000_000, ratio: 200 }),
  );
  expect(found).toEqual(['import-too-large']);
  expect(lines.length).toBeLessThan(600_000);
});
