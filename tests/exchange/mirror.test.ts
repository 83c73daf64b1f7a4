import { existsSync } from 'node:fs';
import { cp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSource } from '../../src/exchange/open-source.ts';
import { folderTarget } from '../../src/exchange/mirror/folder-target.ts';
import { processName } from '../../src/exchange/lock-file.ts';
import { storeTarget } from '../../src/exchange/mirror/store-target.ts';
import type { Target } from '../../src/exchange/mirror/target.ts';
import type { Source } from '../../src/exchange/source.ts';
import type { Store } from '../../src/exchange/store.ts';
import { folderSource } from '../../src/exchange/sources/folder.ts';
import { storeSource } from '../../src/exchange/sources/store.ts';
import { verifyBundle } from '../../src/exchange/verify-bundle.ts';
import { filesOf } from '../press/portals.ts';
import { tempFolder } from '../temp-content.ts';
import { aBundle, payload, type Made } from './a-bundle.ts';
import { overHttp, publishedVersion, runMirror } from './a-mirror.ts';
import { httpFolder } from './http-folder.ts';
import { memoryStore } from './memory-store.ts';
import { hasMoto, motoReason, motoStore, nginxFolder } from './other-servers.ts';
import { hasTool, reason } from './stock-tools.ts';

interface Ways {
  source: Source;
  target: Target;
  /** What is published, as a bundle. */
  published: () => Source;
  /** Every byte the mirror holds. */
  bytes: () => Promise<Buffer>;
}

function folderBytes(folder: string): Promise<Buffer> {
  return Promise.resolve(Buffer.concat(filesOf(folder).map(([, bytes]) => bytes)));
}

const ways: [string, (made: Made) => Promise<Ways>, isThere?: boolean][] = [
  [
    'from a folder to a folder',
    async ({ folder }) => {
      const target = await tempFolder();
      return {
        source: folderSource(folder),
        target: folderTarget(target),
        published: () => folderSource(path.join(target, 'current')),
        bytes: () => folderBytes(target),
      };
    },
  ],
  [
    'from a web server to a folder',
    async ({ folder }) => {
      const target = await tempFolder();
      const server = await httpFolder(folder);
      return {
        source: overHttp(server.address),
        target: folderTarget(target),
        published: () => folderSource(path.join(target, 'current')),
        bytes: () => folderBytes(target),
      };
    },
  ],
  [
    'from a folder to a store',
    async ({ folder }) => {
      const { store, objects } = await memoryStore();
      return {
        source: folderSource(folder),
        target: storeTarget(store),
        published: () => storeSource(store),
        bytes: () => Promise.resolve(Buffer.concat([...objects.values()])),
      };
    },
  ],
  [
    `from nginx to a folder${reason('nginx')}`,
    async ({ folder }) => {
      const target = await tempFolder();
      return {
        source: overHttp(await nginxFolder(folder)),
        target: folderTarget(target),
        published: () => folderSource(path.join(target, 'current')),
        bytes: () => folderBytes(target),
      };
    },
    hasTool('nginx'),
  ],
  [
    `from a folder to an S3 server of other makers${motoReason}`,
    async ({ folder }) => {
      const { store, endpoint } = await motoStore();
      return {
        source: folderSource(folder),
        target: storeTarget(store),
        published: () => storeSource(store),
        bytes: () => bucketBytes(store, `${endpoint}/fangzhi`),
      };
    },
    hasMoto,
  ],
];

const changed = { ...payload, 'site/works/tea.html': '<p>全年产茶9400吨。</p>' };
const without = Object.fromEntries(
  Object.entries(changed).filter(([name]) => !name.includes('grain')),
);
const tombstone = { id: 'qingxi/grain', title: '粮食', date: '2026-02-01', reason: '权利人要求' };

/** Every byte of what a bucket holds of a store. */
async function bucketBytes(store: Store, bucket: string): Promise<Buffer> {
  const list = await (await fetch(`${bucket}?list-type=2`)).text();
  const keys = [...list.matchAll(/<Key>mirror\/([^<]+)<\/Key>/g)].map(([, key]) => key ?? '');
  const objects = await Promise.all(keys.map((key) => store.get(key, 1_000_000)));
  return Buffer.concat(objects.filter((bytes) => bytes !== undefined));
}

