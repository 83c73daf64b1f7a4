import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatFinding } from '../../src/model/finding.ts';
import { digestOf, filesOf } from './portals.ts';
import { aFolder, writeFiles } from './files.ts';
import { aSample } from './sample.ts';

describe('a build', () => {
  test('writes a page for every work, part, chapter and item, and sums up what it did', async () => {
    const { build, out } = await aSample();
    const outcome = await build();
    expect(outcome.findings.map(formatFinding)).toEqual([
      'ids.jsonl 提醒 ids-unregistered：有 7 个篇章、条目还没有登记永久编号，日后改名会断开旧网址。定稿后请运行 npx fangzhi ids 登记。',
    ]);
    expect(outcome.totals).toEqual({
      works: 1,
      chapters: 2,
      entries: 3,
      characters: 34,
      figures: 0,
      tables: 0,
    });
    const pages = filesOf(out)
      .map(([name]) => name)
      .filter((name) => name.startsWith('works/') || name.startsWith('people/'));
    expect(pages).toEqual([
      'people/by/period.html',
      'people/by/strokes.html',
      'people/li-si.html',
      'works/wenji.html',
      'works/wenji/part.html',
      'works/wenji/part/shan.html',
      'works/wenji/shui.html',
    ]);
  });

  test('leads links to the entry they name, across folders', async () => {
    const { build, out } = await aSample();
    await build();
    const html = readFileSync(path.join(out, 'works/wenji/shui.html'), 'utf8');
    const anchor =
      /<h2 id="(\w+)">石/.exec(
        readFileSync(path.join(out, 'works/wenji/part/shan.html'), 'utf8'),
      )?.[1] ?? 'none';
    expect(html).toContain(`<a href="part/shan.html#${anchor}">山</a>`);
  });

  test('holds no byte of what is withheld: chapter, person, passage or picture', async () => {
    const dot =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>密图</title></svg>';
    const { build, out } = await aSample({
      'works/wenji/04-gong.mdx':
        '---\ntitle: 公件\n---\n\n公开。\n\n<Internal>\n\n内部段落\n\n<Figure src="mi.svg" alt="密图说明" />\n\n</Internal>\n',
      'works/wenji/mi.svg': dot,
      'works/mi-shu/work.yaml': 'kind: essays\ntitle: 内部书名\naccess: internal\n',
      'works/mi-shu/01-a.mdx': '---\ntitle: 内部篇名\n---\n\n内部书正文\n',
    });
    await build({ search: true });
    // A withheld person's name stays where the text has it; his page and the way to it are gone.
    const secrets = [
      '密件',
      '内部人物',
      'zhang-mi',
      '内部段落',
      '密图',
      '内部书',
      'mi-shu',
      '内部篇名',
    ];
    const found = filesOf(out).flatMap(([name, bytes]) =>
      secrets
        .filter((secret) => bytes.includes(secret) || name.includes(secret))
        .map((secret) => `${secret} in ${name}`),
    );
    expect(found).toEqual([]);
  });

  test('publishes an embargoed chapter from its day on', async () => {
    const { build, out } = await aSample();
    await build({ release: { today: '2030-12-31', audience: 'public' } });
    expect(filesOf(out).map(([name]) => name)).not.toContain('works/wenji/mi.html');
    await build({ release: { today: '2031-01-01', audience: 'public' } });
    expect(filesOf(out).map(([name]) => name)).toContain('works/wenji/mi.html');
  });

  test('marks an internal edition on every page', async () => {
    const { build, out } = await aSample();
    await build({ release: { today: '2026-01-01', audience: 'internal' } });
    const unmarked = filesOf(out)
      .filter(([name, bytes]) => name.endsWith('.html') && !bytes.includes('内部版，不得外传'))
      .map(([name]) => name);
    expect(unmarked).toEqual([]);
  });

  test('with an error in content lists every mistake and leaves the old site as it was', async () => {
    const { build, out, content } = await aSample();
    await build();
    const before = digestOf(out);
    await writeFiles(content, {
      'works/wenji/05-cuo.mdx':
        '---\ntitle: 错\n---\n\nimport x from "y"\n\n<Person id="nobody">某</Person>，[无](09-none.mdx)。\n\n<Figure src="none.png" alt="无" />\n',
    });
    const outcome = await build();
    expect(outcome.isPublished).toBe(false);
    expect(
      outcome.findings
        .filter(({ severity }) => severity === 'error')
        .map(({ code, at }) => [code, at?.line]),
    ).toEqual([
      ['mdx-import', 5],
      ['person-unknown', 7],
      ['link-broken', 7],
      ['figure-missing', 9],
    ]);
    expect(digestOf(out)).toBe(before);
  });

  test('refuses to replace a folder it did not make', async () => {
    const { build, out } = await aSample();
    await mkdir(out, { recursive: true });
    await writeFile(path.join(out, '论文.docx'), '我的文件');
    await expect(build()).rejects.toThrow('里有别的文件');
    expect(await readdir(out)).toEqual(['论文.docx']);
  });

  test('removes pages of chapters that are gone', async () => {
    const { build, out, content } = await aSample();
    await build();
    await rm(path.join(content, 'works/wenji/02-part'), { recursive: true });
    await writeFiles(content, { 'works/wenji/01-shui.mdx': '---\ntitle: 水\n---\n\n渠成。\n' });
    await build();
    expect(
      filesOf(out)
        .map(([name]) => name)
        .filter((name) => name.startsWith('works/')),
    ).toEqual(['works/wenji.html', 'works/wenji/shui.html']);
  });
});

describe('a second build', () => {
  test('of the same content gives the same bytes, from the cache', async () => {
    const { build, out } = await aSample();
    await build({ search: true });
    const before = digestOf(out);
    const outcome = await build({ search: true });
    expect(outcome.cachedVolumes).toBe(outcome.volumes);
    expect(digestOf(out)).toBe(before);
  });

  test('after any change gives what a build with an empty cache gives', async () => {
    const changes: Record<string, string>[] = [
      { 'works/wenji/01-shui.mdx': '---\ntitle: 水利\n---\n\n改了。\n\n## 堰\n\n堰长四百米。\n' },
      { 'works/wenji/02-part/part.yaml': 'title: 山石编\n' },
      { 'works/wenji/work.yaml': 'kind: essays\ntitle: 试县新文集\nlanguage: zh-Hant\n' },
      { 'portal.yaml': 'title: 新门户\ncounty: 试县\noffice: 试县方志办\ncolour: "#225533"\n' },
      { 'people/li-si.yaml': 'name: 李四\naccess: internal\n' },
      { 'works/wenji/00-first.mdx': '---\ntitle: 首\n---\n\n添一篇。\n' },
    ];
    const warm = await aSample();
    await warm.build();
    for (const change of changes) {
      await writeFiles(warm.content, change);
      const outcome = await warm.build();
      expect(outcome.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const coldCache = await aFolder();
      const before = digestOf(warm.out);
      await warm.build({ cache: coldCache });
      expect(digestOf(warm.out), Object.keys(change).join()).toBe(before);
    }
  }, 120_000);
});
