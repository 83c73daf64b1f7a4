import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { chapterFile, smallContent, writeContent, writeFiles } from '../temp-content.ts';
import { aPlace, fangzhi, type Place, type Ran } from './run-cli.ts';

/** Digest of every file under a folder, names and bytes. */
function digestOf(folder: string): string {
  const hash = createHash('sha256');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (const file of files.map(({ parentPath, name }) => path.join(parentPath, name)).sort()) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

describe('a build of a small portal', () => {
  let place: Place;
  let content: string;
  let site: string;
  let ran: Ran;
  beforeAll(async () => {
    place = await aPlace();
    content = await writeContent(smallContent());
    site = path.join(place.cwd, 'site');
    ran = await fangzhi(place, `build --content ${content} --out site`);
  });

  test('sums up what it made', () => {
    expect(ran.exitCode).toBe(0);
    const lines = ran.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(`网站已生成在 ${site}`);
    expect(lines[1]).toMatch(
      /^著作 2 部\u3000篇章 10 篇\u3000条目 10 条\u3000约 200 字（\d{3}）\u3000图片 0 幅\u3000网页 \d+ 页$/,
    );
    expect(lines[2]).toMatch(
      /^提醒 5 条\u3000用时 \d+\.\d 秒\u3000内存 \d+ MB\u3000沿用上次 0\/3 册$/,
    );
  });

  test('counts the pages that are there', async () => {
    const names = await readdir(site, { recursive: true });
    const pages = names.filter((name) => name.endsWith('.html'));
    expect(ran.stdout).toContain(`网页 ${pages.length} 页`);
    for (const id of ['works/baiyan-village/tea', 'works/qingxi-yearbook-2022/agriculture/grain']) {
      expect(pages).toContain(`${id}.html`);
    }
  });

  test('tells how far it is, a line a step, and lists the reminders', () => {
    const lines = ran.stderr.trimEnd().split('\n');
    expect(lines.slice(0, 5)).toEqual(['读取……', '排版……', '页面……', '篇章……', '检索……']);
    expect(lines.slice(5)).toHaveLength(5);
    for (const line of lines.slice(5))
      expect(line).toMatch(/ 提醒 (ids-unregistered|gazetteer-part-missing)：/);
  });

  test('leaves nothing in the folder it was run in but the site', async () => {
    expect(await readdir(place.cwd)).toEqual(['site']);
  });

  test('gives the same bytes again, from what it kept', async () => {
    const before = digestOf(site);
    const again = await fangzhi(place, `build --content ${content} --out site`);
    expect(again.stdout).toContain('沿用上次 3/3 册');
    expect(digestOf(site)).toBe(before);
  });

  test('with errors in the content lists them all, fails, and leaves the site as it was', async () => {
    const before = digestOf(site);
    const broken = await writeContent({
      ...smallContent(),
      'works/baiyan-village/02-tea.mdx': chapterFile('茶事', '见[纸事](09-gone.mdx)。\n\n{1 + 1}'),
      'works/baiyan-village/03-paper.mdx': '没有资料的一篇。\n',
      'works/baiyan-village/04-rock.mdx': chapterFile('白岩', '<Figure src="rock.jpg" alt="岩" />'),
      'people/cheng-yinong.yaml': 'name: 程亦农\nborn: 1938\n',
    });
    const { exitCode, stdout, stderr } = await fangzhi(
      place,
      `build --content ${broken} --out site`,
    );
    const errors = stderr.split('\n').filter((line) => line.includes(' 错误 '));
    expect(errors.map((line) => line.split('：', 1)[0])).toEqual([
      'people/cheng-yinong.yaml:2:1 错误 register-invalid',
      'works/baiyan-village/02-tea.mdx:5:2 错误 link-broken',
      'works/baiyan-village/02-tea.mdx:7:1 错误 mdx-expression',
      'works/baiyan-village/03-paper.mdx:1:1 错误 chapter-frontmatter-missing',
      'works/baiyan-village/04-rock.mdx:5:1 错误 figure-missing',
      'works/qingxi-yearbook-2022/20-agriculture/01-tea.mdx:11:8 错误 person-unknown',
    ]);
    expect(stderr).toMatch(
      /有 6 个错误，没有生成；原有的网站不变。请逐条改正后再运行。各条的说明见 docs\/checks\/。\n$/,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(digestOf(site)).toBe(before);
  });
});

describe('an output folder that holds other files', () => {
  test.each([
    ['papers.docx', '重要文件'],
    ['index.html', '<h1>单位网站</h1>'],
    ['sub/.htaccess', 'deny'],
  ])('such as %s is refused, and nothing in it is touched', async (name, bytes) => {
    const place = await aPlace();
    await writeFiles(place.cwd, { [`site/${name}`]: bytes });
    const before = digestOf(place.cwd);
    const content = await writeContent(smallContent());
    const { exitCode, stdout, stderr } = await fangzhi(
      place,
      `build --content ${content} --out site`,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(
      `没有完成：输出文件夹 ${place.cwd}/site 里有别的文件。生成时会整个替换它，为免误删，请换一个空文件夹（--out），或先把里面的文件移走。\n`,
    );
    expect(digestOf(place.cwd)).toBe(before);
    expect(await readdir(place.cwd)).toEqual(['site']);
  });

  test('is refused even when it is the content itself', async () => {
    const place = await aPlace();
    const content = await writeContent(smallContent());
    const before = digestOf(content);
    const { exitCode } = await fangzhi(place, `build --content ${content} --out ${content}`);
    expect(exitCode).toBe(1);
    expect(digestOf(content)).toBe(before);
  });

  test('is refused when the output lies around the content', async () => {
    const place = await aPlace();
    await writeFiles(path.join(place.cwd, 'office/content'), smallContent());
    const before = digestOf(place.cwd);
    const { exitCode } = await fangzhi(place, 'build --content office/content --out office');
    expect(exitCode).toBe(1);
    expect(digestOf(place.cwd)).toBe(before);
  });

  test('is refused when it is a file', async () => {
    const place = await aPlace();
    const content = await writeContent(smallContent());
    await writeFile(path.join(place.cwd, 'site'), '一个文件');
    const { exitCode, stderr } = await fangzhi(place, `build --content ${content} --out site`);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/没有完成：.*site/);
    expect(readFileSync(path.join(place.cwd, 'site'), 'utf8')).toBe('一个文件');
  });

  test.each(['site.last', 'site.next'])('beside it, such as %s, are not touched', async (name) => {
    const place = await aPlace();
    const content = await writeContent(smallContent());
    await writeFiles(place.cwd, { [`${name}/papers.docx`]: '重要文件' });
    await fangzhi(place, `build --content ${content} --out site`);
    expect(await readdir(path.join(place.cwd, name))).toEqual(['papers.docx']);
  });
});

describe('a check', () => {
  test('of sound content sums up and succeeds', async () => {
    const place = await aPlace();
    const content = await writeContent(smallContent());
    const { exitCode, stdout } = await fangzhi(place, `check --content ${content}`);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: '检查了 2 部著作、10 个篇章：错误 0 个，提醒 5 条。\n',
    });
    expect(await readdir(place.cwd)).toEqual([]);
  });

  test('of content with a mistake fails', async () => {
    const place = await aPlace();
    const content = await writeContent({ ...smallContent(), 'people/li-si.yaml': 'nam: 李四\n' });
    const { exitCode, stdout, stderr } = await fangzhi(place, `check --content ${content}`);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'people/li-si.yaml:1:1 错误 register-invalid：name：缺少这一项，请补上。\n',
    );
    expect(stdout).toBe('检查了 2 部著作、10 个篇章：错误 2 个，提醒 5 条。\n');
  });

  test('says of a table saved as office programs save it that it is not UTF-8, not that it is missing', async () => {
    const place = await aPlace();
    const content = await writeContent({
      ...smallContent(),
      'works/baiyan-village/90-table.mdx': chapterFile(
        '表',
        '<DataTable src="a.csv" title="表1" />',
      ),
      'works/baiyan-village/a.csv': Buffer.from([
        0xd7, 0xe9, 0x2c, 0xc8, 0xcb, 0x0a, 0x31, 0x2c, 0x32,
      ]),
    });
    const { stderr } = await fangzhi(place, `check --content ${content}`);
    expect(stderr).toContain('90-table.mdx:5:1 错误 table-invalid：表格数据 a.csv 不是 UTF-8 编码');
    expect(stderr).not.toContain('table-missing');
  });

  test('counts works and chapters even where the portal’s own facts are missing', async () => {
    const place = await aPlace();
    const files = Object.entries(smallContent()).filter(([name]) => name !== 'portal.yaml');
    const content = await writeContent(Object.fromEntries(files));
    const { stdout } = await fangzhi(place, `check --content ${content}`);
    expect(stdout).toBe('检查了 2 部著作、10 个篇章：错误 1 个，提醒 5 条。\n');
  });

  test('of more than 200 mistakes shows 200 and says how many there are besides', async () => {
    const place = await aPlace();
    const people = Array.from(
      { length: 250 },
      (_, n) => [`people/p${n}.yaml`, 'name: ""\n'] as const,
    );
    const content = await writeContent({ ...smallContent(), ...Object.fromEntries(people) });
    const { stderr } = await fangzhi(place, `check --content ${content}`);
    expect(stderr.match(/register-invalid/g)).toHaveLength(199);
    expect(stderr).toContain('……另有 55 条没有列出。请先改正以上各条，再运行一次。\n');
  });
});
