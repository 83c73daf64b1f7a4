import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { listFiles } from '../../src/exchange/collect.ts';
import { Refusal } from '../../src/exchange/problem.ts';
import { zipSource } from '../../src/exchange/sources/zip.ts';
import { verifyBundle } from '../../src/exchange/verify-bundle.ts';
import { chapterFile, tempFolder } from '../temp-content.ts';
import { aMember, allFiles, aWork, introduce, publish, take, type Member } from './a-member.ts';
import { publishedVersion, runMirror } from './a-mirror.ts';
import { hostilePaths } from './hostile-paths.ts';

interface Packed {
  name: string;
  bytes: Buffer;
  /** The name as it stands in the ZIP without the flag of UTF-8; a field may say it in UTF-8 all the same. */
  raw?: { name: Buffer; field?: Buffer };
  /** What the ZIP says of it, where that is not so. */
  says?: { sizeBytes?: number; mode?: number; flags?: number };
}

/** A ZIP written by hand, so that it can say what no program would write. */
function zipOf(files: readonly Packed[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, says, raw } of files) {
    const packed = deflateRawSync(bytes);
    const nameBytes = raw?.name ?? Buffer.from(name);
    const field = raw?.field ?? Buffer.alloc(0);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((raw ? 0 : 0x800) | (says?.flags ?? 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says?.sizeBytes ?? bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    common.writeUInt16LE(field.length, 24);
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, field, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((says?.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 3]);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), made, common, rest, nameBytes, field]));
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

/** GB18030 of the characters used here; what other programs write, since Node only reads it. */
const gb = (name: string): Buffer =>
  Buffer.concat(
    Array.from(name, (character) => {
      const known: Record<string, string> = {
        清: 'c7e5',
        溪: 'cfaa',
        茶: 'b2e8',
        乗: '815c',
        𠮷: '9534b235',
        // Well-formed UTF-8 as well, of a phonetic and a Greek letter.
        山: 'c9bd',
        图: 'cdbc',
      };
      return character < '\u0080'
        ? Buffer.from(character)
        : Buffer.from(known[character] ?? '?', 'hex');
    }),
  );

const unicodeField = (raw: Buffer, name: string): Buffer => {
  const text = Buffer.from(name);
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(text.length + 5, 2);
  head.writeUInt8(1, 4);
  head.writeUInt32LE(crc32(raw), 5);
  return Buffer.concat([head, text]);
};

describe('names in a ZIP file that nothing says the encoding of', () => {
  /** Names that a ZIP is read to hold, of files in a folder of that name. */
  const namesIn = async (raws: readonly Packed['raw'][]): Promise<string> => {
    const packed = raws.map((raw) => ({
      name: '',
      bytes: Buffer.from('字'),
      ...(raw ? { raw } : {}),
    }));
    const names = await zipSource(await aZip(packed)).list?.();
    return names?.join('|') ?? '';
  };

  test.each([
    ['as Chinese Windows writes them', ['清溪/茶山图.jpg', '清溪/𠮷.png'].map(gb), '清溪'],
    ['with the byte of a backslash within a character', [gb('乗.jpg')], '乗.jpg'],
    ['that would be letters of other scripts if they were UTF-8', [gb('山图.jpg')], '山图.jpg'],
    ['in UTF-8, as a Mac writes them', [Buffer.from('茶山图.jpg')], '茶山图.jpg'],
    ['of which one alone tells that none is UTF-8', [gb('山'), gb('清')], '山|清'],
    ['of ASCII alone', [Buffer.from('data/a.txt')], 'data'],
  ])('%s', async (_, names, read) => {
    expect(await namesIn(names.map((name) => ({ name })))).toBe(read);
  });

  test('are read from the field that gives them in UTF-8, unless it is of another name', async () => {
    const [name, other] = [gb('清'), gb('溪')];
    expect(await namesIn([{ name, field: unicodeField(name, '茶') }])).toBe('茶');
    expect(await namesIn([{ name, field: unicodeField(other, '茶') }])).toBe('清');
  });

  test('in no encoding at all are refused, and the archive named', async () => {
    await expect(namesIn([{ name: Buffer.from('c7ff', 'hex') }])).rejects.toThrow(
      'bundle.zip 不接受：压缩文件里有一个文件名读不出来（Çÿ），既不是 UTF-8，也不是国标码。',
    );
  });

  test('that are said to be UTF-8 and are not are refused', async () => {
    const packed = [
      { name: '', bytes: Buffer.from('字'), raw: { name: gb('清') }, says: { flags: 0x800 } },
    ];
    await expect(zipSource(await aZip(packed)).list?.()).rejects.toThrow('读不出来');
  });

  test.each(['../清', '/清', '清\\溪', 'C:清', '清/.htaccess', '清 '])(
    'are held against what a bundle may hold once they are read: %s',
    async (name) => {
      await expect(namesIn([{ name: gb(name) }])).rejects.toThrow('压缩文件里的文件名或文件');
      const plain = Buffer.from('a');
      await expect(namesIn([{ name: plain, field: unicodeField(plain, name) }])).rejects.toThrow(
        '压缩文件里的文件名或文件',
      );
    },
  );

  test('make a bundle that is whole, in a folder of such a name, with pictures of such names', async () => {
    const office = await aMember('999933', {
      ...aWork('tea'),
      'works/tea/茶山图.csv': '甲,乙\n1,2\n',
      'works/tea/03-table.mdx': chapterFile(
        '表',
        '<DataTable src="茶山图.csv" title="表" unit="个" year="2020" source="账" />',
      ),
    });
    await publish(office);
    const packed = await Promise.all(
      (await listFiles(office.bundle)).map(async (name) => ({
        name,
        bytes: await readFile(path.join(office.bundle, name)),
        raw: { name: gb(`清溪/${name}`) },
      })),
    );
    expect(packed.some(({ name }) => name.includes('茶山图'))).toBe(true);
    expect(await problemsOf(await aZip(packed))).toEqual([]);
    const target = await tempFolder();
    await runMirror(zipSource(await aZip(packed)), target, office.secret.publicKey);
    expect(await publishedVersion(target)).toBe(1);
    await introduce(ours, office);
    const { taken } = await take(ours, zipSource(await aZip(packed)), { isTrial: true });
    expect(taken.map(({ id }) => id)).toEqual(['999933-tea']);
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
