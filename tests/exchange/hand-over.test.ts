import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../src/exchange/collect.ts';
import { handOver, type HandOverOutcome } from '../../src/exchange/hand-over/hand-over.ts';
import { openTransport, sendHandOver } from '../../src/exchange/hand-over/send.ts';
import { formatFinding } from '../../src/model/finding.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { checkEpub, epubcheckReason, hasEpubcheck } from '../exporters/epubcheck.ts';
import { chapterFile, smallContent, tempFolder, writeContent } from '../temp-content.ts';
import { unionFiles } from '../union-content.ts';
import { memoryStore } from './memory-store.ts';
import { hasTool, reason, run } from './stock-tools.ts';

const secretWord = '密不外传之语';
const village = 'works/baiyan-village';

/** A picture of one colour. */
const aPicture = async (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#476' } })
    .jpeg()
    .toBuffer();

interface Place {
  content: string;
  out: string;
  cache: string;
  hand: (works?: string[], partner?: string) => Promise<HandOverOutcome>;
}

const cache = tempFolder();

/** The small portal with a partner whose profile is given, and nothing but that. */
async function aPlace(profile: string, more: Record<string, string | Buffer> = {}): Promise<Place> {
  const content = await writeContent({
    ...smallContent(),
    'partners/shu-she.yaml': 'name: 某书社\nkind: reading-platform\n',
    'profiles/shu-she.yaml': profile,
    [`${village}/04-embargoed.mdx`]: chapterFile(
      '待公开',
      `${secretWord}乙`,
      'embargo: "2040-01-01"\n',
    ),
    ...more,
  });
  const out = path.join(await tempFolder(), 'out');
  const place = { content, out, cache: await cache };
  return {
    ...place,
    hand: async (works = [], partner = 'shu-she') =>
      handOver({
        ...place,
        release: { today: '2026-01-02', audience: 'public' },
        jobs: 1,
        partner,
        works,
      }),
  };
}

const messages = ({ findings }: HandOverOutcome): string[] => findings.map(formatFinding);

const platform = `folder: "{title}"
file: "{title}"
formats: [epub, html, text, dc, mods, marcxml, marc21, cnmarc]
covers:
  - { file: "{id}-封面", widthPx: 600, heightPx: 800, mostKilobytes: 200 }
  - { file: "{id}-小封面", widthPx: 150, heightPx: 200, type: png }
sheet:
  file: 书目
  columns:
    - { column: 书名, field: title, required: true }
    - { column: 文件, field: files }
    - { column: 封面, field: covers }
list: 移交清单
`;

describe('a partner that is new gets what its YAML asks for', async () => {
  const { hand, out } = await aPlace(platform);
  const outcome = await hand(['baiyan-village']);
  const read = async (name: string): Promise<Buffer> => readFile(path.join(out, name));

  test('every file, by the names it asks for', async () => {
    expect(messages(outcome)).toEqual([]);
    expect(outcome.handed).toMatchObject({ partner: '某书社', works: 1, files: 13 });
    expect((await listFiles(out)).sort()).toEqual(
      [
        'sha256sums.txt',
        '书目.csv',
        ...['dc.xml', 'epub', 'iso', 'marc.xml', 'mods.xml', 'mrc', 'txt', 'zip']
          .map((extension) => `白岩村志/白岩村志.${extension}`)
          .sort(),
        '白岩村志/baiyan-village-封面.jpg',
        '白岩村志/baiyan-village-小封面.png',
        '移交清单.csv',
        '移交清单.html',
      ].sort(),
    );
  });

  test('covers of the sizes it asks for', async () => {
    for (const [name, format, width, height] of [
      ['封面.jpg', 'jpeg', 600, 800],
      ['小封面.png', 'png', 150, 200],
    ])
      expect(await sharp(await read(`白岩村志/baiyan-village-${name}`)).metadata()).toMatchObject({
        format,
        width,
        height,
      });
  });

  test('a table in its own words', async () => {
    expect((await read('书目.csv')).toString()).toBe(
      '\uFEFF书名,文件,封面\r\n白岩村志,白岩村志.epub；白岩村志.zip；白岩村志.txt；白岩村志.dc.xml；白岩村志.mods.xml；白岩村志.marc.xml；白岩村志.mrc；白岩村志.iso,baiyan-village-封面.jpg；baiyan-village-小封面.png\r\n',
    );
  });

  test('a list whose total is its files, but for the lists themselves', async () => {
    const files = (await listFiles(out)).filter((name) => !/移交清单|sha256/.test(name));
    const sizes = await Promise.all(files.map(async (name) => (await read(name)).length));
    const total = (await read('移交清单.csv')).toString().trim().split('\r\n').at(-1);
    expect(total).toBe(`,合计,,,,,,,,${files.length},${sizes.reduce((a, b) => a + b)}`);
    expect((await read('移交清单.html')).toString()).toContain('接收单位：某书社');
  });

  test('nothing that is withheld', async () => {
    expect((await read('白岩村志/白岩村志.txt')).toString()).toContain('老茶树1126株');
    for (const name of await listFiles(out))
      expect((await read(name)).includes(secretWord)).toBe(false);
  });

  test.skipIf(!hasTool('sha256sum'))(`digests that sha256sum checks${reason('sha256sum')}`, () => {
    expect(run(out, 'sha256sum --check --quiet sha256sums.txt')).toEqual({
      status: 0,
      output: '',
    });
  });

  test.skipIf(!hasTool('yaz-marcdump'))(
    `CNMARC that yaz-marcdump parses${reason('yaz-marcdump')}`,
    () => {
      const { status, output } = run(out, 'yaz-marcdump 白岩村志/白岩村志.iso');
      expect(status).toBe(0);
      expect(output).toContain('200 1  $a 白岩村志 $f 白岩村村民委员会编纂\n');
      expect(output).toContain('711 02 $a 白岩村村民委员会 $4 编纂\n');
    },
  );

  test.skipIf(!hasEpubcheck())(
    `an EPUB in which EPUBCheck finds nothing wrong${epubcheckReason()}`,
    { timeout: 60_000 },
    () => {
      expect(checkEpub(path.join(out, '白岩村志'), '白岩村志.epub')).toEqual([]);
    },
  );
});

test('the same works on the same day give the same bytes', async () => {
  const { hand, out } = await aPlace('formats: [epub, docx]\npackage: zip\n');
  await hand();
  const first = await readFile(path.join(out, 'shu-she.zip'));
  await hand();
  expect((await readFile(path.join(out, 'shu-she.zip'))).equals(first)).toBe(true);
  expect((await readdir(path.dirname(out))).sort()).toEqual(['out']);
});

test.skipIf(!hasTool('sha512sum'))(
  `a bag has its payload below data/, and digests that sha512sum checks${reason('sha512sum')}`,
  async () => {
    const { hand, out } = await aPlace('formats: [text]\npackage: bagit\n');
    await hand();
    expect((await listFiles(out)).sort()).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data/baiyan-village.txt',
      'data/handover-list.csv',
      'data/handover-list.html',
      'data/qingxi-yearbook-2022.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha512.txt',
    ]);
    const check = 'sha512sum --check --quiet manifest-sha512.txt tagmanifest-sha512.txt';
    expect(run(out, check)).toEqual({ status: 0, output: '' });
  },
);

