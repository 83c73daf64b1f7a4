import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { listFiles } from '../../src/exchange/collect.ts';
import { folderSource } from '../../src/exchange/sources/folder.ts';
import { verifyBundle, type Verified } from '../../src/exchange/verify-bundle.ts';
import { aBundle, aSecretKey, payload, resign, type Made } from './a-bundle.ts';
import { hostilePaths } from './hostile-paths.ts';

const verify = async ({ folder, secret }: Made): Promise<Verified> =>
  verifyBundle(folderSource(folder), { key: secret.publicKey, threads: 1 });
const problemsOf = async (made: Made): Promise<string[]> =>
  (await verify(made)).problems.map(({ file, kind }) => `${file} ${kind}`);
const saidOf = async (made: Made): Promise<string> =>
  (await verify(made)).problems.map(({ file, reason }) => `${file}：${reason}`).join('\n');

describe('a whole bundle', () => {
  test('has no problems', async () => {
    const { problems, release } = await verify(await aBundle());
    expect(problems).toEqual([]);
    expect(release?.payload).toEqual({ files: 5, bytes: 109 });
  });

  test('is refused to whom trusts another key', async () => {
    const { folder } = await aBundle();
    expect(await saidOf({ folder, secret: aSecretKey() })).toContain('不是所信任的密钥');
  });

  test('is read by threads as by one', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => [`site/${at}.html`, `第${at}页`]),
    );
    const made = await aBundle(files);
    await writeFile(path.join(made.folder, 'data/site/399.html'), '第三页');
    const { problems } = await verifyBundle(folderSource(made.folder), {
      key: made.secret.publicKey,
      threads: 2,
    });
    expect(problems.map(({ file }) => file)).toEqual(['data/site/399.html']);
  });
});

describe('a bundle of 200 files', () => {
  const files = Object.fromEntries(
    Array.from({ length: 200 }, (_, at) => [`site/part-${at % 7}/${at}.html`, `<p>第${at}页</p>`]),
  );
  let made: Made;
  beforeAll(async () => {
    made = await aBundle(files);
  });

  test('with one bit changed in any one of its files is found out, and the file named', async () => {
    const names = await listFiles(made.folder);
    expect(names.length).toBeGreaterThan(210);
    for (const [at, name] of names.entries()) {
      const file = path.join(made.folder, name);
      const before = await readFile(file);
      const changed = Buffer.from(before);
      const place = (at * 7919) % before.length;
      changed[place] = (changed[place] ?? 0) ^ (1 << (at % 8));
      await writeFile(file, changed);
      const { problems } = await verify(made);
      expect(
        problems.map((problem) => problem.file),
        name,
      ).toContain(name);
      await writeFile(file, before);
    }
    expect(await problemsOf(made)).toEqual([]);
  }, 120_000);
});

describe('what was changed, is missing or does not belong', () => {
  test('is named, all of it at once', async () => {
    const made = await aBundle();
    const file = (name: string): string => path.join(made.folder, name);
    await writeFile(file('data/site/works/tea.html'), '<p>全年产茶9387吨。</p>');
    await writeFile(file('data/site/index.html'), '<h1>清溪方志</h1> ');
    await rm(file('data/site/works/grain.html'));
    await writeFile(file('data/site/works/new.html'), '');
    await writeFile(file('notes.txt'), '');
    await mkdir(file('more'));
    await writeFile(file('README.md'), '# 别的\n');
    await rm(file('bag-info.txt'));
    expect(await problemsOf(made)).toEqual([
      'README.md changed',
      'bag-info.txt missing',
      'data/site/index.html changed',
      'data/site/works/grain.html missing',
      'data/site/works/new.html extra',
      'data/site/works/tea.html changed',
      'more extra',
      'notes.txt extra',
    ]);
  });

  test('is a link, even to the same bytes', async () => {
    const made = await aBundle();
    const file = (name: string): string => path.join(made.folder, name);
    await rename(file('data/site/index.html'), file('../index.html'));
    await symlink('../../../index.html', file('data/site/index.html'));
    expect(await problemsOf(made)).toContain('data/site/index.html refused');
  });

  test('is a folder that is a link', async () => {
    const made = await aBundle();
    await rename(path.join(made.folder, 'data'), path.join(made.folder, '../elsewhere'));
    await symlink('../elsewhere', path.join(made.folder, 'data'));
    expect(await problemsOf(made)).toContain('data refused');
  });

  test('is everything, in a folder that is no bundle', async () => {
    const { folder, secret } = await aBundle();
    await rm(path.join(folder, 'tagmanifest-sha512.txt'));
    expect(await saidOf({ folder, secret })).toBe(
      'tagmanifest-sha512.txt：没有这个文件，这里不是一个发布包。',
    );
  });
});

