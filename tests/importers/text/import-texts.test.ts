import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { importTexts } from '../../../src/importers/text/import-texts.ts';
import { aRow, anImportFolder } from './import-folder.ts';

test('turns a juan into a chapter, with its facts, heading and leaves', async () => {
  const folder = anImportFolder();
  const { works, lines } = await folder.run({ 'book.jsonl': aRow() });
  expect(works).toEqual([
    {
      id: 'qingxi-xianzhi',
      title: '清溪縣志',
      chapters: 1,
      characters: 14,
      leaves: 2,
      headings: 1,
    },
  ]);
  expect(lines).toEqual([
    'portal.yaml 提醒 import-portal-made：新建了门户资料。请把“未命名门户”等改成真实的门户名称、县名和单位名称。',
  ]);
  expect(folder.read('works/qingxi-xianzhi/001-juan-1.mdx')).toMatchInlineSnapshot(`
    "---
    title: "卷一"
    provenance: "github:some/book@1:001.txt"
    ---

    <Leaf n="001-1a" />清溪縣志卷一

    ## 山川

    縣東有𨽻<Leaf n="001-1b" />山焉
    "
  `);
  expect(folder.read('works/qingxi-xianzhi/work.yaml')).toMatchInlineSnapshot(`
    "kind: "old-gazetteer"
    title: "清溪縣志"
    dynasty: "清"
    chiefEditor:
      - "李某"
    language: "lzh-Hant"
    writing: "horizontal"
    sourceEdition: "文淵閣四庫全書本（WYG）"
    provenance: "github:some/book@1:001.txt"
    "
  `);
});

test('makes a content folder that reads back without a finding', async () => {
  const folder = anImportFolder();
  const rows = ['凡例', '卷一', '卷二上'].map((juan) => aRow({ juan, title: juan }));
  await folder.run({ 'book.jsonl.gz': gzipSync(rows.join('')) });
  const { findings, works, portal } = await readCorpus(folder.into);
  expect(findings).toEqual([]);
  expect(portal?.title).toBe('未命名门户');
  expect(works[0]?.chapters.map(({ id }) => id)).toEqual([
    'qingxi-xianzhi/fanli',
    'qingxi-xianzhi/juan-1',
    'qingxi-xianzhi/juan-2-shang',
  ]);
  expect(folder.read('works/qingxi-xianzhi/001-fanli.mdx')).toContain(
    'role: "editorial-principles"',
  );
});

test('turns Markdown texts into a compilation, a folder for each collection', async () => {
  const folder = anImportFolder();
  const law = (id: string, collection: string, text: string) =>
    `${JSON.stringify({ id, collection, title: `${id}号`, date: '2020-11-27', info: '通过', headings: [{ level: 2, text: '第一章' }], source: `github:a/laws@1:${collection}/${id}.md`, text })}\n`;
  const { works, lines } = await folder.run(
    {
      'laws.jsonl':
        law('law-1', '行政', '## 第一章\n\n第一条 *不*改。\n') +
        law('law-2', '刑法', '<!-- TABLE -->\n| 条 | 罪 |\n|---|---|\n| 1 | 2 |\n<!-- END -->') +
        law('law-3', '行政', '1. 甲'),
    },
    { title: '法规汇编' },
  );
  expect(works).toMatchObject([{ id: 'laws', title: '法规汇编', chapters: 3, headings: 1 }]);
  expect(folder.files().filter((file) => !file.endsWith('/'))).toEqual([
    'portal.yaml',
    'works/laws/001-collection-1/001-law-1.mdx',
    'works/laws/001-collection-1/002-law-3.mdx',
    'works/laws/001-collection-1/part.yaml',
    'works/laws/002-collection-2/001-law-2.mdx',
    'works/laws/002-collection-2/part.yaml',
    'works/laws/work.yaml',
  ]);
  expect(folder.read('works/laws/001-collection-1/part.yaml')).toBe('title: "行政"\n');
  expect(folder.read('works/laws/001-collection-1/001-law-1.mdx')).toContain(
    '## 第一章\n\n第一条 \\*不\\*改。\n',
  );
  expect(folder.read('works/laws/002-collection-2/001-law-2.mdx')).toContain(
    '| 条 | 罪 |\n| --- | --- |\n| 1 | 2 |\n',
  );
  expect(folder.read('works/laws/work.yaml')).toContain('kind: "source-compilation"');
  expect(folder.read('works/laws/work.yaml')).toContain('provenance: "github:a/laws@1"');
  expect(lines[0]).toBe(
    'laws.jsonl 提醒 import-comment-dropped：有 2 处 HTML 注释（<!-- … -->）是写给程序的标记，没有导入。若其中有要给读者看的文字，请移到注释外面再导入。',
  );
});