describe('nothing is handed over, and one sentence says why, where', () => {
  const refused = async (
    profile: string,
    more: Record<string, string | Buffer> = {},
  ): Promise<string[]> => {
    const { hand, out } = await aPlace(profile, more);
    const outcome = await hand(['baiyan-village']);
    expect(outcome.handed).toBeUndefined();
    expect(await readdir(path.dirname(out))).toEqual([]);
    return messages(outcome);
  };

  test('the format is unknown', async () => {
    expect(await refused('formats: [epub, kindle]\n')).toEqual([
      'profiles/shu-she.yaml:1:17 错误 profile-invalid：formats[第2项].format：没有 kindle 这种格式。可以写 epub、docx、html、text、dc、mods、marcxml、marc21、cnmarc。',
    ]);
  });

  test('a field that names files is not there', async () => {
    expect(await refused('folder: "{isbn}"\nformats: [text]\n')).toEqual([
      'works/baiyan-village/work.yaml 错误 hand-over-field：profiles/shu-she.yaml 用 {isbn}（ISBN）起文件名，《白岩村志》没有这一项。请在 work.yaml 里补上，或改文件名的写法。',
    ]);
  });

  test('a column that must be filled is not', async () => {
    expect(
      await refused(
        'formats: [text]\nsheet:\n  columns:\n    - { column: 书号, field: isbn, required: true }\n',
      ),
    ).toEqual([
      'works/baiyan-village/work.yaml 错误 hand-over-field：profiles/shu-she.yaml 要求写“书号”一列，《白岩村志》没有 isbn（ISBN）。请在 work.yaml 里补上。',
    ]);
  });

  test('a file is too large', async () => {
    expect(await refused('formats:\n  - { format: epub, mostMegabytes: 0.001 }\n')).toEqual([
      expect.stringMatching(/错误 hand-over-size：《白岩村志》的 EPUB 3 电子书有 0\.\d MB，超过/),
    ]);
    expect(await refused('formats: [epub]\nmostMegabytes: 0.001\n')).toEqual([
      expect.stringMatching(/^profiles\/shu-she\.yaml 错误 hand-over-size：这次要移交的共/),
    ]);
  });

  test('a cover is smaller than asked, or too heavy', async () => {
    const cover = (more: string): string =>
      `formats: [text]\ncovers:\n  - { file: c, widthPx: 600, heightPx: 800${more} }\n`;
    const work = smallContent()[`${village}/work.yaml`]?.toString() ?? '';
    const own = {
      [`${village}/work.yaml`]: `${work}cover: cover.jpg\n`,
      [`${village}/cover.jpg`]: await aPicture(300, 400),
    };
    expect(await refused(cover(''), own)).toEqual([
      'works/baiyan-village/work.yaml 错误 hand-over-cover：封面 cover.jpg 是 300×400 像素，小于所要的 600×800。请换一张大的，或删去 cover 一项，由程序画一个。',
    ]);
    expect(await refused(cover(', mostKilobytes: 1'))).toEqual([
      expect.stringContaining('hand-over-cover：封面按 600×800 做成 jpeg 至少有'),
    ]);
  });

  test('two files would have one name', async () => {
    const { hand, out } = await aPlace('file: 书\nformats: [text]\n');
    expect(messages(await hand())).toEqual([
      expect.stringContaining(
        'profiles/shu-she.yaml 错误 hand-over-name：做出来的文件 书.txt 不能用：',
      ),
    ]);
    expect(await readdir(path.dirname(out))).toEqual([]);
  });

  test('a Word file would carry what is withheld', async () => {
    expect(
      await refused('formats: [docx]\n', {
        [`${village}/05-part.mdx`]: chapterFile('山场', '甲。\n\n<Internal>\n\n乙\n\n</Internal>'),
      }),
    ).toEqual([
      expect.stringMatching(/^works\/baiyan-village\/05-part\.mdx 错误 hand-over-withheld/),
    ]);
  });
});