const zeros = '0'.repeat(128);
const manifest = 'manifest-sha512.txt';
const edit =
  (pattern: RegExp | string, by: string) =>
  (text: string): string =>
    text.replace(pattern, by);

/** Bundles that somebody with the key made to harm, and what is said of them. */
const hostile: [title: string, changes: Parameters<typeof resign>[1], said: string][] = [
  ['a manifest cut short', { [manifest]: (text) => text.slice(0, -5) }, '可能被截断'],
  ['a manifest with CRLF', { [manifest]: (text) => text.replaceAll('\n', '\r\n') }, '写法有误'],
  ['a manifest with one blank', { [manifest]: edit('  ', ' ') }, '写法有误'],
  ['a manifest with a binary mark', { [manifest]: edit('  ', ' *') }, '写法有误'],
  [
    'a manifest in capitals',
    {
      [manifest]: (text) =>
        text.replace(/^[0-9a-f]+/, (hex) => `${hex.toUpperCase().slice(0, -1)}A`),
    },
    '写法有误',
  ],
  ['a manifest with a short digest', { [manifest]: (text) => text.slice(2) }, '写法有误'],
  ['a manifest with an empty line', { [manifest]: (text) => `\n${text}` }, '写法有误'],
  ['a manifest with a mark of byte order', { [manifest]: (text) => `\uFEFF${text}` }, '字节序标记'],
  [
    'a manifest in another encoding',
    { [manifest]: (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text)]) },
    '不是 UTF-8',
  ],
  [
    'a manifest out of order',
    { [manifest]: (text) => `${text.trimEnd().split('\n').reverse().join('\n')}\n` },
    '没有按路径排序',
  ],
  ['a file twice', { [manifest]: (text) => text.replace(/(.*\n)/, '$1$1') }, '出现了两次'],
  [
    'a tag file in the payload’s manifest',
    { [manifest]: (text) => `${text}${zeros}  release.json\n` },
    '不该列在这份清单里',
  ],
  [
    'a payload file in the tag manifest',
    { 'tagmanifest-sha512.txt': (text) => `${zeros}  data/a\n${text}` },
    '不该列在这份清单里',
  ],
  [
    'a file one manifest does not know',
    { 'manifest-sha256.txt': (text) => text.replace(/.*\n/, '') },
    '没有列出 data/metadata/empty.txt',
  ],
  [
    'a file without a size',
    { 'sizes.txt': (text) => text.replace(/.*\n/, '') },
    '没有列出 data/metadata/empty.txt',
  ],
  ['a size that is no number', { 'sizes.txt': edit(/^0/, '-1') }, '写法有误'],
  ['a size past counting', { 'sizes.txt': edit(/^0/, '9'.repeat(30)) }, '写法有误'],
  ['sizes that do not add up', { 'sizes.txt': edit(/^0/, '7') }, '文件数或字节数与清单不符'],
  [
    'an empty manifest',
    { [manifest]: () => '', 'manifest-sha256.txt': () => '', 'sizes.txt': () => '' },
    '与清单不符',
  ],
  ['another version of BagIt', { 'bagit.txt': edit('1.0', '0.97') }, '不是 BagIt 1.0'],
  ['a release that is no JSON', { 'release.json': () => '{' }, '不是有效的 JSON'],
  ['a release that is a list', { 'release.json': () => '[]' }, '写法有误'],
  [
    'a release of another format',
    { 'release.json': edit('fangzhi-release/1', 'fangzhi-release/2') },
    'format 的写法有误',
  ],
  [
    'a release with a field too many',
    { 'release.json': edit('{', '{"__proto__": {}, "more": 1,') },
    '写法有误',
  ],
  [
    'a release without a version',
    { 'release.json': edit(/"version": 1/, '"version": "1"') },
    'version 的写法有误',
  ],
  [
    'a release of version 0',
    { 'release.json': edit(/"version": 1/, '"version": 0') },
    'version 的写法有误',
  ],
  [
    'a release past counting',
    { 'release.json': edit(/"version": 1/, '"version": 1e300') },
    'version 的写法有误',
  ],
  [
    'a release with no release before it',
    { 'release.json': edit(/"version": 1/, '"version": 2') },
    '不相连',
  ],
  [
    'a release on no day',
    { 'release.json': edit('2026-01-01', '2026-02-30') },
    'released 的写法有误',
  ],
  [
    'a promise before the release',
    { 'release.json': edit('2026-04-01', '2025-04-01') },
    '早于 released',
  ],
  [
    'an office with a path for a name',
    { 'release.json': edit('"999931"', '"../../etc"') },
    'member 的写法有误',
  ],
  [
    'an office whose name rewrites the terminal',
    { 'release.json': edit('清溪县地方志编纂中心', '\\u001b[2J') },
    'office 的写法有误',
  ],
  [
    'a tombstone that is a path',
    {
      'release.json': edit(
        '"tombstones": []',
        '"tombstones": [{"id": "../a", "title": "a", "date": "2026-01-01"}]',
      ),
    },
    'tombstones',
  ],
  ['a release of 20 MB', { 'release.json': (text) => text + ' '.repeat(20e6) }, '超过所允许的'],
  ['a history of keys that is none', { 'key-history.json': () => '{}' }, '写法有误'],
  [
    'a history of keys without a key',
    { 'key-history.json': edit(/"keys": \[[^\]]*\]/, '"keys": []') },
    '写法有误',
  ],
  [
    'a history of keys with no real key',
    { 'key-history.json': edit(/"keys": \[[^\]]*\]/, '"keys": ["AAAA"]') },
    '写法有误',
  ],
  [
    'a tag manifest that names itself',
    { 'tagmanifest-sha512.txt': (text) => `${text}${zeros}  tagmanifest-sha512.txt\n` },
    '不该列在这份清单里',
  ],
  [
    'a tag file that is not there',
    { 'tagmanifest-sha512.txt': (text) => `${text}${zeros}  zz.txt\n` },
    'zz.txt',
  ],
  [
    'a tag file in a folder',
    { 'tagmanifest-sha512.txt': (text) => `${text}${zeros}  zz/a.txt\n` },
    '不该列在这份清单里',
  ],
  [
    'a hundred tag files',
    {
      'tagmanifest-sha512.txt': (text) =>
        text + Array.from({ length: 100 }, (_, at) => `${zeros}  zz${100 + at}.txt\n`).join(''),
    },
    '过多',
  ],
];

describe('a bundle signed by one who means harm', () => {
  test.each(hostile)('is refused: %s', async (_, changes, said) => {
    const made = await aBundle();
    await resign(made, changes);
    expect(await saidOf(made)).toContain(said);
  });

  test('is refused for every path that may not be, and the manifest named', async () => {
    const made = await aBundle(payload);
    const before = await readFile(path.join(made.folder, manifest), 'utf8');
    for (const [hostilePath] of hostilePaths) {
      await resign(made, { [manifest]: () => `${before}${zeros}  ${hostilePath}\n` });
      expect(await saidOf(made), JSON.stringify(hostilePath)).toContain(`${manifest}：`);
    }
  });

  test('cannot make its own line of the report', async () => {
    const made = await aBundle();
    await writeFile(path.join(made.folder, 'data', 'a\u001b[2J\n一切正常'), '');
    const { formatProblem } = await import('../../src/exchange/problem.ts');
    const lines = (await verify(made)).problems.map(formatProblem);
    expect(lines).toEqual([
      'data/a\\u{1b}[2J\\u{a}一切正常 多出：清单里没有，而且含有控制字符或换行。',
    ]);
  });
});
