import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { aPlace, fangzhi, type Place, type Ran } from '../cli/run-cli.ts';
import { digestOf, filesOf, runCli } from '../press/portals.ts';
import { chapterFile, smallContent, writeFiles } from '../temp-content.ts';
import { aBundle } from './a-bundle.ts';

const secretWord = '密不外传之语';

/** The small portal, with something withheld in every way that there is. */
const content = {
  ...smallContent(),
  'portal.yaml': `title: 清溪方志\ncounty: 清溪县\ndivision: "999931"\noffice: 清溪县地方志编纂中心\nsite: https://fangzhi.qingxi.example\n`,
  'people/zhang-mi.yaml': `name: ${secretWord}甲\naccess: internal\n`,
  'works/baiyan-village/04-embargoed.mdx': chapterFile(
    '待公开',
    `${secretWord}乙`,
    'embargo: "2040-01-01"\n',
  ),
  'works/baiyan-village/05-part.mdx': chapterFile(
    '山场',
    `山场三处。\n\n<Internal>\n\n${secretWord}丙\n\n</Internal>`,
  ),
  'works/baiyan-village/06-named.mdx': chapterFile(
    '账房',
    '<Person id="zhang-mi">账房先生</Person>记账。',
  ),
  'works/baiyan-village/secret.csv': `甲,乙\n${secretWord}丁,1\n`,
  'works/baiyan-village/yield.csv': '年份,产量\n1956,12\n',
  'works/baiyan-village/07-yield.mdx': chapterFile(
    '产量',
    '<DataTable src="yield.csv" title="产量" unit="吨" year="1956" source="村账" />',
  ),
};

/** An old gazetteer whose second volume is proofread once. */
const proofreadWord = '只校一遍之語';
const oldGazetteer = {
  'works/jiuzhi/work.yaml': 'kind: old-gazetteer\ntitle: 舊志\nlanguage: lzh-Hant\n',
  'works/jiuzhi/01-juan-1.mdx': chapterFile('卷一', '<Leaf n="1a" />廣八十里。'),
  'works/jiuzhi/02-juan-2.mdx': chapterFile('卷二', `<Leaf n="2a" />${proofreadWord}。`),
  'works/jiuzhi/scans.yaml': `volumes:
  - title: 卷一
    leaves:
      - { id: "0001", label: 1a, state: 审定, canvas: "https://lib.example/1", image: "https://lib.example/1.jpg", width: 9, height: 9 }
  - title: 卷二
    leaves:
      - { id: "0002", label: 2a, state: 一校, canvas: "https://lib.example/2", image: "https://lib.example/2.jpg", width: 9, height: 9 }
manifest: { id: "https://lib.example/m.json", label: 舊志 }
`,
};

let place: Place;
const bundle = (out: string, more = ''): Promise<Ran> =>
  fangzhi(
    place,
    `bundle --content content --out ${out} --key key/office --date 2026-01-01 ${more}`,
  );
const at = (...names: string[]): string => path.join(place.cwd, ...names);

beforeAll(async () => {
  place = await aPlace();
  await writeFiles(
    place.cwd,
    Object.fromEntries(Object.entries(content).map(([name, text]) => [`content/${name}`, text])),
  );
  await fangzhi(place, 'keys new --out key/office');
}, 60_000);

