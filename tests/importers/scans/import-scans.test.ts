import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  importScans,
  type ScansOptions,
  type ScansReport,
} from '../../../src/importers/scans/import-scans.ts';
import { formatFinding } from '../../../src/model/finding.ts';
import { aFolder, writeFiles } from '../../press/files.ts';
import { digestOf } from '../../press/portals.ts';

/** A picture of one shade, so that no two are alike. */
const aScan = (shade: number, format: 'png' | 'jpeg' | 'tiff' = 'png'): Promise<Buffer> =>
  sharp({
    create: { width: 60, height: 80, channels: 3, background: { r: shade, g: shade, b: 90 } },
  })
    .toFormat(format)
    .toBuffer();

const work = {
  'content/works/jiuzhi/work.yaml': 'kind: old-gazetteer\ntitle: 舊志\nlanguage: lzh-Hant\n',
  'content/works/jiuzhi/01-juan.mdx':
    '---\ntitle: 卷一\n---\n\n<Leaf n="1a" />甲文。<Leaf n="1b" />乙文。\n',
};

interface Room {
  folder: string;
  run(names: string[], options?: Partial<ScansOptions>): Promise<ScansReport & { said: string }>;
  list(): { volumes: { title: string; leaves: Record<string, unknown>[] }[] };
}

async function aRoom(files: Record<string, string | Buffer>): Promise<Room> {
  const folder = await aFolder();
  await writeFiles(folder, { ...work, ...files });
  const at = (name: string): string => path.join(folder, name);
  return {
    folder,
    run: async (names, { labels, manifest, ...options } = {}) => {
      const report = await importScans(names.map(at), {
        into: at('content/works/jiuzhi'),
        dpi: 100,
        ...options,
        ...(labels === undefined ? {} : { labels: at(labels) }),
        ...(manifest === undefined ? {} : { manifest: at(manifest) }),
      });
      const said = report.findings.map(formatFinding).join('\n');
      return { ...report, said: said.replaceAll(folder + path.sep, '') };
    },
    list: () =>
      parse(readFileSync(at('content/works/jiuzhi/scans.yaml'), 'utf8')) as ReturnType<
        Room['list']
      >,
  };
}

let [first, second, third]: Buffer[] = [];
beforeAll(async () => {
  [first, second, third] = await Promise.all([aScan(10), aScan(20), aScan(30, 'jpeg')]);
});
const scan = (bytes: Buffer | undefined): Buffer => bytes ?? Buffer.alloc(0);

