import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatFinding } from '../../../src/model/finding.ts';
import { acceptedFiles } from '../../accepted-content.ts';
import { unpackZip } from '../../unpack-zip.ts';
import { aSample, sample, type SampleRun } from '../sample.ts';

const portal = `${sample['portal.yaml'] ?? ''}downloads: [epub, html, text]\n`;

const made = (folder: string): string[] =>
  existsSync(path.join(folder, 'downloads'))
    ? readdirSync(path.join(folder, 'downloads')).sort()
    : [];
const bookOf = ({ out }: SampleRun, name: string): Buffer =>
  readFileSync(path.join(out, 'downloads', name));
const pageOf = ({ out }: SampleRun, work: string): string =>
  readFileSync(path.join(out, `works/${work}.html`), 'utf8');

describe('books that readers can take home', () => {
  test('are offered on the page of a work, each with what it is good for and its size', async () => {
    const run = await aSample({ 'portal.yaml': portal });
    await run.build();
    expect(made(run.out)).toEqual(['wenji.epub', 'wenji.txt', 'wenji.zip']);
    const offered = [
      ...pageOf(run, 'wenji').matchAll(
        /<a href="\.\.\/downloads\/([^"]+)" download="([^"]+)">\s*([^<]+?)\s*<\/a>\s*<small>([^<]+)</g,
      ),
    ].map(([, ...facts]) => facts);
    expect(offered).toEqual([
      ['wenji.epub', '试县文集.epub', 'EPUB 电子书，手机和平板阅读', expect.stringMatching(/ KB$/)],
      ['wenji.zip', '试县文集.zip', '单页网页（压缩包），电脑阅读、打印', '1 KB'],
      ['wenji.txt', '试县文集.txt', '纯文本，检索、摘录', '1 KB'],
    ]);
    expect(pageOf(run, 'wenji')).toContain(
      '"contentUrl":"https://example.test/fz/downloads/wenji.epub","encodingFormat":"application/epub+zip"',
    );
    expect(readFileSync(path.join(run.out, 'resourcesync/resource-list.xml'), 'utf8')).toContain(
      '<loc>https://example.test/fz/downloads/wenji.txt</loc>',
    );
  });

  test('hold what the pages show and nothing that is withheld', async () => {
    const run = await aSample({ 'portal.yaml': portal });
    await run.build();
    const epub = unpackZip(bookOf(run, 'wenji.epub'));
    const html = unpackZip(bookOf(run, 'wenji.zip'));
    for (const text of [
      epub.map((file) => file.text).join(''),
      html.map((file) => file.text).join(''),
      bookOf(run, 'wenji.txt').toString('utf8'),
    ]) {
      expect(text).toContain('堰长三百米');
      expect(text).toContain('石色青');
      expect(text).not.toContain('密件');
    }
  });

  test('are made again only when something in them changed, and then from the same words to the same byte', async () => {
    const run = await aSample({ 'portal.yaml': portal });
    const times = (): [string, number][] =>
      readdirSync(path.join(run.cache, 'books')).map((name) => [
        name,
        statSync(path.join(run.cache, 'books', name)).mtimeMs,
      ]);
    await run.build();
    const first = times();
    await run.build();
    expect(times()).toEqual(first);
    const elsewhere = await aSample({ 'portal.yaml': portal });
    await elsewhere.build();
    for (const name of made(run.out))
      expect(bookOf(elsewhere, name).equals(bookOf(run, name)), name).toBe(true);
    const changed = await aSample({
      'portal.yaml': portal,
      'works/wenji/02-part/01-shan.mdx': '---\ntitle: 山\n---\n\n## 石\n\n石色白。\n',
    });
    await changed.build();
    for (const name of made(run.out))
      expect(bookOf(changed, name).equals(bookOf(run, name)), name).toBe(false);
  });

  test('are none where the portal names no format, where a work wants none, and of other members’ works', async () => {
    const plain = await aSample();
    await plain.build();
    expect(made(plain.out)).toEqual([]);
    expect(pageOf(plain, 'wenji')).not.toContain('下载');
    const refused = await aSample({
      ...acceptedFiles(),
      'portal.yaml': portal,
      'works/wenji/work.yaml': `${sample['works/wenji/work.yaml'] ?? ''}downloads: [text]\n`,
      'works/erji/work.yaml': 'kind: essays\ntitle: 二集\ndownloads: []\n',
      'works/erji/01-cha.mdx': '---\ntitle: 茶\n---\n\n茶在山。\n',
    });
    const { findings } = await refused.build();
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(made(refused.out)).toEqual(['wenji.txt']);
    expect(existsSync(path.join(refused.out, 'works/999932-tea-gazetteer.html'))).toBe(true);
  });

  test('in an unknown format are an error that says which there are', async () => {
    const run = await aSample({
      'portal.yaml': `${sample['portal.yaml'] ?? ''}downloads: [epub, pdf]\n`,
    });
    const { findings, isPublished } = await run.build();
    expect(isPublished).toBe(false);
    expect(findings.map(formatFinding).join('\n')).toContain(
      '没有 pdf 这种供下载的格式。可以写 epub、html、text。',
    );
  });
});