test('a Word file holds the public chapters alone', async () => {
  const { hand, out } = await aPlace('formats: [docx]\n');
  expect(messages(await hand(['baiyan-village']))).toEqual([]);
  const bytes = await readFile(path.join(out, 'baiyan-village.docx'));
  expect(bytes.length).toBeGreaterThan(1000);
});

test('a partner, profile or work that is not there is named, with those that are', async () => {
  const { hand } = await aPlace('formats: [text]\n', {
    'partners/other.yaml': 'name: 另一家\nkind: library\n',
  });
  await expect(hand([], 'nobody')).rejects.toThrow('没有编号是 nobody 的移交要求。现有 shu-she。');
  await expect(hand([], 'other')).rejects.toThrow('合作单位 other 还没有移交要求。');
  await expect(hand(['no-work'])).rejects.toThrow(
    '没有编号是 no-work 的著作，或它没有公开的篇章。现有 baiyan-village、qingxi-yearbook-2022。',
  );
});

test('another member’s work goes only where it is named, and as that member’s', async () => {
  const { hand, out } = await aPlace(
    'file: "{office}-{id}"\nformats: [text]\nsheet:\n  columns: [{ column: 许可, field: licence }, { column: 网址, field: url }, { column: 编号, field: identifier }]\n',
    unionFiles(),
  );
  expect((await hand()).handed?.works).toBe(2);
  await hand(['999933-tea-road']);
  expect(await listFiles(out)).toContain('望川县史志研究室（虚构）-999933-tea-road.txt');
  expect(await readFile(path.join(out, 'metadata.csv'), 'utf8')).toBe(
    '\uFEFF许可,网址,编号\r\nCC-BY-4.0,https://shizhi.wangchuan.example/fangzhi/works/tea-road.html,fangzhi:999933:tea-road\r\n',
  );
});

test('a folder with somebody’s own file in it is left as it is', async () => {
  const { hand, out } = await aPlace('formats: [text]\n');
  await hand();
  await writeFile(path.join(out, '收条.txt'), '收到');
  await expect(hand()).rejects.toThrow('里有别的文件（收条.txt）');
  expect(await readFile(path.join(out, '收条.txt'), 'utf8')).toBe('收到');
});

test('what is sent to a store arrives whole, the list of digests last', async () => {
  const { hand, out } = await aPlace('formats: [text]\n');
  await hand();
  const { store, objects } = await memoryStore();
  expect(await sendHandOver(out, store, () => undefined)).toBe(5);
  const sent = [...objects].map(([key, bytes]) => [key.split('/').at(-1), bytes] as const);
  expect(sent.at(-1)?.[0]).toBe('sha256sums.txt');
  for (const [name = '', bytes] of sent)
    expect(bytes.equals(await readFile(path.join(out, name)))).toBe(true);
});

test('what cannot be sent is told before anything is made', async () => {
  const { out, content, cache: place } = await aPlace('formats: [text]\n');
  const send = (profile: string, environment = {}) => {
    const meta = profileSchema.parse({ formats: ['text'], transport: profile || undefined });
    return () => openTransport({ file: 'profiles/shu-she.yaml', meta }, environment);
  };
  expect(send('')).toThrow('profiles/shu-she.yaml 没有写 transport，不知道送到哪里。');
  expect(send('s3:https://s3.example.cn/fz')).toThrow('AWS_ACCESS_KEY_ID');
  expect(
    send('s3:https://s3.example.cn/fz', {
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'secret',
    })().name,
  ).toContain('s3.example.cn');
  await expect(
    handOver({
      content,
      out,
      cache: place,
      release: { today: '2026-01-02', audience: 'public' },
      jobs: 1,
      partner: 'shu-she',
      works: [],
      onProfile: (profile) => openTransport(profile, {}),
    }),
  ).rejects.toThrow('没有写 transport');
  expect(existsSync(out)).toBe(false);
});
