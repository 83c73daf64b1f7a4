import { spawnSync } from 'node:child_process';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { folderSource } from '../../src/exchange/sources/folder.ts';
import { digestOf } from '../press/portals.ts';
import { tempFolder } from '../temp-content.ts';
import { aBundle, payload, type Made } from './a-bundle.ts';
import { overHttp, publishedVersion, runMirror } from './a-mirror.ts';
import { httpFolder, type HttpFolder, type Trick } from './http-folder.ts';

const page = 'data/site/index.html';
const second = { ...payload, 'site/index.html': '第二版。'.repeat(20_000) };

let made: Made;
let target: string;
let server: HttpFolder;

/** A mirror that has taken release 1, and a server that has release 2. */
beforeEach(async () => {
  made = await aBundle();
  target = await tempFolder();
  await runMirror(folderSource(made.folder), target, made.secret.publicKey);
  await aBundle(second, made);
  server = await httpFolder(made.folder);
});

const bytesOf = async (name: string): Promise<Buffer> => readFile(path.join(made.folder, name));
const once = (trick: Trick): Trick => {
  let isDone = false;
  return async (name, request, response) => {
    if (name !== page || isDone) return false;
    isDone = true;
    return trick(name, request, response);
  };
};
const always =
  (trick: Trick): Trick =>
  async (name, request, response) =>
    name === page && trick(name, request, response);

const tricks: Record<string, Trick> = {
  'stalls in the middle': async (name, _, response) => {
    const bytes = await bytesOf(name);
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, 1000));
    return true;
  },
  'never answers': () => true,
  'breaks off': async (name, _, response) => {
    const bytes = await bytesOf(name);
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
    return true;
  },
  'says it is out of order': (_, __, response) => {
    response.writeHead(503, { 'retry-after': '0' }).end();
    return true;
  },
  'asks to come later': (_, __, response) => {
    response.writeHead(429).end();
    return true;
  },
  'hangs up': (_, request) => {
    request.socket.destroy();
    return true;
  },
};

describe.each(Object.entries(tricks))('a server that %s', (_, trick) => {
  test('once is asked again', async () => {
    server.trick = once(trick);
    await runMirror(overHttp(server.address), target);
    expect(await publishedVersion(target)).toBe(2);
  }, 20_000);

  test('always is given up, and what is published stays', async () => {
    server.trick = always(trick);
    const before = digestOf(path.join(target, 'current'));
    await expect(runMirror(overHttp(server.address), target)).rejects.toThrow(/index\.html/);
    expect(digestOf(path.join(target, 'current'))).toBe(before);
  }, 20_000);
});

/** Fifty megabytes of nothing. */
const packed = gzipSync(Buffer.alloc(50e6));

const lies: [what: string, trick: Trick, said: RegExp][] = [
  [
    'cuts files short and says they are whole',
    async (name, _, response) => {
      response.end((await bytesOf(name)).subarray(0, 500));
      return true;
    },
    /index\.html 不接受：来源只给了 500 字节/,
  ],
  [
    'adds to files',
    async (name, _, response) => {
      response.end(Buffer.concat([await bytesOf(name), Buffer.from('。')]));
      return true;
    },
    /index\.html 不接受：来源给的比清单所记的/,
  ],
  [
    'changes one byte',
    async (name, _, response) => {
      const bytes = await bytesOf(name);
      bytes[777] = (bytes[777] ?? 0) ^ 1;
      response.end(bytes);
      return true;
    },
    /index\.html 不接受：来源给的内容与清单的校验值不符/,
  ],
  [
    'announces a length that is not the file’s',
    async (name, _, response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.end((await bytesOf(name)).subarray(0, 10));
      return true;
    },
    /index\.html 不接受：来源只给了 10 字节/,
  ],
  [
    'has lost a file',
    (_, __, response) => {
      response.writeHead(404).end();
      return true;
    },
    /index\.html 不接受：清单里有，来源却没有/,
  ],
  [
    'wants a password',
    (_, __, response) => {
      response.writeHead(401).end();
      return true;
    },
    /index\.html 不接受：服务器答复 401/,
  ],
  [
    'sends elsewhere, to another server',
    (_, __, response) => {
      response.writeHead(302, { location: 'http://127.0.0.2:1/index.html' }).end();
      return true;
    },
    /被转到别的服务器/,
  ],
  [
    'sends to a file of the machine',
    (_, __, response) => {
      response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      return true;
    },
    /被转到别的服务器/,
  ],
  [
    'sends round in circles',
    (_, request, response) => {
      response.writeHead(302, { location: request.url ?? '' }).end();
      return true;
    },
    /一再转向/,
  ],
  [
    'gives another stretch than was asked for',
    async (name, request, response) => {
      const bytes = await bytesOf(name);
      if (request.headers.range === undefined) {
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, 1000), () => response.destroy());
      } else
        response
          .writeHead(206, { 'content-range': `bytes 5-${bytes.length - 1}/${bytes.length}` })
          .end(bytes.subarray(5));
      return true;
    },
    /不是所要的那一段/,
  ],
  [
    'sends a small file that unpacks to a large one',
    (_, __, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
      return true;
    },
    /来源给的比清单所记的/,
  ],
];

