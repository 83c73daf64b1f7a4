import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { chapterFile, writeContent, type ContentFiles } from '../temp-content.ts';
import { aPlace, fangzhi, type Place, type Ran } from './run-cli.ts';

/*
 * An office publishes twelve chapters of ten entries, prints the addresses, and works on: renames entries, moves some
 * to other chapters, moves chapters and deletes a few. What was printed must still lead to the same text.
 */

const chapters = 'abcdefghijkl'.split('').map((letter, index) => ({ letter, number: index + 1 }));
const two = (number: number): string => String(number).padStart(2, '0');
const numerals = '一二三四五六七八九十';

const titleOf = (letter: string, entry: number): string =>
  `${letter.toUpperCase()}第${numerals.charAt(entry)}条`;
/** Text no other entry has, by which an entry is known again whatever its title. */
const textOf = (letter: string, entry: number): string =>
  `这是${letter.toUpperCase()}篇的第${entry + 1}段记事，说的是${letter.repeat(3)}地方的事。`;
const entriesOf = (letter: string, first = 0, last = 10): string[] =>
  Array.from({ length: last - first }, (_, index) => {
    const entry = first + index;
    return `## ${titleOf(letter, entry)}\n\n${textOf(letter, entry)}`;
  });

function firstEdition(): ContentFiles {
  return {
    'portal.yaml': 'title: 清溪方志\ncounty: 清溪县\noffice: 编纂中心\n',
    'works/essays/work.yaml': 'kind: essays\ntitle: 清溪文集\n',
    'works/essays/20-old-part/part.yaml': 'title: 旧编\n',
    'works/essays/30-new-part/part.yaml': 'title: 新编\n',
    ...Object.fromEntries(
      chapters.map(({ letter, number }) => [
        `works/essays/${number > 10 ? (number === 11 ? '20-old-part/' : '30-new-part/') : ''}${two(number)}-${letter}.mdx`,
        chapterFile(`${letter.toUpperCase()}篇`, entriesOf(letter).join('\n\n')),
      ]),
    ),
  };
}

/** What a printed address leads to, following what the page says as a reader would. */
type Found = { page: string; text: string } | { gone: string };

function articleText(html: string, anchor: string): string | undefined {
  const after = html.split(new RegExp(`<h\\d id="${anchor}">`))[1];
  return after === undefined ? undefined : /<p>(.*?)<\/p>/s.exec(after)?.[1];
}

function follow(site: string, address: string, steps = 0): Found {
  const [page = '', anchor = ''] = address.split('#');
  const html = readFileSync(path.join(site, page), 'utf8');
  const text = articleText(html, anchor);
  if (text !== undefined) return { page, text };
  const onPage = new RegExp(`<li id="${anchor}">(.*?)</li>`).exec(html)?.[1];
  const onward =
    /href="([^"]+)"/.exec(onPage ?? '')?.[1] ??
    new RegExp(`href="([^"]+#${anchor})"`).exec(html)?.[1];
  if (onward === undefined || steps > 3)
    return { gone: onPage ?? /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? '' };
  return follow(site, path.posix.join(path.posix.dirname(page), onward), steps + 1);
}

let place: Place;
let content: string;
let site: string;
const printed = new Map<string, string>();
const work = (...names: string[]): string => path.join(content, 'works/essays', ...names);

async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(work(file), change(await readFile(work(file), 'utf8')));
}

/** Address of an entry as it was printed. */
function addressOf(letter: string, entry: number): string {
  const found = printed.get(textOf(letter, entry));
  if (found === undefined) throw new Error(`${letter} ${entry} was not on any page.`);
  return found;
}

