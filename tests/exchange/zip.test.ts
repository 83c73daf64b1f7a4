import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { listFiles } from '../../src/exchange/collect.ts';
import { Refusal } from '../../src/exchange/problem.ts';
import { zipSource } from '../../src/exchange/sources/zip.ts';
import { verifyBundle } from '../../src/exchange/verify-bundle.ts';
import { tempFolder } from '../temp-content.ts';
import { aMember, allFiles, aWork, introduce, publish, take, type Member } from './a-member.ts';
import { hostilePaths } from './hostile-paths.ts';

interface Packed {
  name: string;
  bytes: Buffer;
  /** What the ZIP says of it, where that is not so. */
  says?: { sizeBytes?: number; mode?: number; flags?: number };
}

/** A ZIP written by hand, so that it can say what no program would write. */
function zipOf(files: readonly Packed[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, says } of files) {
    const packed = deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (says?.flags ?? 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says?.sizeBytes ?? bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((says?.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 3]);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), made, common, rest, nameBytes]));
    local.push(head);
    offset += head.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}

let ours: Member;
let theirs: Member;
let files: Packed[];
beforeAll(async () => {
  ours = await aMember('999931', aWork('qingxi'));
  theirs = await aMember('999932', aWork('market'));
  await introduce(ours, theirs);
  await publish(theirs);
  files = await Promise.all(
    (await listFiles(theirs.bundle)).map(async (name) => ({
      name,
      bytes: await readFile(path.join(theirs.bundle, name)),
    })),
  );
});

async function aZip(packed: readonly Packed[]): Promise<string> {
  const file = path.join(await tempFolder(), 'bundle.zip');
  await writeFile(file, zipOf(packed));
  return file;
}

const problemsOf = async (file: string): Promise<string[]> => {
  const { problems } = await verifyBundle(zipSource(file), { threads: 1 });
  return problems.map(({ file: name, reason }) => `${name}：${reason}`);
};

describe('a bundle in a ZIP file', () => {
  test('is whole, and its works are taken', async () => {
    const file = await aZip(files);
    expect(await problemsOf(file)).toEqual([]);
    const { taken } = await take(ours, zipSource(file), { isTrial: true });
    expect(taken.map(({ id }) => id)).toEqual(['999932-market']);
  });

  test('may lie in a folder within it, as when a folder is packed', async () => {
    const packed = files.map((file) => ({ ...file, name: `清溪发布/${file.name}` }));
    expect(await problemsOf(await aZip(packed))).toEqual([]);
  });
});

describe('a hostile ZIP file', () => {
  async function refusalOf(file: string): Promise<string> {
    const before = await allFiles(ours);
    const outcome = await take(ours, zipSource(file)).catch((error: unknown) => error);
    expect(await allFiles(ours)).toEqual(before);
    if (outcome instanceof Refusal) return outcome.message;
    throw new Error('It was not refused.', { cause: outcome });
  }
  const chapter = 'data/sources/works/market/01-first.mdx';
  const changed = (says: Packed['says'], bytes?: Buffer): Packed[] =>
    files.map((file) =>
      file.name === chapter
        ? { name: chapter, bytes: bytes ?? file.bytes, ...(says ? { says } : {}) }
        : file,
    );

  test.each(hostilePaths.filter(([name]) => !name.endsWith('/')))(
    'with the path “%s” is refused and nothing is written',
    async (name) => {
      await refusalOf(await aZip([...files, { name, bytes: Buffer.from('x') }]));
    },
  );

  test('with a link is refused', async () => {
    expect(await refusalOf(await aZip(changed({ mode: 0o120777 })))).toContain('是符号链接');
  });

  test('with a password is refused', async () => {
    expect(await refusalOf(await aZip(changed({ flags: 1 })))).toContain('加了密码');
  });

  test('with one name twice is refused', async () => {
    expect(await refusalOf(await aZip([...files, ...changed(undefined).slice(0, 1)]))).toContain(
      '出现了两次',
    );
  });

  test('with a chapter that unpacks to gigabytes is stopped at the signed length', async () => {
    const bomb = Buffer.alloc(64 * 1024 * 1024);
    expect(await refusalOf(await aZip(changed(undefined, bomb)))).toMatch(/比清单所记的|字节长/);
  });

  test('with a chapter that unpacks to more than the ZIP says is refused', async () => {
    const bomb = Buffer.alloc(8 * 1024 * 1024);
    await refusalOf(await aZip(changed({ sizeBytes: 10 }, bomb)));
  });

  test('with a release file that unpacks to gigabytes is refused before it is unpacked', async () => {
    const packed = files.map((file) =>
      file.name === 'release.json' ? { ...file, bytes: Buffer.alloc(64 * 1024 * 1024, 32) } : file,
    );
    expect(await refusalOf(await aZip(packed))).toContain('超过所允许的');
  });

  test('that is cut short, empty or no ZIP at all is refused', async () => {
    const file = await aZip(files);
    const bytes = await readFile(file);
    for (const wrong of [
      bytes.subarray(0, bytes.length >> 1),
      Buffer.alloc(0),
      Buffer.from('PK'),
    ]) {
      await writeFile(file, wrong);
      expect(await refusalOf(file)).toContain('不是完整的 ZIP 文件');
      expect((await stat(file)).size).toBe(wrong.length);
    }
  });
});