describe('scans', () => {
  test('come into the work in order of their names, listed by label, volume and state, and paired', async () => {
    const room = await aRoom({
      '扫描/2.png': scan(second),
      '扫描/10.jpg': scan(third),
      '扫描/1.png': scan(first),
      '扫描/.DS_Store': 'x',
      '叶次.txt': '# 卷一\n1a\t\t一校\r\n1b\n# 附\n封底\t-\n',
    });
    const { done, findings } = await room.run(['扫描'], { labels: '叶次.txt' });
    expect(findings).toEqual([]);
    expect(done).toMatchObject({ leaves: 3, added: 3, volumes: 2, paired: 2 });
    expect(room.list().volumes).toMatchObject([
      {
        title: '卷一',
        leaves: [
          { id: '0001', label: '1a', state: '一校', file: '0001.png' },
          { id: '0002', label: '1b', state: '未校', file: '0002.png' },
        ],
      },
      { title: '附', leaves: [{ id: '0003', label: '封底', leaf: [], file: '0003.jpg' }] },
    ]);
    const scans = path.join(room.folder, 'content/works/jiuzhi/scans');
    expect(readFileSync(path.join(scans, '0001.png')).equals(scan(first))).toBe(true);
    expect(readdirSync(path.join(room.folder, 'content/works'))).toEqual(['jiuzhi']);
  });

  test('listed with an editor’s comments keep them when more come', async () => {
    const room = await aRoom({ 'a/1.png': scan(first), 'a/2.png': scan(second) });
    await room.run(['a/1.png']);
    const file = path.join(room.folder, 'content/works/jiuzhi/scans.yaml');
    const list = readFileSync(file, 'utf8').replace(' }\n', ' } # 右下角残\n');
    await writeFiles(room.folder, { 'content/works/jiuzhi/scans.yaml': list });
    expect((await room.run(['a/1.png'])).done).toMatchObject({ added: 0 });
    expect(readFileSync(file, 'utf8')).toBe(list);
    expect((await room.run(['a'])).done).toMatchObject({ added: 1 });
    expect(readFileSync(file, 'utf8').startsWith(list.trimEnd())).toBe(true);
  });

  test('of a work that is new ask for its title', async () => {
    const room = await aRoom({ 'a/1.png': scan(first) });
    const into = path.join(room.folder, 'content/works/xinshu');
    expect((await room.run(['a'], { into })).said).toContain(
      'works/xinshu/work.yaml 提醒 import-facts-guessed：书名暂用文件夹的名字',
    );
    expect((await room.run(['a'], { into })).said).toBe('');
  });

  test('that are there already are not taken again, and keep how far they were proofread', async () => {
    const room = await aRoom({
      'a/1.png': scan(first),
      'a/2.png': scan(second),
      '叶次.txt': '1a\t\t二校\n1b\n',
    });
    await room.run(['a'], { labels: '叶次.txt' });
    const before = digestOf(path.join(room.folder, 'content'));
    expect((await room.run(['a'])).done).toMatchObject({ leaves: 2, added: 0 });
    expect(digestOf(path.join(room.folder, 'content'))).toBe(before);
    await writeFiles(room.folder, {
      'a/3.png': scan(third),
      '叶次.txt': '一甲\t1a\n一乙\t1b\n一丙\t-\n',
    });
    await writeFiles(room.folder, { 'a/3.jpg': scan(third) });
    expect(
      (await room.run(['a/1.png', 'a/2.png', 'a/3.jpg'], { labels: '叶次.txt' })).done,
    ).toMatchObject({ leaves: 3, added: 1 });
    expect(room.list().volumes[0]?.leaves).toMatchObject([
      { label: '一甲', leaf: '1a', state: '二校' },
      { label: '一乙', leaf: '1b' },
      { id: '0003', label: '一丙' },
    ]);
  });

  test('in folders of a folder make a volume each', async () => {
    const room = await aRoom({ 's/卷一/1.png': scan(first), 's/卷二/1.png': scan(second) });
    await room.run(['s']);
    expect(room.list().volumes.map(({ title }) => title)).toEqual(['卷一', '卷二']);
  });

  test('make a work where there is none', async () => {
    const room = await aRoom({ '1.png': scan(first) });
    const into = path.join(room.folder, 'content/works/xinzhi');
    expect((await room.run(['1.png'], { into, title: '新收舊志' })).done).toMatchObject({
      leaves: 1,
    });
    expect(parse(readFileSync(path.join(into, 'work.yaml'), 'utf8'))).toMatchObject({
      kind: 'old-gazetteer',
      title: '新收舊志',
    });
  });

  test('of two pages alike, as blank ones are, are two leaves', async () => {
    const room = await aRoom({ '1.png': scan(first), '2.png': scan(first) });
    expect((await room.run(['1.png', '2.png'])).done).toMatchObject({ leaves: 2, added: 2 });
    expect((await room.run(['1.png', '2.png'])).done).toMatchObject({ leaves: 2, added: 0 });
  });

  test('of a TIFF of several pages are taken apart', async () => {
    const pages = await sharp([scan(first), scan(second)], { join: { animated: true } })
      .tiff()
      .toBuffer();
    const room = await aRoom({ 'a.tif': pages });
    expect((await room.run(['a.tif'])).done).toMatchObject({ leaves: 2 });
  });
});