describe('a bundle of a portal', () => {
  let made: Ran;
  beforeAll(async () => {
    made = await bundle('one');
  }, 120_000);

  test('is made, and whole', async () => {
    expect(made.stdout).toMatch(/^第 1 版发布包在 /);
    expect(made.exitCode).toBe(0);
    const { stdout, exitCode } = await fangzhi(place, 'verify one --key key/office.pub');
    expect(stdout).toMatch(
      /^清溪县地方志编纂中心（999931）第 1 版，2026-01-01 发布：\d+ 个文件、[\d.]+ MB 全部相符。用时 [\d.]+ 秒。\n签名可信。\n$/,
    );
    expect(exitCode).toBe(0);
  });

  test('holds site, sources, books and records, and nothing of the machine', () => {
    const names = filesOf(at('one')).map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'data/ro-crate-metadata.json',
        'data/site/works/baiyan-village/tea.html',
        'data/sources/portal.yaml',
        'data/sources/works/baiyan-village/02-tea.mdx',
        'data/sources/works/baiyan-village/yield.csv',
        'data/books/baiyan-village/baiyan-village.txt',
        'data/books/baiyan-village/baiyan-village.html',
        'data/metadata/dc/baiyan-village.xml',
        'data/metadata/mods/baiyan-village.xml',
        'data/metadata/marc21.xml',
        'data/metadata/marc21.mrc',
        'data/metadata/handover-list.csv',
      ]),
    );
    expect(names.filter((name) => /(?:^|\/)\./.test(name))).toEqual([]);
  });

  test('holds no byte of what is withheld, and says which sources it left out for that', async () => {
    const key = await readFile(at('key/office'), 'utf8');
    for (const [name, bytes] of filesOf(at('one'))) {
      for (const word of [secretWord, 'zhang-mi', place.cwd, key.split('\n')[1] ?? ''])
        expect(bytes.includes(word), `${name} holds ${word}`).toBe(false);
    }
    expect(made.stderr).toContain('works/baiyan-village/05-part.mdx 含有不公开的内容');
    expect(made.stderr).toContain('works/baiyan-village/06-named.mdx 含有不公开的内容');
  });

  test('has the text of each chapter in its book', async () => {
    const book = await readFile(at('one/data/books/baiyan-village/baiyan-village.txt'), 'utf8');
    expect(book).toContain('白岩村志\n');
    expect(book).toContain('\n# 茶事\n\n');
    expect(book).toContain('老茶树1126株，程亦农标记62株。');
    const page = await readFile(at('one/data/books/baiyan-village/baiyan-village.html'), 'utf8');
    expect(page).toContain('href="../../site/people/cheng-yinong.html"');
  });

  test('lists in the hand-over list as many files as there are but the lists themselves', async () => {
    const list = await readFile(at('one/data/metadata/handover-list.csv'), 'utf8');
    const files = filesOf(at('one/data')).length - 2;
    expect(list.trimEnd().split('\r\n').at(-1)).toMatch(new RegExp(`^,合计,,,,,,,,${files},\\d+$`));
  });

  test('is the same again, byte for byte, elsewhere, from an empty cache and in another time zone', async () => {
    const args = [
      'bundle',
      '--content',
      at('content'),
      '--out',
      at('two'),
      '--key',
      at('key/office'),
      '--date',
      '2026-01-01',
      '--jobs',
      '1',
    ];
    const { code, output } = await runCli(args, at('other-cache'), { TZ: 'America/New_York' });
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(digestOf(at('two'))).toBe(digestOf(at('one')));
  }, 120_000);

  test('made again when nothing changed stays as it is', async () => {
    const before = digestOf(at('one'));
    expect((await bundle('one')).stdout).toBe('内容、日期和密钥都与第 1 版相同，没有新的一版。\n');
    expect(digestOf(at('one'))).toBe(before);
  }, 60_000);

  test('with an error in the content leaves the one that stands', async () => {
    const before = digestOf(at('one'));
    await writeFile(at('content/works/baiyan-village/08-bad.mdx'), chapterFile('坏', '{1 + 1}'));
    const { exitCode, stderr } = await bundle('one');
    await writeFile(at('content/works/baiyan-village/08-bad.mdx'), chapterFile('好', '改正了。'));
    expect(exitCode).toBe(1);
    expect(stderr).toContain('没有制作发布包；原有的发布包不变。');
    expect(digestOf(at('one'))).toBe(before);
  }, 60_000);

  test('of the next release names the one before, says what changed and keeps the promise of keys', async () => {
    await fangzhi(place, 'keys new --out key/next');
    const { stdout } = await bundle('one', '--add-key key/next.pub');
    expect(stdout).toMatch(/^第 2 版发布包在 /);
    const changes = await readFile(at('one/changes-2.txt'), 'utf8');
    expect(changes).toMatch(
      /^\+ [0-9a-f]{128} [0-9a-f]{64} \d+ data\/site\/works\/baiyan-village\/bad\.html$/m,
    );
    expect((await fangzhi(place, 'verify one --key key/office.pub')).exitCode).toBe(0);
    const third = await fangzhi(
      place,
      'bundle --content content --out one --key key/next --date 2026-01-02 --revoke-key key/office.pub',
    );
    expect(third.stdout).toMatch(/^第 3 版发布包在 /);
    expect((await fangzhi(place, 'verify one --key key/next.pub')).exitCode).toBe(0);
    const old = await bundle('one', '--date 2026-01-02');
    expect([old.exitCode, old.stderr]).toEqual([
      1,
      expect.stringContaining('这把私钥不在上一版允许的密钥之中'),
    ]);
  }, 120_000);
});