for (const [way, open, isThere = true] of ways)
  describe.skipIf(!isThere)(`a mirror ${way}`, () => {
    test('takes everything, then nothing, then what changed, and is whole each time', async () => {
      const made = await aBundle();
      const { source, target, published } = await open(made);
      const whole = async (): Promise<void> => {
        const { problems } = await verifyBundle(published(), {
          key: made.secret.publicKey,
          threads: 1,
        });
        expect(problems).toEqual([]);
      };
      const payload = filesOf(made.folder).filter(([name]) => name.startsWith('data/'));
      const bytes = payload.reduce((sum, [, each]) => sum + each.length, 0);
      expect(await runMirror(source, target, made.secret.publicKey)).toMatchObject({
        kind: 'published',
        version: 1,
        moved: { files: 5, bytes },
      });
      await whole();
      expect(await runMirror(source, target)).toMatchObject({
        kind: 'unchanged',
        version: 1,
        moved: { files: 0, bytes: 0 },
      });
      await aBundle(changed, made);
      expect(await runMirror(source, target)).toMatchObject({
        kind: 'published',
        version: 2,
        moved: { files: 1, bytes: Buffer.byteLength(changed['site/works/tea.html']) },
      });
      await whole();
    });

    test('keeps the release before, and goes back to it until there is a newer one', async () => {
      const made = await aBundle();
      const { source, target, published } = await open(made);
      await runMirror(source, target, made.secret.publicKey);
      await aBundle(changed, made);
      await runMirror(source, target);
      const state = await target.readState();
      if (!state) throw new Error('There is no state.');
      await target.rollBack(state);
      expect((await verifyBundle(published(), { threads: 1 })).release?.version).toBe(1);
      expect(await runMirror(source, target)).toMatchObject({
        kind: 'unchanged',
        version: 1,
        isRolledBack: true,
      });
      await aBundle({ ...changed, 'site/new.html': '新' }, made);
      expect(await runMirror(source, target)).toMatchObject({
        kind: 'published',
        version: 3,
        isRolledBack: false,
      });
      expect((await verifyBundle(published(), { threads: 1 })).problems).toEqual([]);
    });

    test('holds no byte of what was withdrawn, remembers that it was, and does not go back behind it', async () => {
      const made = await aBundle();
      const { source, target, bytes } = await open(made);
      await runMirror(source, target, made.secret.publicKey);
      const word = '水稻单产每公顷7.2吨';
      expect((await bytes()).includes(word)).toBe(true);
      await aBundle(without, { ...made, facts: { tombstones: [tombstone] } });
      expect(await runMirror(source, target)).toMatchObject({
        version: 2,
        withdrawn: ['qingxi/grain'],
      });
      expect((await bytes()).includes(word)).toBe(false);
      const state = await target.readState();
      expect(state?.tombstones).toEqual([tombstone]);
      if (state) await expect(target.rollBack(state)).rejects.toThrow('没有可以退回的上一版');
    });
  });

