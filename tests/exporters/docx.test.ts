import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { packDocx } from '../../src/exporters/docx.ts';
import { gatherWork } from '../../src/exporters/docx/gather-work.ts';
import { packZip } from '../../src/exporters/zip.ts';
import { importDocx } from '../../src/importers/docx/import-docx.ts';
import { openPackage } from '../../src/importers/office/open-package.ts';
import { compileChapter } from '../../src/markdown/compile.ts';
import { aWordImport, listFiles } from '../importers/docx/a-word-import.ts';
import { manuscripts } from '../importers/docx/manuscripts.ts';

async function exported(content: string, id: string): Promise<Buffer> {
  const { works } = await readCorpus(content);
  const work = works.find((each) => each.id === id);
  if (!work) throw new Error(`No work ${id}.`);
  const { work: gathered, findings } = await gatherWork(content, work);
  expect(findings).toEqual([]);
  return packDocx(gathered);
}

/** A folder that is gone after the test. */
function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fangzhi-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Exports a work, imports the file again. @returns folder of the imported work. */
async function throughWord(content: string, id: string): Promise<string> {
  const folder = aFolder();
  const file = path.join(folder, `${id}.docx`);
  writeFileSync(file, await exported(content, id));
  const into = path.join(folder, 'content', 'works', id);
  const { findings } = await importDocx([file], { into, changes: 'accept', replace: false });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return into;
}

/** What a chapter shows; the names of notes in the source are no part of it. */
function pageOf(root: string, id: string, file: string): string {
  const beside = path.join(root, path.dirname(file));
  const names = new Set(readdirSync(beside));
  const { html, findings } = compileChapter(readFileSync(path.join(root, file), 'utf8'), {
    id: `${id}/${file.replace(/\.mdx$/, '')}`,
    file: `works/${id}/${file}`,
    release: { today: '9999-12-31', audience: 'internal' },
    readBeside: (name) =>
      names.has(name) ? readFileSync(path.join(beside, name), 'utf8') : undefined,
    hiddenItems: new Set(),
  });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return html.replace(/\bfn(ref)?-[^"]*"/g, 'fn"');
}

const demonstration = path.resolve('content');
const works = readdirSync(path.join(demonstration, 'works'));

describe.each(works)('the demonstration work %s', (id) => {
  test('comes back from Word with the same chapters, facts and files', async () => {
    const before = path.join(demonstration, 'works', id);
    const after = await throughWord(demonstration, id);
    const chapters = listFiles(before, '').filter((file) => file.endsWith('.mdx'));
    expect(listFiles(after, '').filter((file) => file.endsWith('.mdx'))).toEqual(chapters);
    for (const file of chapters)
      expect(pageOf(after, id, file), file).toBe(pageOf(before, id, file));
    // Scans do not go through Word.
    for (const file of listFiles(before, '').filter((name) => /(?:work|part)\.yaml$/.test(name)))
      expect(readFileSync(path.join(after, file), 'utf8'), file).toBe(
        readFileSync(path.join(before, file), 'utf8'),
      );
  });
});

describe.each(Object.entries(manuscripts))('the manuscript %s', (name, write) => {
  test('comes back from Word with the same chapters', async () => {
    const folder = aWordImport();
    await folder.run({ [`${name}.docx`]: await write() });
    const after = await throughWord(folder.content, 'book');
    const chapters = folder.files().filter((file) => file.endsWith('.mdx'));
    expect(listFiles(after, '').filter((file) => file.endsWith('.mdx'))).toEqual(chapters);
    for (const file of chapters)
      expect(pageOf(after, 'book', file), file).toBe(pageOf(folder.work, 'book', file));
  });
});

test('the same work gives the same bytes', async () => {
  const id = 'baiyan-village-history';
  expect((await exported(demonstration, id)).equals(await exported(demonstration, id))).toBe(true);
});

test('what a reviewer changes in Word is changed, and links stay', async () => {
  const id = 'baiyan-village-history';
  const folder = aFolder();
  const file = path.join(folder, 'a.docx');
  writeFileSync(file, await exported(demonstration, id));
  const office = await openPackage(file);
  const entries = await Promise.all(
    office.names.map(async (name) => ({
      name,
      bytes: (await office.read(name)) ?? Buffer.alloc(0),
    })),
  );
  const document = entries.find(({ name }) => name === 'word/document.xml');
  if (!document) throw new Error('No document.');
  const text = document.bytes.toString('utf8');
  const [, tagged = ''] =
    /<w:tag w:val="fz:\d+"\/>(?:(?!<w:sdt>).)*?<w:t[^>]*>(茶坪[^<]*)</s.exec(text) ?? [];
  document.bytes = Buffer.from(text.replace(`>${tagged}<`, `>${tagged}（今名）<`));
  writeFileSync(file, packZip(entries));
  const into = path.join(folder, 'content', 'works', id);
  const { findings } = await importDocx([file], { into, changes: 'accept', replace: false });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const all = listFiles(into, '')
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => readFileSync(path.join(into, name), 'utf8'))
    .join('');
  expect(all).toMatch(new RegExp(`<(?:Place|Organisation) id="[a-z-]+">${tagged}（今名）</`));
});

test('an archive reads back as it was', async () => {
  const file = path.join(aFolder(), 'a.zip');
  const entries = [
    { name: 'a.txt', bytes: Buffer.from('短') },
    { name: '夹/长.txt', bytes: Buffer.from('长'.repeat(10_000)) },
    { name: 'empty', bytes: Buffer.alloc(0) },
  ];
  writeFileSync(file, packZip(entries));
  const office = await openPackage(file);
  for (const { name, bytes } of entries) expect(await office.read(name)).toEqual(bytes);
});
