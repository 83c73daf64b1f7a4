import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { stateKeys } from '../../src/exchange/key-history.ts';
import { folderSource } from '../../src/exchange/sources/folder.ts';
import { digestOf } from '../press/portals.ts';
import { tempFolder } from '../temp-content.ts';
import { aBundle, aSecretKey, facts, payload, resign, type Made } from './a-bundle.ts';
import { overHttp, publishedVersion, runMirror } from './a-mirror.ts';
import { httpFolder, type HttpFolder } from './http-folder.ts';

/*
 * The attacks that The Update Framework lists, each by one who holds the server, and where it says so a key.
 * https://theupdateframework.io/docs/security/
 */

let made: Made;
let first: string;
let target: string;
let server: HttpFolder;

/** A mirror that has taken releases 1 and 2; `first` is a copy of release 1. */
beforeEach(async () => {
  made = await aBundle();
  first = path.join(await tempFolder(), 'first');
  await cp(made.folder, first, { recursive: true });
  target = await tempFolder();
  await runMirror(folderSource(made.folder), target, made.secret.publicKey);
  await aBundle({ ...payload, 'site/index.html': '第二版' }, made);
  server = await httpFolder(made.folder);
  await runMirror(overHttp(server.address), target);
});

/** Runs the mirror, which must refuse and leave every byte of itself as it was. */
async function refused(said: string | RegExp): Promise<void> {
  const before = digestOf(path.join(target, 'current'));
  await expect(runMirror(overHttp(server.address), target)).rejects.toThrow(said);
  expect(digestOf(path.join(target, 'current'))).toBe(before);
  expect(await publishedVersion(target)).toBe(2);
}

describe('rollback', () => {
  test('to an older release, signed and whole, is refused', async () => {
    server.folder = first;
    await refused('第 1 版，比已经收到的第 2 版旧');
  });

  test('is refused too after somebody went back by hand', async () => {
    const { folderTarget } = await import('../../src/exchange/mirror/folder-target.ts');
    const state = await folderTarget(target).readState();
    if (state) await folderTarget(target).rollBack(state);
    server.folder = first;
    await expect(runMirror(overHttp(server.address), target)).rejects.toThrow(
      '比已经收到的第 2 版旧',
    );
  });

  test('by a second release of the same number is refused', async () => {
    const other = path.join(await tempFolder(), 'bundle');
    await cp(first, other, { recursive: true });
    await aBundle({ ...payload, 'site/index.html': '另一个第二版' }, { ...made, folder: other });
    server.folder = other;
    await refused('另一个第 2 版');
  });

  test('by a third release on another second one is refused', async () => {
    const other = path.join(await tempFolder(), 'bundle');
    await cp(first, other, { recursive: true });
    for (const word of ['另一个第二版', '第三版'])
      await aBundle({ ...payload, 'site/index.html': word }, { ...made, folder: other });
    server.folder = other;
    await refused('不是接着已经收到的第 2 版做的');
  });

  test('of the day of release is refused', async () => {
    await aBundle(payload, { ...made, facts: { released: '2025-01-01' } });
    await refused('早于已经收到的');
  });
});

describe('indefinite freeze', () => {
  test('shows once the day is past by which the office promised its next release', async () => {
    const run = (today: string): ReturnType<typeof runMirror> =>
      runMirror(overHttp(server.address), target, undefined, today);
    expect(await run('2026-04-01')).toMatchObject({ kind: 'unchanged', overdueSince: undefined });
    expect(await run('2026-04-02')).toMatchObject({
      kind: 'unchanged',
      overdueSince: '2026-04-01',
    });
  });

  test('shows to a new mirror too, which is given an old release', async () => {
    const outcome = await runMirror(
      folderSource(first),
      await tempFolder(),
      made.secret.publicKey,
      '2027-01-01',
    );
    expect(outcome.overdueSince).toBe('2026-04-01');
  });
});

describe('mix and match', () => {
  const third = async (): Promise<void> => {
    await aBundle({ ...payload, 'site/index.html': '第三版' }, made);
  };

  test.each([
    'release.json',
    'key-history.json',
    'manifest-sha512.txt',
    'tagmanifest-sha512.txt',
    'tagmanifest-sha512.txt.minisig',
    'tagmanifest-sha512.txt.sig',
    'README.md',
    'bag-info.txt',
  ])('of %s from another release is refused, or never read', async (mixed) => {
    await third();
    const other = await readFile(path.join(first, mixed));
    const own = await readFile(path.join(made.folder, mixed));
    server.trick = (name, _, response) => {
      if (name !== mixed) return false;
      response.end(other);
      return true;
    };
    if (other.equals(own) || mixed.startsWith('manifest-')) {
      // The manifest is made from the list of changes, and held against the signed digest.
      await runMirror(overHttp(server.address), target);
      expect(await publishedVersion(target)).toBe(3);
    } else await refused(mixed);
  });

  test('of a file of the payload from another release is refused, and the file named', async () => {
    await third();
    const old = await readFile(path.join(first, 'data/site/index.html'));
    server.trick = (name, _, response) => {
      if (name !== 'data/site/index.html') return false;
      response.end(old);
      return true;
    };
    await refused('data/site/index.html');
  });
});

