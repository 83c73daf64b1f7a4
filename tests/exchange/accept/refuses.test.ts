import { readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { processName } from '../../../src/exchange/lock-file.ts';
import { Refusal } from '../../../src/exchange/problem.ts';
import { chapterFile, tempFolder, writeFiles, type ContentFiles } from '../../temp-content.ts';
import { aSecretKey, resign } from '../a-bundle.ts';
import { hostilePaths } from '../hostile-paths.ts';
import {
  aMember,
  allFiles,
  aWork,
  introduce,
  publish,
  record,
  take,
  type Member,
} from '../a-member.ts';

const theirWork = aWork('market');

const scan = readFileSync('content/works/qingxi-xianzhi-guangxu/scans/0001.png');
const scans = (facts = ''): string =>
  `volumes:\n  - title: 卷首\n    leaves:\n      - { id: "0001", label: 1a, file: 0001.png${facts} }\n`;

async function twoOffices(
  files: ContentFiles = theirWork,
): Promise<{ ours: Member; theirs: Member }> {
  const ours = await aMember('999931', aWork('qingxi'));
  const theirs = await aMember('999932', files);
  await introduce(ours, theirs);
  return { ours, theirs };
}

/** What is said of a bundle that is refused. Fails when it is taken, or anything in the content folder changed. */
async function refusalOf(ours: Member, bundle: string): Promise<string> {
  const before = await allFiles(ours);
  const outcome = await take(ours, bundle).catch((error: unknown) => error);
  expect(await allFiles(ours)).toEqual(before);
  if (outcome instanceof Refusal) return outcome.message;
  throw new Error('It was not refused.', { cause: outcome });
}

describe('accept refuses, and changes nothing', () => {
  test('a member whose key is not registered', async () => {
    const { ours, theirs } = await twoOffices();
    await rm(path.join(ours.content, 'members/m999932.yaml'));
    await publish(theirs);
    expect(await refusalOf(ours, theirs.bundle)).toContain(
      '没有登记 999932县地方志编纂中心（999932）的公钥',
    );
  });

  test('a signature by another key than the registered one', async () => {
    const { ours, theirs } = await twoOffices();
    await writeFiles(ours.content, record('999932', aSecretKey()));
    await publish(theirs);
    expect(await refusalOf(ours, theirs.bundle)).toContain('不是所信任的密钥');
  });

  test('another member’s key under this one’s name', async () => {
    const { ours, theirs } = await twoOffices();
    const third = await aMember('999933', aWork('other'));
    await introduce(ours, third);
    await publish({ ...third, code: '999932', bundle: theirs.bundle });
    expect(await refusalOf(ours, theirs.bundle)).toContain('不是所信任的密钥');
  });

  test('its own bundle', async () => {
    const { ours } = await twoOffices();
    await publish(ours);
    expect(await refusalOf(ours, ours.bundle)).toContain('本单位自己的发布包');
  });

  test('an older release played again, and another of the same number', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    const old = path.join(await tempFolder(), 'old');
    await cp(theirs.bundle, old, { recursive: true });
    await writeFiles(theirs.content, { 'works/market/03-third.mdx': chapterFile('丙篇', '丙。') });
    await publish(theirs);
    await take(ours, theirs.bundle);
    expect(await refusalOf(ours, old)).toContain('可能有人重放旧的发布包');
    const fork = { ...theirs, bundle: old };
    await writeFiles(theirs.content, { 'works/market/03-third.mdx': chapterFile('丙篇', '丁。') });
    await publish(fork);
    expect(await refusalOf(ours, old)).toContain('另一个第 2 版');
  });

  test('a chapter changed on the way', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    const file = path.join(theirs.bundle, 'data/sources/works/market/01-first.mdx');
    await writeFile(file, (await readFile(file, 'utf8')).replace('正文', '假文'));
    expect(await refusalOf(ours, theirs.bundle)).toContain('来源给的内容与清单的校验值不符');
  });

  test.each<[what: string, files: ContentFiles, said: string]>([
    [
      'an import',
      { 'works/market/03-x.mdx': chapterFile('丙', 'import x from "y"') },
      'mdx-import',
    ],
    [
      'an expression',
      { 'works/market/03-x.mdx': chapterFile('丙', '{process.env}') },
      'mdx-expression',
    ],
    [
      'an HTML tag',
      { 'works/market/03-x.mdx': chapterFile('丙', '<script>1</script>') },
      'mdx-html',
    ],
    [
      'a dangerous link',
      { 'works/market/03-x.mdx': chapterFile('丙', '[a](javascript:1)') },
      'mdx-link-unsafe',
    ],
    [
      'a field that no work has',
      { 'works/market/work.yaml': 'kind: essays\ntitle: 集\npwned: 1\n' },
      'work-invalid',
    ],
    [
      'a chapter without facts',
      { 'works/market/03-x.mdx': '没有资料' },
      'chapter-frontmatter-missing',
    ],
    [
      'a picture that is none',
      {
        'works/market/03-x.mdx': chapterFile('丙', '<Figure src="a.png" alt="图" />'),
        'works/market/a.png': 'GIF89a',
      },
      'figure-broken',
    ],
    [
      'a drawing that runs',
      {
        'works/market/03-x.mdx': chapterFile('丙', '<Figure src="a.svg" alt="图" />'),
        'works/market/a.svg':
          '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>',
      },
      'figure-broken',
    ],
    [
      'a picture that is not there',
      {
        'works/market/03-x.mdx': chapterFile('丙', '<Figure src="a.png" alt="图" />'),
      },
      'figure-missing',
    ],
    [
      'a picture cut short',
      {
        'works/market/03-x.mdx': chapterFile('丙', '<Figure src="a.png" alt="图" />'),
        'works/market/a.png': scan.subarray(0, 3000),
      },
      'figure-broken',
    ],
    [
      'a scan cut short',
      { 'works/market/scans.yaml': scans(), 'works/market/scans/0001.png': scan.subarray(0, 3000) },
      'scan-broken',
    ],
    [
      'a scan that is none',
      { 'works/market/scans.yaml': scans(), 'works/market/scans/0001.png': '%PDF-1.7' },
      'scan-broken',
    ],
    ['a scan that is not there', { 'works/market/scans.yaml': scans() }, 'scan-missing'],
    [
      'a scan that its list does not mean',
      {
        'works/market/scans.yaml': scans(`, sha256: "${'0'.repeat(64)}"`),
        'works/market/scans/0001.png': scan,
      },
      'scan-broken',
    ],
    [
      'a list of scans that leads out of its folder',
      { 'works/market/scans.yaml': scans().replace('0001.png', '../../x.png') },
      'scans-invalid',
    ],
    [
      'text that is not UTF-8',
      { 'works/market/03-x.mdx': Buffer.from([0x2d, 0xff, 0xfe]) },
      'file-encoding',
    ],
  ])('%s, saying where', async (_, files, said) => {
    const { ours, theirs } = await twoOffices({ ...theirWork, ...files });
    await publish(theirs);
    const refused = await refusalOf(ours, theirs.bundle);
    expect(refused).toContain(said);
    expect(refused).toContain('data/sources/works/market/');
  });

  test('a picture that unpacks to more pixels than are decoded', async () => {
    const { ours, theirs } = await twoOffices({
      ...theirWork,
      'works/market/03-x.mdx': chapterFile('丙', '<Figure src="a.png" alt="图" />'),
      'works/market/a.png': hugePng(60_000, 60_000),
    });
    await publish(theirs);
    expect(await refusalOf(ours, theirs.bundle)).toContain('像素');
  });

  test.each([
    ['works/market/run.sh', '只收篇章'],
    ['works/market/page.html', '只收篇章'],
    ['works/market/x.js', '只收篇章'],
    ['works/market/config.yaml', '只收篇章'],
    ['works/my_works/01-a.mdx', '只用小写字母'],
    [`works/market/${'a/'.repeat(20)}01-a.mdx`, '过深'],
  ])('a file that no work has: %s', async (name, said) => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs, {}, { [`sources/${name}`]: 'x' });
    expect(await refusalOf(ours, theirs.bundle)).toContain(said);
  });

  test.each<[name: string, content: string | Buffer, said: string]>([
    ['own.otf', 'OTTO', 'font-broken'],
    ['own.otf', readFileSync('content/fonts/qingxi-rare.otf').subarray(0, 9000), 'font-broken'],
    ['own.ttf', 'x', '著作以外只收'],
    ['run.js', 'x', '著作以外只收'],
    ['own.otf', Buffer.alloc(1_100_000), '超过 1048576 字节的上限'],
  ])('a font like %s with %j', async (name, content, said) => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs, {}, { [`sources/fonts/${name}`]: content });
    const refused = await refusalOf(ours, theirs.bundle);
    expect(refused).toContain(said);
    expect(refused).toContain(`data/sources/fonts/${name}`);
  });

  test('a chapter longer than any', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs, {}, { 'sources/works/market/03-x.mdx': 'x'.repeat(3_000_000) });
    expect(await refusalOf(ours, theirs.bundle)).toContain('超过 2097152 字节的上限');
  });

  test.each(hostilePaths)('the path “%s” under a sound signature', async (hostile) => {
    const { ours, theirs } = await twoOffices();
    const made = await publish(theirs);
    const line = (digits: number) => (text: string) =>
      `${text}${'0'.repeat(digits)}  data/sources/works/market/${hostile}\n`;
    await resign(made, {
      'manifest-sha512.txt': line(128),
      'manifest-sha256.txt': line(64),
      'sizes.txt': (text) => `${text}0  data/sources/works/market/${hostile}\n`,
    });
    await refusalOf(ours, theirs.bundle);
  });

  test('a link in place of a chapter', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    const file = path.join(theirs.bundle, 'data/sources/works/market/01-first.mdx');
    await rm(file);
    await symlink('/etc/passwd', file);
    expect(await refusalOf(ours, theirs.bundle)).toContain('是符号链接');
  });

  test('a link in place of the folder it would write to', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    const elsewhere = await tempFolder();
    await symlink(elsewhere, path.join(ours.content, 'accepted'));
    await expect(take(ours, theirs.bundle)).rejects.toThrow('符号链接');
    expect(await readdir(elsewhere)).toEqual([]);
  });

  test('a bundle while another program writes there', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    await mkdir(path.join(ours.content, 'accepted'));
    await writeFile(path.join(ours.content, 'accepted/.lock'), await processName(process.ppid));
    expect(await refusalOf(ours, theirs.bundle)).toContain('正在写这里');
  });

  test('to write into a folder that is no portal’s', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    await rm(path.join(ours.content, 'portal.yaml'));
    expect(await refusalOf(ours, theirs.bundle)).toContain('不是内容文件夹');
  });

  test('decisions that cannot be read', async () => {
    const { ours, theirs } = await twoOffices();
    await publish(theirs);
    await writeFiles(ours.content, {
      'accepted/decisions.yaml': '- incoming: 1\n  decision: maybe\n',
    });
    expect(await refusalOf(ours, theirs.bundle)).toContain('decisions.yaml');
  });
});

/** Head of a PNG of any size, with no pixels. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(type), data]);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(0)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