describe('what no reader would take is refused before anything is built', () => {
  const begun = '排版';
  beforeAll(async () => {
    const portal = 'title: 清溪方志\ncounty: 清溪县\noffice: 清溪县地方志编纂中心\n';
    const named = (yaml: string): Record<string, string> =>
      Object.fromEntries(
        Object.entries({ ...smallContent(), 'portal.yaml': yaml }).map(([name, text]) => [
          `${yaml.includes('|') ? 'lines' : 'unnamed'}/${name}`,
          text,
        ]),
      );
    await writeFiles(place.cwd, named(portal));
    await writeFiles(place.cwd, {
      ...named(
        `${portal.replace('title: 清溪方志', 'title: |\n  清溪\n  方志')}division: "999931"\n`,
      ),
      'letter.txt': '信',
    });
    await aBundle(
      {},
      { folder: at('later'), facts: { released: '2026-06-01', nextBy: '2026-09-01' } },
    );
  });

  test.each([
    ['a portal without a division', 'unnamed', 'no', '', 'portal.yaml 不接受：没有写 division'],
    ['a title of two lines', 'lines', 'no', '', 'portal.yaml 不接受：title 的写法不能用在发布包里'],
    [
      'a member that is no id',
      'content',
      'no',
      '--member 清溪',
      '--member 不接受：“清溪”不能作编号',
    ],
    [
      'a promise in the past',
      'content',
      'no',
      '--next-by 2025-01-01',
      '--next-by 不接受：2025-01-01 早于',
    ],
    [
      'a day before the last release',
      'content',
      'later',
      '',
      '--date 不接受：2026-01-01 早于上一版的日期 2026-06-01',
    ],
    [
      'the folder of another office',
      'content',
      'later',
      '--member 999932',
      '那里是 999931 的发布包，不是 999932 的',
    ],
    [
      'a key that the last release does not know',
      'content',
      'later',
      '--date 2026-06-02',
      '这把私钥不在上一版允许的密钥之中',
    ],
    ['a file in place of a folder', 'content', 'letter.txt', '', '是一个文件，不是文件夹'],
    ['a folder in the content', 'content', 'content/out', '', '在内容文件夹里'],
    [
      'a key to add that is not there',
      'content',
      'no',
      '--add-key nowhere.pub',
      'nowhere.pub 不接受：没有这个文件',
    ],
  ])('%s', async (_, folder, out, more, said) => {
    const { exitCode, stderr } = await fangzhi(
      place,
      `bundle --content ${folder} --out ${out} --key key/office --date 2026-01-01 ${more}`,
    );
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(said)]);
    expect(stderr).not.toContain(begun);
    expect(await readFile(at('letter.txt'), 'utf8')).toBe('信');
    expect((await readdir(place.cwd)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  const isRoot = process.getuid?.() === 0;
  const unshut = isRoot ? '; skipped: nothing is shut to root' : '';
  test.skipIf(isRoot)(`a folder that cannot be written to${unshut}`, async () => {
    await mkdir(at('shut'), { mode: 0o555 });
    const { exitCode, stderr } = await bundle('shut/out');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('没有权限读写')]);
    expect(stderr).not.toContain(begun);
  });
});