test('makes one work of several text files when they are given an id, one each when not', async () => {
  const files = { 'a.txt': '\uFEFF甲\n乙\n', 'b.md': '# 次篇\n\n丙' };
  const one = anImportFolder();
  await one.run(files, { id: 'notes', title: '笔记' });
  expect(one.files().filter((file) => file.startsWith('works/notes/'))).toEqual([
    'works/notes/',
    'works/notes/001-text-001.mdx',
    'works/notes/002-text-002.mdx',
    'works/notes/work.yaml',
  ]);
  expect(one.read('works/notes/001-text-001.mdx')).toBe(
    '---\ntitle: "a"\nprovenance: "a.txt"\n---\n\n甲\n\n乙\n',
  );
  expect(one.read('works/notes/002-text-002.mdx')).toBe(
    '---\ntitle: "次篇"\nprovenance: "b.md"\n---\n\n丙\n',
  );
  const two = anImportFolder();
  const { works } = await two.run(files);
  expect(works.map(({ id, title }) => [id, title])).toEqual([
    ['a', 'a'],
    ['b', '次篇'],
  ]);
});

test('proposes an id when nothing gives one, the same each time, and says so', async () => {
  const folder = anImportFolder();
  const { works, lines } = await folder.run({ '武功縣志.txt': '正文' });
  expect(works[0]?.id).toMatch(/^text-[a-z2-9]{6}$/);
  expect(lines.join('\n')).toContain(
    `提醒 import-id-made：著作“武功縣志”没有可用作网址的编号，暂定为 ${works[0]?.id}。`,
  );
  const again = await anImportFolder().run({ '武功縣志.txt': '正文' });
  expect(again.works[0]?.id).toBe(works[0]?.id);
});

test('never overwrites a work unless told to, and then leaves nothing of the old one', async () => {
  const folder = anImportFolder();
  await folder.run({ 'book.jsonl': aRow() + aRow({ juan: '卷二' }) });
  const before = folder.files();
  const refused = await folder.run({ 'book.jsonl': aRow({ text: '新', pages: [], headings: [] }) });
  expect(refused.works).toEqual([]);
  expect(refused.lines).toEqual([
    'book.jsonl:1:1 错误 import-work-exists：works/qingxi-xianzhi 已经有一部著作，没有覆盖。要换成新导入的，请加 --replace；要另存一部，请用 --id 另给编号。',
  ]);
  expect(folder.files()).toEqual(before);
  const replaced = await folder.run(
    { 'book.jsonl': aRow({ text: '新', pages: [], headings: [] }) },
    { replace: true },
  );
  expect(replaced.lines).toEqual([]);
  expect(folder.files()).toEqual([
    'portal.yaml',
    'works/',
    'works/qingxi-xianzhi/',
    'works/qingxi-xianzhi/001-juan-1.mdx',
    'works/qingxi-xianzhi/work.yaml',
  ]);
});

test('writes no portal.yaml into a content folder that holds something already', async () => {
  const folder = anImportFolder();
  mkdirSync(folder.into);
  writeFileSync(path.join(folder.into, 'README.md'), '说明');
  await folder.run({ 'book.jsonl': aRow() });
  expect(existsSync(path.join(folder.into, 'portal.yaml'))).toBe(false);
});

test('gives the same bytes twice', async () => {
  const rows = ['卷一', '卷二', '卷二'].map((juan) => aRow({ juan })).join('');
  const [one, two] = [anImportFolder(), anImportFolder()];
  await one.run({ 'book.jsonl': rows });
  await two.run({ 'book.jsonl': rows });
  expect(one.files()).toEqual(two.files());
  for (const file of one.files().filter((name) => !name.endsWith('/')))
    expect(one.read(file)).toBe(two.read(file));
});

test('writes nothing through a symbolic link in the place of works/', async () => {
  const folder = anImportFolder();
  mkdirSync(folder.into);
  mkdirSync(path.join(folder.root, 'elsewhere'));
  symlinkSync(path.join(folder.root, 'elsewhere'), path.join(folder.into, 'works'));
  const file = folder.write('book.jsonl', aRow());
  await expect(importTexts([file], { into: folder.into })).rejects.toThrow('不是文件夹');
});