describe('endless data', () => {
  test.each([
    'tagmanifest-sha512.txt.minisig',
    'tagmanifest-sha512.txt',
    'release.json',
    'bag-info.txt',
    'changes-3.txt',
    'data/site/index.html',
  ])('in place of %s is cut off', async (endless) => {
    await aBundle({ ...payload, 'site/index.html': '第三版' }, made);
    let sent = 0;
    server.trick = (name, request, response) => {
      if (name !== endless) return false;
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const pour = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        sent += chunk.length;
      };
      response.on('drain', pour).on('error', () => undefined);
      request.on('close', () => response.destroy());
      pour();
      return true;
    };
    await refused(endless);
    expect(sent).toBeLessThan(40e6);
  });

  test('that a signed release claims is refused before the disk is full', async () => {
    const size = (text: string): string =>
      text.replace(/^\d+(?= {2}data\/site\/index)/m, '900000000000000');
    await aBundle({ ...payload, 'site/index.html': '第三版' }, made);
    await resign(made, {
      'sizes.txt': size,
      'changes-3.txt': (text) => text.replace(/ \d+ data/, ' 900000000000000 data'),
    });
    await resign(made, {
      'release.json': (text) => {
        const release = JSON.parse(text) as { payload: { bytes: number } };
        release.payload.bytes += 900000000000000 - Buffer.byteLength('第三版');
        return JSON.stringify(release);
      },
    });
    await refused('磁盘空间不够');
  });
});

describe('slow retrieval', () => {
  test.each(['release.json', 'data/site/index.html'])(
    'of %s, a byte at a time, is given up',
    async (slow) => {
      await aBundle({ ...payload, 'site/index.html': '第三版'.repeat(100) }, made);
      server.trick = async (name, _, response) => {
        if (name !== slow) return false;
        const bytes = await readFile(path.join(made.folder, name));
        response.on('error', () => undefined);
        for (const byte of bytes) {
          if (response.destroyed) return true;
          response.write(Buffer.from([byte]));
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        response.end();
        return true;
      };
      await refused(/太慢/);
    },
    20_000,
  );
});

describe('keys', () => {
  const [next, thief] = [aSecretKey(), aSecretKey()];
  const history = async (): Promise<Parameters<typeof stateKeys>[1]> => {
    const { parseKeyHistory } = await import('../../src/exchange/key-history.ts');
    return parseKeyHistory(await readFile(path.join(made.folder, 'key-history.json')));
  };

  test('that are wrong: a release signed by somebody else, with a history of his own, is refused', async () => {
    const forged = await aBundle(
      { ...payload, 'site/index.html': '假的' },
      {
        secret: thief,
        facts: { version: 3, previous: { version: 2, tagmanifest: '0'.repeat(128) } },
      },
    );
    server.folder = forged.folder;
    await refused('密钥记录与上次所见的不一致');
  });

  test('that are wrong are refused to a new mirror, which was told the right one', async () => {
    const forged = await aBundle(payload, { secret: thief });
    await expect(
      runMirror(folderSource(forged.folder), await tempFolder(), made.secret.publicKey),
    ).rejects.toThrow('不是所信任的密钥');
  });

  test('must be told at first', async () => {
    await expect(runMirror(folderSource(made.folder), await tempFolder())).rejects.toThrow(
      '第一次镜像要用 --key',
    );
  });

  test('that were rotated are followed, also by who missed the release that said so', async () => {
    const told = await history();
    const keys = [made.secret.publicKey, next.publicKey];
    const added = stateKeys(facts.member, told, { keys, revoked: [] }, made.secret);
    await aBundle({ ...payload, 'site/index.html': '第三版' }, { ...made, history: added });
    const moved = stateKeys(
      facts.member,
      added,
      { keys: [next.publicKey], revoked: [made.secret.publicKey] },
      next,
    );
    await aBundle(
      { ...payload, 'site/index.html': '第四版' },
      { folder: made.folder, secret: next, history: moved },
    );
    expect(await runMirror(overHttp(server.address), target)).toMatchObject({ version: 4 });
    expect(await publishedVersion(target)).toBe(4);
  });

  test('that were revoked sign no more, not even a newer release', async () => {
    const told = await history();
    const keys = [made.secret.publicKey, next.publicKey];
    const added = stateKeys(facts.member, told, { keys, revoked: [] }, made.secret);
    const moved = stateKeys(
      facts.member,
      added,
      { keys: [next.publicKey], revoked: [made.secret.publicKey] },
      next,
    );
    await aBundle(
      { ...payload, 'site/index.html': '第三版' },
      { folder: made.folder, secret: next, history: moved },
    );
    await runMirror(overHttp(server.address), target);
    for (const forged of [
      moved,
      added,
      stateKeys(facts.member, moved, { keys: [made.secret.publicKey], revoked: [] }, made.secret),
    ]) {
      const other = path.join(await tempFolder(), 'bundle');
      await cp(made.folder, other, { recursive: true });
      await aBundle(
        { ...payload, 'site/index.html': '假的' },
        { folder: other, secret: made.secret, history: forged },
      );
      await expect(runMirror(folderSource(other), target)).rejects.toThrow(/已经作废|被改写或删去/);
    }
    expect(await publishedVersion(target)).toBe(3);
  });
});

test('another office’s release is refused', async () => {
  const other = await aBundle(payload, { secret: made.secret, facts: { member: '999932' } });
  server.folder = other.folder;
  await refused('这是 999932 的发布包');
});

test('a mirror that forgot what it saw says so, and does not begin anew', async () => {
  await writeFile(path.join(target, 'mirror.json'), '{"format": "fangzhi-mirror/1"}');
  await expect(runMirror(overHttp(server.address), target)).rejects.toThrow('镜像的记录读不懂');
});