test.each(lies)(
  'a server that %s is found out, and what is published stays',
  async (_, trick, said) => {
    server.trick = always(trick);
    const before = digestOf(path.join(target, 'current'));
    await expect(runMirror(overHttp(server.address), target)).rejects.toThrow(said);
    expect(digestOf(path.join(target, 'current'))).toBe(before);
    server.trick = undefined;
    await runMirror(overHttp(server.address), target);
    expect(await publishedVersion(target)).toBe(2);
  },
);

test('a redirect within the server is followed', async () => {
  server.trick = (name, _, response) => {
    if (name.startsWith('moved/') || !name.startsWith('data/')) return false;
    response.writeHead(301, { location: `/bundle/moved/${name}` }).end();
    return true;
  };
  const moved = server.folder;
  const { symlink } = await import('node:fs/promises');
  await symlink(moved, path.join(moved, 'moved'));
  await runMirror(overHttp(server.address), target);
  await rm(path.join(moved, 'moved'));
  expect(await publishedVersion(target)).toBe(2);
});

test('a transfer that broke off goes on where it was, in the next run too', async () => {
  const { length } = await bytesOf(page);
  server.trick = always(async (name, request, response) => {
    if (request.headers.range !== undefined) return (request.socket.destroy(), true);
    response.writeHead(200, { 'content-length': length });
    response.write((await bytesOf(name)).subarray(0, 100_000), () => response.socket?.end());
    return true;
  });
  await expect(runMirror(overHttp(server.address), target)).rejects.toThrow(/连不上|传输一再中断/);
  const ranges: (string | undefined)[] = [];
  server.trick = always((_, request) => {
    ranges.push(request.headers.range);
    return false;
  });
  const { moved } = await runMirror(overHttp(server.address), target);
  expect(ranges).toHaveLength(1);
  // Of what was sent last, the client may not have read all when the connection ended.
  const from = Number(/^bytes=(\d+)-$/.exec(ranges[0] ?? '')?.[1]);
  expect(from).toBeGreaterThan(50_000);
  expect(from).toBeLessThanOrEqual(100_000);
  expect(moved.bytes).toBe(length - from);
  expect(await publishedVersion(target)).toBe(2);
});

const isRoot = process.getuid?.() === 0;
const mounted = isRoot && process.platform === 'linux' ? tryMount() : undefined;

/** Whether a file system in memory can be mounted here, as in few containers. */
function tryMount(): boolean {
  return spawnSync('unshare', ['-m', 'true']).status === 0;
}

describe('a disk of 20 MB', () => {
  const why = mounted === true ? '' : '（跳过：要有挂载文件系统的权限）';
  test.skipIf(mounted !== true)(
    `that a release does not fit on keeps the one it has${why}`,
    async () => {
      const disk = await tempFolder();
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', disk]).status !== 0)
        throw new Error('A file system in memory could not be mounted.');
      try {
        const place = path.join(disk, 'mirror');
        const half = { 'site/a.bin': Buffer.alloc(8e6, 1) };
        const office = await aBundle(half);
        await runMirror(folderSource(office.folder), place, office.secret.publicKey);
        await aBundle({ ...half, 'site/b.bin': Buffer.alloc(15e6, 2) }, office);
        await expect(runMirror(folderSource(office.folder), place)).rejects.toThrow('磁盘空间不够');
        expect(await publishedVersion(place)).toBe(1);
        // And where the disk fills up meanwhile.
        await aBundle({ ...half, 'site/b.bin': Buffer.alloc(5e6, 2) }, office);
        const web = await httpFolder(office.folder);
        web.trick = async (name) => {
          if (name !== 'data/site/b.bin') return false;
          // Once: a client that a slow disk kept waiting asks again.
          web.trick = undefined;
          const { bavail, bsize } = await (await import('node:fs/promises')).statfs(disk);
          await writeFile(path.join(disk, 'other.bin'), Buffer.alloc(bavail * bsize - 1e6));
          return false;
        };
        await expect(runMirror(overHttp(web.address), place)).rejects.toThrow('ENOSPC');
        expect(await publishedVersion(place)).toBe(1);
        await rm(path.join(disk, 'other.bin'));
        await runMirror(overHttp(web.address), place);
        expect(await publishedVersion(place)).toBe(3);
        expect((await stat(path.join(place, 'current/data/site/b.bin'))).size).toBe(5e6);
      } finally {
        spawnSync('umount', ['-l', disk]);
      }
    },
    60_000,
  );
});
