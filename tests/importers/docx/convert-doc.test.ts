import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { aWordImport } from './a-word-import.ts';
import { h, p, picture, table, title, wordFile } from './word-builders.ts';
import { tempFolder } from '../../temp-content.ts';

const searched = process.env['PATH'] ?? '';
const program = searched
  .split(path.delimiter)
  .map((folder) => path.join(folder, 'soffice'))
  .find((file) => existsSync(file));

/** A `.doc` that LibreOffice made of a Word file. */
async function anOldFile(bytes: Buffer): Promise<Buffer> {
  const folder = await tempFolder();
  writeFileSync(path.join(folder, 'a.docx'), bytes);
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const words = [profile, '--headless', '--convert-to', 'doc', '--outdir', folder];
  execFileSync(program ?? '', [...words, path.join(folder, 'a.docx')], { stdio: 'ignore' });
  return readFileSync(path.join(folder, 'a.doc'));
}

const manuscript = async () =>
  wordFile([
    title('白岩村志'),
    h(1, '第一章　茶事'),
    p('茶园四百二十亩，采制始于清明后三日。'),
    table([
      ['年份', '产量（担）'],
      ['1921', '160'],
    ]),
    p([picture()]),
  ]);

describe.skipIf(program === undefined)(
  'a .doc (skipped where LibreOffice is not installed)',
  () => {
    test('comes in as the .docx it was made from would', async () => {
      const bytes = await manuscript();
      const [fromOld, fromNew] = [aWordImport(), aWordImport()];
      const old = await fromOld.run({ '村志.doc': await anOldFile(bytes) });
      await fromNew.run({ '村志.docx': bytes });
      expect(old.errors).toEqual([]);
      expect(old.work).toMatchObject({ isWritten: true, chapters: 1 });
      const [chapter] = fromOld.files().filter((file) => file.endsWith('.mdx'));
      const text = (body: string): string => body.replace(/[^\p{Script=Han}\d]/gu, '');
      expect(text(fromOld.read(chapter ?? ''))).toBe(text(fromNew.read(chapter ?? '')));
    }, 120_000);

    test('cut short is refused, and nothing is written', async () => {
      const folder = aWordImport();
      const bytes = (await anOldFile(await manuscript())).subarray(0, 2000);
      const { errors } = await folder.run({ '村志.doc': bytes });
      expect(errors).toEqual([
        '村志.doc 错误 import-file-broken：LibreOffice 打不开这个文件，可能已损坏或加了密码。请在 Word 里打开它，另存为 .docx 再导入。',
      ]);
      expect(folder.everything()).toEqual([]);
    }, 120_000);
  },
);

describe('a .doc', () => {
  afterAll(() => {
    process.env['PATH'] = searched;
  });

  test.each<[string, Buffer | string]>([
    ['a text', '清溪县志'],
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex')],
    ['nothing', ''],
  ])('that is %s under another name is refused', async (_, bytes) => {
    const folder = aWordImport();
    const { errors } = await folder.run({ '村志.doc': bytes });
    expect(errors).toEqual([
      '村志.doc 错误 import-format-unknown：扩展名是 .doc，内容却不是旧版 Word 文件，可能是别种文件改了名。请用原来的软件打开，另存为 .docx。',
    ]);
    expect(folder.everything()).toEqual([]);
  });

  // On a Mac it lies where PATH does not lead.
  test.skipIf(existsSync('/Applications/LibreOffice.app'))(
    'where LibreOffice is not installed is refused with what to do',
    async () => {
      process.env['PATH'] = await tempFolder();
      const folder = aWordImport();
      const { errors } = await folder.run({ '村志.doc': Buffer.from('d0cf11e0a1b11ae1', 'hex') });
      expect(errors).toEqual([
        '村志.doc 错误 import-format-unknown：.doc 是旧格式，要靠 LibreOffice 转换，这台电脑上没有装。请安装 LibreOffice 后再导入，或在 Word、WPS 里把它另存为 .docx。',
      ]);
      expect(folder.everything()).toEqual([]);
    },
  );
});