describe('addresses printed from the first edition', () => {
  let firstIds: Ran;
  let secondIds: Ran;
  beforeAll(async () => {
    place = await aPlace();
    content = await writeContent(firstEdition());
    site = path.join(place.cwd, 'site');
    const build = `build --no-search --date 2026-06-01 --content ${content} --out site`;
    firstIds = await fangzhi(place, `ids --content ${content}`);
    await fangzhi(place, build);
    for (const { letter, number } of chapters) {
      const part = number > 10 ? (number === 11 ? 'old-part/' : 'new-part/') : '';
      const page = `works/essays/${part}${letter}.html`;
      const html = readFileSync(path.join(site, page), 'utf8');
      for (const [, anchor = ''] of html.matchAll(/<h2 id="(\w+)">/g)) {
        printed.set(articleText(html, anchor) ?? '', `${page}#${anchor}`);
      }
    }

    // Five chapters have every entry renamed.
    for (const letter of 'abcde') {
      const file = `${two(letter.charCodeAt(0) - 96)}-${letter}.mdx`;
      await edit(file, (text) => text.replace(/^## /gm, '## 新题：'));
    }
    // Ten entries of f move to g.
    await edit('06-f.mdx', (text) => text.replace(/## [\s\S]*$/, '## 余论\n\n别处不再说。\n'));
    await edit('07-g.mdx', (text) => `${text}\n${entriesOf('f').join('\n\n')}\n`);
    // One entry of h is deleted, i is given another name, j goes away whole.
    await edit('08-h.mdx', (text) => text.replace(/## H第三条[\s\S]*?(?=## H第四条)/, ''));
    await rename(work('09-i.mdx'), work('09-renamed.mdx'));
    await rm(work('10-j.mdx'));
    // k moves to another part, and l with the whole of its part to another name.
    await mkdir(work('30-new-part'), { recursive: true });
    await rename(work('20-old-part/11-k.mdx'), work('30-new-part/11-k.mdx'));
    await rm(work('20-old-part'), { recursive: true });
    await rename(work('30-new-part'), work('30-other-part'));

    secondIds = await fangzhi(place, `ids --content ${content}`);
    const built = await fangzhi(place, build);
    if (built.exitCode !== 0) throw new Error(built.stderr);
  });

  test('are every entry’s, and registered', () => {
    expect(printed.size).toBe(120);
    // A work, two parts, twelve chapters, 120 entries.
    expect(firstIds.stdout).toBe(
      '已登记。原有 0 条，新登记 135 条，移动或改名 0 处，新撤下 0 条。\n',
    );
    expect(firstIds.exitCode).toBe(0);
  });

  test('lead to all fifty entries whose titles changed, on the same page at the same anchor', () => {
    for (const letter of 'abcde') {
      for (let entry = 0; entry < 10; entry++) {
        const address = addressOf(letter, entry);
        const [page = ''] = address.split('#');
        expect(follow(site, address)).toEqual({ page, text: textOf(letter, entry) });
        expect(readFileSync(path.join(site, page), 'utf8')).toContain(
          `新题：${titleOf(letter, entry)}`,
        );
      }
    }
  });

  test('lead to all ten entries that moved to another chapter', () => {
    for (let entry = 0; entry < 10; entry++) {
      expect(follow(site, addressOf('f', entry))).toEqual({
        page: 'works/essays/g.html',
        text: textOf('f', entry),
      });
    }
  });

  test('of a deleted entry say that it was taken down', () => {
    expect(follow(site, addressOf('h', 2))).toEqual({ gone: '这里原有一个条目，现已撤下。' });
    expect(follow(site, addressOf('h', 3))).toMatchObject({ text: textOf('h', 3) });
  });

  test('lead on from a chapter that was renamed, and to its entries', () => {
    const html = readFileSync(path.join(site, 'works/essays/i.html'), 'utf8');
    expect(html).toContain('<meta http-equiv="refresh" content="0; url=renamed.html">');
    for (let entry = 0; entry < 10; entry++) {
      expect(follow(site, addressOf('i', entry))).toEqual({
        page: 'works/essays/renamed.html',
        text: textOf('i', entry),
      });
    }
  });

  test('lead on from chapters that moved to another part, and with their part to another name', () => {
    for (const letter of 'kl') {
      expect(follow(site, addressOf(letter, 0))).toEqual({
        page: `works/essays/other-part/${letter}.html`,
        text: textOf(letter, 0),
      });
    }
    const part = readFileSync(path.join(site, 'works/essays/new-part.html'), 'utf8');
    expect(part).toContain('<meta http-equiv="refresh" content="0; url=other-part.html">');
  });

  test('of a deleted chapter show a page that says so, with the day, and no word of what it said', () => {
    const html = readFileSync(path.join(site, 'works/essays/j.html'), 'utf8');
    const today = new Date(Date.now() + 8 * 60 * 60 * 1000);
    const day = `${today.getUTCFullYear()}年${today.getUTCMonth() + 1}月${today.getUTCDate()}日`;
    expect(html).toContain('<h1>内容已撤下</h1>');
    expect(html.replace(/\s+/g, '')).toContain(
      `这个网址的内容已于${day}撤下。网址保留，不作他用。`,
    );
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('J第');
    // Whoever came by an old link goes on in the same work.
    expect(html).toContain('<a href="../essays.html">《清溪文集》</a>');
  });

  test('are all still known to the registry, and counted', async () => {
    // Fifty renamed entries stay at their addresses; ten entries moved, and with their chapters thirty.
    expect(secondIds.stdout).toMatch(
      /^已登记。原有 135 条，新登记 1 条，移动或改名 \d+ 处，新撤下 \d+ 条。\n$/,
    );
    const registry = await readFile(path.join(content, 'ids.jsonl'), 'utf8');
    const units = registry
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { at: string; was?: string[] });
    const known = new Set(units.flatMap(({ at, was = [] }) => [at, ...was]));
    for (const address of printed.values()) {
      expect(known).toContain(address.replace(/^works\//, '').replace('.html', ''));
    }
  });
});

describe('registering', () => {
  const small: ContentFiles = {
    'portal.yaml': 'title: 清溪方志\ncounty: 清溪县\noffice: 编纂中心\n',
    'works/essays/work.yaml': 'kind: essays\ntitle: 清溪文集\n',
    'works/essays/01-a.mdx': chapterFile('甲篇', '## 甲\n\n甲事。'),
    'works/essays/02-b.mdx': chapterFile('乙篇', '## 乙\n\n乙事。'),
  };

  test('twice changes nothing, and silences the reminder', async () => {
    const here = await aPlace();
    const folder = await writeContent(small);
    const before = await fangzhi(here, `check --content ${folder}`);
    expect(before.stderr).toContain(
      'ids.jsonl 提醒 ids-unregistered：有 5 个篇章、条目还没有登记永久编号，日后改名会断开旧网址。定稿后请运行 npx fangzhi ids 登记。\n',
    );
    await fangzhi(here, `ids --content ${folder}`);
    const first = await readFile(path.join(folder, 'ids.jsonl'), 'utf8');
    const again = await fangzhi(here, `ids --content ${folder}`);
    expect(again.stdout).toBe('已登记。原有 5 条，新登记 0 条，移动或改名 0 处，新撤下 0 条。\n');
    expect(await readFile(path.join(folder, 'ids.jsonl'), 'utf8')).toBe(first);
    expect((await fangzhi(here, `check --content ${folder}`)).stderr).not.toContain('ids-');
  });

  test('is reminded of when something registered has gone', async () => {
    const here = await aPlace();
    const folder = await writeContent(small);
    await fangzhi(here, `ids --content ${folder}`);
    await rm(path.join(folder, 'works/essays/02-b.mdx'));
    const { exitCode, stderr } = await fangzhi(here, `check --content ${folder}`);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      'ids.jsonl 提醒 ids-gone：登记过的 2 个篇章、条目不见了（essays/b、essays/b#',
    );
  });

  test('is refused while the content has errors, and the registry stays as it was', async () => {
    const here = await aPlace();
    const folder = await writeContent({
      ...small,
      'works/essays/03-c.mdx': '没有资料\n',
      'ids.jsonl': '{"at":"essays/old","title":"旧篇","digest":"d"}\n',
    });
    const { exitCode, stdout, stderr } = await fangzhi(here, `ids --content ${folder}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('works/essays/03-c.mdx:1:1 错误 chapter-frontmatter-missing：');
    expect(stderr).toMatch(/有 1 个错误，没有登记。请改正后再运行。\n$/);
    expect(await readFile(path.join(folder, 'ids.jsonl'), 'utf8')).toBe(
      '{"at":"essays/old","title":"旧篇","digest":"d"}\n',
    );
  });
});