describe('a mirror in a folder', () => {
  test('asks one question when nothing changed, and few when one file of many did', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [
        `site/${at}.html`,
        `<p>第${at}页</p>${'史'.repeat(1000)}`,
      ]),
    );
    const made = await aBundle(many);
    const server = await httpFolder(made.folder);
    const target = await tempFolder();
    await runMirror(overHttp(server.address), target, made.secret.publicKey);
    server.asked.length = 0;
    await runMirror(overHttp(server.address), target);
    expect(server.asked).toEqual(['tagmanifest-sha512.txt.minisig']);
    await aBundle({ ...many, 'site/7.html': '<p>改</p>' }, made);
    server.asked.length = 0;
    let sent = 0;
    server.trick = async (name) => {
      sent += (await stat(path.join(made.folder, name))).size;
      return false;
    };
    await runMirror(overHttp(server.address), target);
    expect(server.asked).not.toContain('manifest-sha512.txt');
    expect(server.asked.filter((name) => name.startsWith('data/'))).toEqual(['data/site/7.html']);
    expect(server.asked.length).toBeLessThanOrEqual(12);
    // Manifests of three hundred files would be 80 KB.
    expect(sent).toBeLessThan(8000);
    expect(await publishedVersion(target)).toBe(2);
  });

  test('that missed releases catches up by their lists of changes', async () => {
    const made = await aBundle();
    const server = await httpFolder(made.folder);
    const target = await tempFolder();
    await runMirror(overHttp(server.address), target, made.secret.publicKey);
    for (const word of ['甲', '乙', '丙'])
      await aBundle({ ...payload, 'site/index.html': word }, made);
    server.asked.length = 0;
    expect(await runMirror(overHttp(server.address), target)).toMatchObject({
      version: 4,
      moved: { files: 1 },
    });
    expect(server.asked).not.toContain('manifest-sha512.txt');
    expect(await publishedVersion(target)).toBe(4);
  });

  test('reads whole manifests where a list of changes leads elsewhere', async () => {
    const made = await aBundle();
    const target = await tempFolder();
    await runMirror(folderSource(made.folder), target, made.secret.publicKey);
    await aBundle(changed, made);
    const { resign } = await import('./a-bundle.ts');
    await resign(made, { 'changes-2.txt': () => '- data/site/index.html\n' });
    expect(await runMirror(folderSource(made.folder), target)).toMatchObject({ version: 2 });
    expect(await publishedVersion(target)).toBe(2);
  });

  test('moves nothing for a file that only has another name, and keeps one copy of two alike', async () => {
    const made = await aBundle({ 'site/a.html': '同', 'site/b.html': '同' });
    const target = await tempFolder();
    expect(await runMirror(folderSource(made.folder), target, made.secret.publicKey)).toMatchObject(
      { moved: { files: 1 } },
    );
    await aBundle({ 'site/c.html': '同' }, made);
    expect(await runMirror(folderSource(made.folder), target)).toMatchObject({
      version: 2,
      moved: { files: 0 },
    });
    expect((await stat(path.join(target, 'current/data/site/c.html'))).nlink).toBe(3);
  });

  test('can itself be mirrored', async () => {
    const made = await aBundle();
    const [first, second] = [await tempFolder(), await tempFolder()];
    await runMirror(folderSource(made.folder), first, made.secret.publicKey);
    await runMirror(folderSource(path.join(first, 'current')), second, made.secret.publicKey);
    expect(await publishedVersion(second)).toBe(1);
  });

  test('keeps two releases and nothing half done', async () => {
    const made = await aBundle();
    const target = await tempFolder();
    await runMirror(folderSource(made.folder), target, made.secret.publicKey);
    for (const word of ['甲', '乙', '丙']) {
      await aBundle({ ...payload, 'site/index.html': word }, made);
      await runMirror(folderSource(made.folder), target);
    }
    expect((await readdir(target)).sort()).toEqual(['current', 'mirror.json', 'releases']);
    expect(
      (await readdir(path.join(target, 'releases'))).map((id) => id.split('-')[0]).sort(),
    ).toEqual(['3', '4']);
  });

  test('puts back a file of it that was lost or cut short, with the next release', async () => {
    const made = await aBundle();
    const target = await tempFolder();
    await runMirror(folderSource(made.folder), target, made.secret.publicKey);
    await rm(path.join(target, 'current/data/site/index.html'));
    await writeFile(path.join(target, 'current/data/site/works/grain.html'), '');
    await aBundle(changed, made);
    expect(await runMirror(folderSource(made.folder), target)).toMatchObject({
      moved: { files: 3 },
    });
    expect(await publishedVersion(target)).toBe(2);
  });

  test('removes what was withdrawn, although the run that took it was stopped before it could', async () => {
    const made = await aBundle();
    const [target, aside] = [await tempFolder(), await tempFolder()];
    await runMirror(folderSource(made.folder), target, made.secret.publicKey);
    await cp(path.join(target, 'releases'), aside, { recursive: true });
    await aBundle(without, { ...made, facts: { tombstones: [tombstone] } });
    await runMirror(folderSource(made.folder), target);
    await cp(aside, path.join(target, 'releases'), { recursive: true });
    expect((await folderBytes(target)).includes('水稻单产')).toBe(true);
    expect(await runMirror(folderSource(made.folder), target)).toMatchObject({ kind: 'unchanged' });
    expect((await folderBytes(target)).includes('水稻单产')).toBe(false);
    expect(await publishedVersion(target)).toBe(2);
  });

  test.each(['release.json', 'manifest-sha512.txt', 'sizes.txt'])(
    'whose own %s was lost takes the next release whole',
    async (lost) => {
      const made = await aBundle();
      const target = await tempFolder();
      await runMirror(folderSource(made.folder), target, made.secret.publicKey);
      await rm(path.join(target, 'current', lost));
      await aBundle(changed, made);
      expect(await runMirror(folderSource(made.folder), target)).toMatchObject({ version: 2 });
      expect(await publishedVersion(target)).toBe(2);
    },
  );

  test('is not made in a folder that holds other files', async () => {
    const made = await aBundle();
    const target = await tempFolder();
    await writeFile(path.join(target, 'letter.txt'), '信');
    await expect(
      runMirror(folderSource(made.folder), target, made.secret.publicKey),
    ).rejects.toThrow('letter.txt');
    expect(await readFile(path.join(target, 'letter.txt'), 'utf8')).toBe('信');
  });

  test('is written by one program at a time; one that died does not keep others out', async () => {
    const made = await aBundle();
    const target = await tempFolder();
    const lock = path.join(target, '.mirror.lock');
    await writeFile(lock, await processName(process.ppid));
    await expect(
      runMirror(folderSource(made.folder), target, made.secret.publicKey),
    ).rejects.toThrow('另一个程序');
    await writeFile(lock, '999999999');
    await runMirror(folderSource(made.folder), target, made.secret.publicKey);
    expect(existsSync(lock)).toBe(false);
  });
});