describe('a secret key', () => {
  test.each([
    ['keys new --out content/office', '私钥不能放在'],
    ['keys new --out content/works/office', '私钥不能放在'],
    ['keys new --out key/office', '已经有这个文件，不会覆盖'],
    [
      'bundle --content content --out three --key nowhere',
      '没有这个文件。请先运行 npx fangzhi keys new',
    ],
    ['bundle --content content --out three --key key/office.pub', 'office.pub'],
    ['bundle --content content --out key --key key/office', '私钥不能放在'],
  ])('is not taken: fangzhi %s', async (command, said) => {
    const { exitCode, stderr } = await fangzhi(place, command);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(said)]);
  });

  test('that others can read is refused, and how to mend it said', async () => {
    const { chmod, copyFile } = await import('node:fs/promises');
    await copyFile(at('key/office'), at('key/open'));
    await chmod(at('key/open'), 0o644);
    const { stderr } = await fangzhi(place, 'bundle --content content --out three --key key/open');
    expect(stderr).toContain('chmod 600');
  });

  test('within a source stops the bundle and names the file', async () => {
    const key = await readFile(at('key/office'), 'utf8');
    const file = at('content/works/baiyan-village/09-key.mdx');
    await writeFile(file, chapterFile('钥', `\`\`\`\n${key}\`\`\``));
    const { exitCode, stderr } = await bundle('four');
    await writeFile(file, chapterFile('钥', '取走了。'));
    expect(exitCode).toBe(1);
    expect(stderr).toContain('works/baiyan-village/09-key.mdx 不接受：里面有私钥');
  }, 60_000);

  test('is never shown', async () => {
    const { stdout } = await fangzhi(place, 'keys show key/office');
    expect(stdout).toBe(
      `${await readFile(at('key/office.pub'), 'utf8')}${stdout.slice(stdout.indexOf('指纹'))}`,
    );
    expect(stdout).toMatch(/指纹：SHA256:[A-Za-z0-9+/]{43}\n$/);
  });
});

test('a folder with other files is not replaced', async () => {
  await writeFiles(at('mine'), { 'letter.txt': '信' });
  const { exitCode, stderr } = await bundle('mine');
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('不是发布包。请换一个空文件夹')]);
  expect(await readFile(at('mine/letter.txt'), 'utf8')).toBe('信');
}, 60_000);

test('a release holds no volume that is proofread less than asked, neither its pages nor its source', async () => {
  const own = await aPlace();
  await writeFiles(
    own.cwd,
    Object.fromEntries(
      Object.entries({ ...content, ...oldGazetteer }).map(([name, text]) => [
        `content/${name}`,
        text,
      ]),
    ),
  );
  await fangzhi(own, 'keys new --out key/office');
  const run = (more: string): Promise<Ran> =>
    fangzhi(own, `bundle --content content --out b --key key/office --date 2026-01-01 ${more}`);
  const holding = (): string[] =>
    filesOf(path.join(own.cwd, 'b/data'))
      .filter(([name, bytes]) => !name.startsWith('site/pagefind') && bytes.includes(proofreadWord))
      .map(([name]) => name);
  expect((await run('--proofread 审定')).stdout).toMatch(/^第 1 版/);
  expect(holding()).toEqual([]);
  expect((await run('')).stdout).toMatch(/^第 2 版/);
  expect(holding()).toContain('sources/works/jiuzhi/02-juan-2.mdx');
}, 120_000);
