import { describe, expect, test } from 'vitest';
import { decodeText, readTextIfThere } from '../../src/corpus/text-file.ts';
import { readWith } from './read-files.ts';

/** 清溪 in GB18030. */
const gb18030 = Buffer.from([0xc7, 0xe5, 0xcf, 0xaa]);
const advice =
  '这个文件不是 UTF-8 编码，读出来会是乱码。请在编辑器里选“另存为”，编码选 UTF-8，再试。';

describe('a file in another encoding', () => {
  test('is told, and what to choose when saving it', () => {
    expect(decodeText(gb18030, 'works/essays/01-a.mdx')).toEqual({
      finding: {
        code: 'file-encoding',
        severity: 'error',
        file: 'works/essays/01-a.mdx',
        message: advice,
      },
    });
  });

  test('in UTF-16, as Notepad once called Unicode, is told too', () => {
    expect(decodeText(Buffer.from('\uFEFFtitle: 清溪', 'utf16le'), 'a')).toHaveProperty('finding');
  });

  test.each([
    'portal.yaml',
    'ids.jsonl',
    'works/essays/work.yaml',
    'works/essays/02-land/part.yaml',
    'people/li-si.yaml',
    'lessons/tea.mdx',
  ])('is told for %s', async (file) => {
    const { findings } = await readWith({
      [file]: Buffer.concat([Buffer.from('title: '), gb18030]),
    });
    expect(findings).toContain(`${file} 错误 file-encoding：${advice}`);
  });
});

describe('a byte-order mark', () => {
  test('is kept, so that offsets stay true', () => {
    expect(decodeText(Buffer.from('\uFEFF清溪'), 'a')).toEqual({ text: '\uFEFF清溪' });
  });

  test('does not disturb facts in YAML', async () => {
    const { corpus, findings } = await readWith({
      'works/essays/work.yaml': '\uFEFFkind: essays\r\ntitle: 文集\r\n',
      'people/li-si.yaml': '\uFEFFname: 李四\n',
    });
    expect(findings).toEqual([]);
    expect(corpus.works[0]?.meta.title).toBe('文集');
    expect(corpus.items.people[0]?.meta.name).toBe('李四');
  });
});

describe('a file that may be missing', () => {
  test('is undefined when nothing, or a folder, is there', async () => {
    expect(await readTextIfThere('no/such/file', 'a')).toBeUndefined();
    expect(await readTextIfThere('tests', 'a')).toBeUndefined();
  });
  test('is a fault when it cannot be read for another reason, not said to be missing', async () => {
    await expect(readTextIfThere('a\u0000', 'a')).rejects.toThrow();
  });
});