describe('a mirror in a store', () => {
  test('can be mirrored from, by its address', async () => {
    const made = await aBundle();
    const { store, address, environment } = await memoryStore();
    await runMirror(folderSource(made.folder), storeTarget(store), made.secret.publicKey);
    const target = await tempFolder();
    await runMirror(openSource(address, environment), target, made.secret.publicKey);
    expect(await publishedVersion(target)).toBe(1);
  });

  test.skipIf(!hasMoto)(
    `that is not there is refused, and nothing called published${motoReason}`,
    async () => {
      const { store } = await motoStore('nowhere');
      const made = await aBundle();
      await expect(
        runMirror(folderSource(made.folder), storeTarget(store), made.secret.publicKey),
      ).rejects.toThrow('NoSuchBucket');
    },
    60_000,
  );

  test('removes what was withdrawn, although the run that took it was stopped before it could', async () => {
    const made = await aBundle();
    const { store, objects } = await memoryStore();
    await runMirror(folderSource(made.folder), storeTarget(store), made.secret.publicKey);
    const [withdrawn] = [...objects].find(([, bytes]) => bytes.includes('水稻单产')) ?? [];
    await aBundle(without, { ...made, facts: { tombstones: [tombstone] } });
    for (const stopped of [1, 3]) {
      let removed = 0;
      const broken = {
        ...store,
        remove: (key: string) =>
          ++removed < stopped ? store.remove(key) : Promise.reject(new Error('停电')),
      };
      const run = runMirror(folderSource(made.folder), storeTarget(broken));
      await expect(run).rejects.toThrow('停电');
      expect(objects.has(withdrawn ?? '')).toBe(stopped === 1);
    }
    const left = await runMirror(folderSource(made.folder), storeTarget(store));
    expect(left).toMatchObject({ kind: 'unchanged', version: 2 });
    expect([...objects.keys()].filter((key) => key.includes('/releases/1-'))).toEqual([]);
    expect(Buffer.concat([...objects.values()]).includes('水稻单产')).toBe(false);
  });

  test('whose own release was lost takes the next one whole', async () => {
    const made = await aBundle();
    const { store, objects } = await memoryStore();
    await runMirror(folderSource(made.folder), storeTarget(store), made.secret.publicKey);
    for (const key of objects.keys()) if (key.endsWith('/release.json')) objects.delete(key);
    await aBundle(changed, made);
    await runMirror(folderSource(made.folder), storeTarget(store));
    expect((await verifyBundle(storeSource(store), { threads: 1 })).problems).toEqual([]);
  });

  test('is refused to whoever signs with another secret', async () => {
    const { address, environment } = await memoryStore();
    const source = openSource(address, { ...environment, AWS_SECRET_ACCESS_KEY: 'wrong' });
    await expect(source.read('release.json', 1000)).rejects.toThrow('403');
  });
});