/** A whole PNG of 20,000 × 20,000 white pixels, in 50 KB. */
function hugePng(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(20_000, 0);
  head.writeUInt32BE(20_000, 4);
  head.writeUInt8(1, 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(20_000 * (1 + 20_000 / 8)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('what cannot be scans is one finding that names file and reason, and nothing is written', () => {
  const cases: [string, string, () => Promise<Buffer> | Buffer, RegExp][] = [
    [
      'a JPEG named PNG',
      'a.png',
      () => aScan(1, 'jpeg'),
      /^a\.png 错误 import-format-unknown：扩展名是 \.png，内容却是 JPEG 图片/,
    ],
    [
      'a Word file named PNG',
      'a.png',
      () => Buffer.from('PK\u0003\u0004xxxxxxxxxxxx'),
      /压缩包，或 Word/,
    ],
    [
      'an encrypted file',
      'a.jpg',
      () => Buffer.from('Salted__0123456789abcdef'),
      /import-file-broken：.*加了密/,
    ],
    ['an empty file', 'a.png', () => Buffer.alloc(0), /import-file-broken：文件是空的/],
    [
      'a PNG cut short',
      'a.png',
      async () => (await aNoise('png')).subarray(0, 6000),
      /import-file-broken：.*不完整/,
    ],
    [
      'a JPEG cut short',
      'a.jpg',
      async () => (await aNoise('jpeg')).subarray(0, 6000),
      /import-file-broken：.*不完整/,
    ],
    [
      'a TIFF cut short',
      'a.tif',
      async () => (await aNoise('tiff')).subarray(0, 6000),
      /import-file-broken：.*(?:不完整|损坏)/,
    ],
    [
      'a picture of 20,000 × 20,000 pixels',
      'a.png',
      hugePng,
      /import-too-large：影像有 20000×20000 像素/,
    ],
    [
      'another kind of file',
      'a.djvu',
      () => Buffer.from('AT&TFORM'),
      /import-format-unknown：影像只收/,
    ],
  ];
  test.each(cases)('%s', async (_, name, bytes, reason) => {
    const room = await aRoom({ 'good.png': scan(first), [name]: await bytes() });
    const before = digestOf(path.join(room.folder, 'content'));
    const { done, findings, said } = await room.run(['good.png', name]);
    expect(done).toBeUndefined();
    expect(findings).toHaveLength(1);
    expect(said).toMatch(reason);
    expect(said).toMatch(new RegExp(`^${name.replace('.', '\\.')} `));
    expect(digestOf(path.join(room.folder, 'content'))).toBe(before);
    expect(readdirSync(path.join(room.folder, 'content/works'))).toEqual(['jiuzhi']);
  });

  const lists: [string, string | Buffer, RegExp][] = [
    ['in another encoding', Buffer.from('beedd2bb0a', 'hex'), /叶次\.txt 错误 file-encoding/],
    ['in UTF-16', Buffer.from('一\n二\n', 'utf16le'), /叶次\.txt.*编码/],
    [
      'of another length',
      '1a\n1b\n',
      /叶次\.txt 错误 import-labels-invalid：叶次表有 2 行，影像有 1 幅/,
    ],
    [
      'with a state that is none',
      '1a\t1a\t三校\n',
      /叶次\.txt:1:1 错误 import-labels-invalid：校勘进度“三校”/,
    ],
  ];
  test.each(lists)('a list of labels %s', async (_, list, reason) => {
    const room = await aRoom({ '1.png': scan(first), '叶次.txt': list });
    const before = digestOf(path.join(room.folder, 'content'));
    const { findings, said } = await room.run(['1.png'], { labels: '叶次.txt' });
    expect(findings).toHaveLength(1);
    expect(said).toMatch(reason);
    expect(digestOf(path.join(room.folder, 'content'))).toBe(before);
  });

  test('a folder without scans, and one that is not there', async () => {
    const room = await aRoom({ 'leer/.DS_Store': 'x' });
    expect((await room.run(['leer'])).said).toContain('import-empty');
    expect((await room.run(['weg'])).said).toContain('import-file-missing');
  });
});

/** A picture that does not compress away. */
async function aNoise(format: 'png' | 'jpeg' | 'tiff'): Promise<Buffer> {
  const { width, height } = { width: 200, height: 200 };
  let seed = 1;
  const pixels = Buffer.from(
    Array.from(
      { length: width * height * 3 },
      () => (seed = (seed * 48_271) % 2_147_483_647) & 255,
    ),
  );
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

const hasPoppler = ((): boolean => {
  try {
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' });
    execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A PDF of so many pages of a square inch, each with a stroke of its own. */
function aPdf(pages: number, { sizePt = 72, isLocked = false } = {}): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>'];
  const kids = Array.from({ length: pages }, (_, page) => `${3 + page * 2} 0 R`);
  objects.push(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >>`);
  for (let page = 0; page < pages; page++) {
    const strokes = `${page + 1} w 0 0 m 72 72 l S`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${sizePt} ${sizePt}] /Contents ${4 + page * 2} 0 R >>`,
      `<< /Length ${strokes.length} >>\nstream\n${strokes}\nendstream`,
    );
  }
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = pdf.length;
  // Keys that no password gives.
  const [key, id] = ['41'.repeat(32), '42'.repeat(16)];
  const lock = isLocked
    ? ` /ID [<${id}> <${id}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${key}> /U <${key}> >>`
    : '';
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of offsets) pdf += `${String(at).padStart(10, '0')} 00000 n \n`;
  return Buffer.from(
    `${pdf}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${xref}\n%%EOF\n`,
  );
}

describe.skipIf(!hasPoppler)(
  'a PDF (skipped where poppler’s pdftoppm and pdfinfo are not installed)',
  () => {
    test('becomes a scan a page, as fine as asked', async () => {
      const room = await aRoom({ 'a.pdf': aPdf(3) });
      expect((await room.run(['a.pdf'], { dpi: 144 })).done).toMatchObject({ leaves: 3 });
      const png = path.join(room.folder, 'content/works/jiuzhi/scans/0003.png');
      expect(await sharp(png).metadata()).toMatchObject({ width: 144, height: 144 });
    });

    test.each<[string, () => Buffer, RegExp]>([
      ['cut short', () => aPdf(3).subarray(0, 500), /^a\.pdf 错误 import-file-broken/],
      [
        'with pages too large to draw',
        () => aPdf(1, { sizePt: 14_400 }),
        /^a\.pdf 错误 import-too-large：第 1 页/,
      ],
      [
        'with a password',
        () => aPdf(2, { isLocked: true }),
        /^a\.pdf 错误 import-encrypted：PDF 加了打开密码/,
      ],
      ['that is a picture', () => scan(first), /^a\.pdf 错误 import-format-unknown/],
    ])('%s is refused', async (_, bytes, reason) => {
      const room = await aRoom({ 'a.pdf': bytes() });
      const before = digestOf(path.join(room.folder, 'content'));
      const { said, findings } = await room.run(['a.pdf'], { dpi: 300 });
      expect(findings).toHaveLength(1);
      expect(said).toMatch(reason);
      expect(digestOf(path.join(room.folder, 'content'))).toBe(before);
    });
  },
);

test('a PDF where poppler is not installed is refused with what to install', async () => {
  const room = await aRoom({ 'a.pdf': aPdf(1) });
  const searched = process.env['PATH'];
  process.env['PATH'] = path.join(room.folder, 'nothing');
  try {
    expect((await room.run(['a.pdf'])).said).toContain('poppler-utils');
  } finally {
    process.env['PATH'] = searched;
  }
});

const book7 = path.resolve('../shared/data/scans/book7');
test.skipIf(!existsSync(book7))(
  'ten scans of a real book come in, and a second time none (skipped where ../shared is absent)',
  async () => {
    const room = await aRoom({});
    const into = path.join(room.folder, 'content/works/jiuzhi');
    const run = () => importScans([book7], { into, dpi: 300 });
    expect((await run()).done).toMatchObject({ leaves: 10, added: 10 });
    expect((await run()).done).toMatchObject({ leaves: 10, added: 0 });
  },
);
