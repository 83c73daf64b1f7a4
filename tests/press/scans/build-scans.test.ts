import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatFinding } from '../../../src/model/finding.ts';
import { tempFolder } from '../../temp-content.ts';
import { filesOf } from '../portals.ts';
import { aSample, type SampleRun } from '../sample.ts';

const chapter = (title: string, body: string, facts = ''): string =>
  `---\ntitle: ${title}\n${facts}---\n\n${body}\n`;

const list = (changes: Record<string, string> = {}): string => {
  const leaf = (id: string, label: string, state: string): string =>
    `      - { id: "${id}", label: "${label}", state: ${state}, file: ${id}.png${changes[id] ?? ''} }\n`;
  return `rights: "http://creativecommons.org/publicdomain/mark/1.0/"
statement: 试县档案馆藏
volumes:
  - title: 卷首
    leaves:
${leaf('0001', '首1a', '审定')}${leaf('0002', '首1b', '审定')}  - title: 卷一
    leaves:
${leaf('0003', '1a', '二校')}${leaf('0004', '1b', '一校')}`;
};

let pictures: Buffer[] = [];
beforeAll(async () => {
  pictures = await Promise.all(
    [10, 60, 120, 180].map(async (shade) =>
      sharp({
        create: { width: 700, height: 1100, channels: 3, background: { r: shade, g: 90, b: 90 } },
      })
        .png()
        .toBuffer(),
    ),
  );
});

/** Files of an old gazetteer in four leaves, changed as told. */
function gazetteer(
  id: string,
  changes: Record<string, string | Buffer> = {},
): Record<string, string | Buffer> {
  const files = {
    'work.yaml': 'kind: old-gazetteer\ntitle: 舊志書名\nlanguage: lzh-Hant\n',
    '01-preface.mdx': chapter('序', '<Leaf n="首1a" />序之首葉。<Leaf n="首1b" />序之次葉。'),
    '02-juan-1.mdx': chapter(
      '卷一',
      '## 疆域\n\n<Leaf n="1a" />廣八十里<SmallNote>量。</SmallNote>見[序](01-preface.mdx)。<Leaf n="1b" />袤九十里。',
    ),
    'scans.yaml': list(),
    ...Object.fromEntries(pictures.map((bytes, index) => [`scans/000${index + 1}.png`, bytes])),
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [`works/${id}/${name}`, content]),
  );
}

const aGazetteer = (
  changes: Record<string, string | Buffer> = {},
  others: Record<string, string | Buffer> = {},
  folder?: string,
): Promise<SampleRun> => aSample({ ...gazetteer('jiuzhi', changes), ...others }, folder);

const page = ({ out }: SampleRun, address: string): string =>
  readFileSync(path.join(out, address), 'utf8');
const json = (run: SampleRun, address: string): unknown => JSON.parse(page(run, address));

describe('a work with scans', () => {
  let run: SampleRun;
  let cut: number[];
  beforeAll(async () => {
    run = await aGazetteer({}, {}, await tempFolder());
    cut = [(await run.build()).scans.cut, (await run.build()).scans.cut];
  }, 120_000);

  test('has its tiles cut once: a second build makes none again', () => {
    expect(cut).toEqual([4, 0]);
  });

  test('has every file its image facts and its manifest name', () => {
    const base = 'https://example.test/fz/';
    const info = json(run, 'iiif/jiuzhi/0001/info.json') as {
      id: string;
      width: number;
      height: number;
      sizes: { width: number; height: number }[];
      tiles: { width: number; scaleFactors: number[] }[];
    };
    expect(info).toMatchObject({ id: `${base}iiif/jiuzhi/0001`, width: 700, height: 1100 });
    const named = [
      'full/max',
      ...info.sizes.map(({ width, height }) => `full/${width},${height}`),
      ...tileNames(info),
    ];
    for (const name of named)
      expect(existsSync(path.join(run.out, `iiif/jiuzhi/0001/${name}/0/default.jpg`)), name).toBe(
        true,
      );
    const manifest = page(run, 'iiif/jiuzhi/manifest.json');
    for (const [, file] of manifest.matchAll(
      /"https:\/\/example\.test\/fz\/([^"]+\.(?:jpg|html))"/g,
    ))
      expect(existsSync(path.join(run.out, file ?? '')), file).toBe(true);
  });

  test('is told of to those who gather manifests, with its digest', () => {
    const address = 'https://example.test/fz/iiif/jiuzhi/manifest.json';
    expect(json(run, 'iiif-discovery/page-1.json')).toMatchObject({
      orderedItems: [{ type: 'Create', object: { id: address, type: 'Manifest' } }],
    });
    const digest = createHash('sha256')
      .update(page(run, 'iiif/jiuzhi/manifest.json'))
      .digest('hex');
    expect(page(run, 'resourcesync/resource-list.xml')).toContain(
      `<loc>${address}</loc><rs:md hash="sha-256:${digest}"`,
    );
  });

  test('has a page for each leaf with its own text, and a way to the next on the left', () => {
    const html = page(run, 'works/jiuzhi/scans/0003.html');
    expect(html).toContain('廣八十里');
    expect(html).not.toContain('袤九十里');
    expect(html).not.toContain('序之次葉');
    expect(html).toMatch(/rel="next" href="0004\.html"><span aria-hidden="true">←/);
    expect(html).toMatch(/rel="prev" href="0002\.html"/);
    expect(html).toContain('href="../preface.html"');
    expect(html).toContain('data-writing="vertical"');
    expect(html).toContain('试县档案馆藏');
  });

  test('says how far a leaf, a chapter and a volume are proofread', () => {
    expect(page(run, 'works/jiuzhi/scans/0001.html')).not.toContain('class="proof-notice');
    expect(page(run, 'works/jiuzhi/scans/0004.html')).toContain('<b>一校</b>只校过一遍');
    expect(page(run, 'works/jiuzhi/juan-1.html')).toContain('<b>一校</b>只校过一遍');
    expect(page(run, 'works/jiuzhi/preface.html')).not.toContain('class="proof-notice');
    expect(page(run, 'works/jiuzhi.html')).toContain('二校 1 叶，一校 1 叶');
  });

  test('has chapters whose leaves lead to their scans', () => {
    expect(page(run, 'works/jiuzhi/juan-1.html')).toContain(
      '<a class="leaf" id="leaf-1a" data-n="1a" href="scans/0003.html"',
    );
  });

  test('gives pictures without the metadata of the scan, and only level-0 files', async () => {
    const picture = await sharp(
      path.join(run.out, 'iiif/jiuzhi/0001/full/max/0/default.jpg'),
    ).metadata();
    expect(picture.exif).toBeUndefined();
    expect((await readdir(path.join(run.out, 'iiif/jiuzhi/0001'))).includes('scan.json')).toBe(
      false,
    );
  });

  test('is the same, byte for byte, built anew', async () => {
    const before = filesOf(run.out).filter(([name]) => /^iiif\/|\/scans/.test(name));
    await run.build({ cache: path.join(run.cache, 'other') });
    expect(filesOf(run.out).filter(([name]) => /^iiif\/|\/scans/.test(name))).toEqual(before);
  }, 60_000);
});

/** Names of the tiles a viewer asks for, as the Image API computes them. */
function tileNames({
  width,
  height,
  tiles,
}: {
  width: number;
  height: number;
  tiles: { width: number; scaleFactors: number[] }[];
}): string[] {
  return tiles.flatMap(({ width: tile, scaleFactors }) =>
    scaleFactors.flatMap((factor) => {
      const names: string[] = [];
      const step = tile * factor;
      if (step >= width && step >= height)
        return [`full/${Math.ceil(width / factor)},${Math.ceil(height / factor)}`];
      for (let x = 0; x < width; x += step)
        for (let y = 0; y < height; y += step) {
          const [w, h] = [Math.min(step, width - x), Math.min(step, height - y)];
          names.push(`${x},${y},${w},${h}/${Math.ceil(w / factor)},${Math.ceil(h / factor)}`);
        }
      return names;
    }),
  );
}

/** Everything of the output, names and bytes, in one string. */
const everything = ({ out }: SampleRun): string =>
  filesOf(out)
    .map(
      ([name, bytes]) =>
        `${name} ${/\.(?:jpg|png|webp|avif)$/.test(name) ? '' : bytes.toString('utf8')}`,
    )
    .join('\n');

describe('what is withheld', () => {
  const works: Record<string, Record<string, string>> = {
    'work-internal': { 'work.yaml': 'kind: old-gazetteer\ntitle: 密志\naccess: internal\n' },
    'work-embargo': { 'work.yaml': 'kind: old-gazetteer\ntitle: 密志\nembargo: "2031-01-01"\n' },
    'leaf-internal': { 'scans.yaml': list({ '0004': ', access: internal' }) },
    'chapter-embargo': {
      '02-juan-1.mdx': chapter(
        '卷一',
        '<Leaf n="1a" />甲。<Leaf n="1b" />乙。',
        'embargo: "2031-01-01"\n',
      ),
    },
    'passage-internal': {
      '02-juan-1.mdx': chapter(
        '卷一',
        '<Leaf n="1a" />甲。<Internal>密文</Internal><Leaf n="1b" />乙。',
      ),
    },
    // The chapter begins on the last leaf of the one before.
    'chapter-internal': {
      '02-juan-1.mdx': chapter(
        '卷一',
        '序末之密。\n\n<Leaf n="1a" />甲。<Leaf n="1b" />乙。',
        'access: internal\n',
      ),
    },
  };
  const hidden: Record<string, RegExp> = {
    'work-internal': /work-internal|密志/,
    'work-embargo': /work-embargo/,
    'leaf-internal': /leaf-internal\/(?:scans\/)?0004/,
    'chapter-embargo': /chapter-embargo\/(?:scans\/)?000[34]/,
    'passage-internal': /passage-internal\/(?:scans\/)?0003|密文/,
    'chapter-internal': /chapter-internal\/(?:scans\/)?000[234]|序末之密/,
  };

  test('leaves no scan in the output, of a work, a chapter, a passage or a leaf', async () => {
    const all = Object.entries(works).map(([id, changes]) => gazetteer(id, changes));
    const run = await aSample(Object.assign({}, ...all) as Record<string, string>);
    const outcome = await run.build();
    expect(outcome.isPublished).toBe(true);
    expect(outcome.scans.shown).toBe(3 + 2 + 3 + 1);
    const written = everything(run);
    for (const secret of Object.values(hidden)) expect(written).not.toMatch(secret);
  }, 60_000);

  test('takes the leaf of what goes on after it with it, and leaves none to the leaf before', async () => {
    const run = await aGazetteer({
      ...works['chapter-embargo'],
      '03-after.mdx': chapter('跋', '跋接卷一之末。'),
    });
    await run.build();
    expect(page(run, 'works/jiuzhi/after.html')).toContain('跋接卷一之末');
    expect(page(run, 'works/jiuzhi/scans/0002.html')).toContain('序之次葉');
    expect(page(run, 'works/jiuzhi/scans/0002.html')).not.toContain('跋接卷一之末');
    await run.build({ release: { today: '2031-01-01', audience: 'public' } });
    expect(page(run, 'works/jiuzhi/scans/0004.html')).toContain('跋接卷一之末');
  }, 60_000);

  test('is there in the office’s own build', async () => {
    const run = await aSample(gazetteer('leaf-internal', works['leaf-internal']));
    await run.build({ release: { today: '2026-01-01', audience: 'internal' } });
    expect(existsSync(path.join(run.out, 'works/leaf-internal/scans/0004.html'))).toBe(true);
  }, 60_000);
});

describe('a release of what is settled', () => {
  test('has neither text nor scans of a volume at 一校, but says how far it is', async () => {
    const run = await aGazetteer();
    await run.build({ release: { today: '2026-01-01', audience: 'public', proofread: '审定' } });
    expect(existsSync(path.join(run.out, 'works/jiuzhi/juan-1.html'))).toBe(false);
    expect(everything(run)).not.toMatch(/袤九十里|jiuzhi\/(?:scans\/)?000[34]/);
    expect(existsSync(path.join(run.out, 'works/jiuzhi/scans/0002.html'))).toBe(true);
    expect(page(run, 'works/jiuzhi.html')).toContain('暂不公开');
  }, 60_000);

  test('may be asked for in portal.yaml', async () => {
    const portal = 'title: 试县方志\ncounty: 试县\noffice: 试县方志办\nproofread: 二校\n';
    const run = await aGazetteer({}, { 'portal.yaml': portal });
    await run.build();
    expect(everything(run)).not.toContain('袤九十里');
  }, 60_000);
});

describe('a scan that cannot be shown keeps the portal from being published', () => {
  test.each<[string, Record<string, string | Buffer>, RegExp]>([
    [
      'not there',
      { 'scans.yaml': list().replace('0004.png', '0009.png') },
      /works\/jiuzhi\/scans\/0009\.png 错误 scan-missing/,
    ],
    ['broken', { 'scans/0004.png': Buffer.from('no picture') }, /0004\.png 错误 scan-broken/],
    [
      'that is an SVG',
      {
        'scans/0004.png': Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        ),
      },
      /0004\.png 错误 scan-broken/,
    ],
  ])(
    '%s',
    async (_, files, reason) => {
      const run = await aGazetteer(files);
      const outcome = await run.build();
      expect(outcome.isPublished).toBe(false);
      expect(outcome.findings.map(formatFinding).join('\n')).toMatch(reason);
      await expect(stat(run.out)).rejects.toThrow();
    },
    60_000,
  );

  test('but one that is not the one listed is only told of', async () => {
    const run = await aGazetteer({
      'scans.yaml': list({ '0004': `, sha256: "${'0'.repeat(64)}"` }),
    });
    const outcome = await run.build();
    expect(outcome.isPublished).toBe(true);
    expect(outcome.findings.map(({ code }) => code)).toContain('scan-changed');
  }, 60_000);
});

test('a work of scans alone, and one whose pictures lie elsewhere, have their pages and load nothing from there', async () => {
  const run = await aSample({
    'works/yingyin/work.yaml': 'kind: old-gazetteer\ntitle: 影印書\n',
    'works/yingyin/scans.yaml':
      'manifest: { id: "https://lib.example/m.json", label: 影印書, provider: 某圖書館, rights: "http://creativecommons.org/licenses/by-nc/4.0/" }\nvolumes:\n  - title: 全書\n    leaves:\n      - { id: "0001", label: 一, canvas: "https://lib.example/c", image: "https://lib.example/1.jpg", width: 10, height: 10 }\n',
  });
  const outcome = await run.build();
  expect(outcome.isPublished).toBe(true);
  const html = page(run, 'works/yingyin/scans/0001.html');
  expect(html).toContain('影像存于某圖書館的网站，不在本站');
  expect(html).toContain('CC BY-NC 4.0');
  expect(html).not.toMatch(/<img[^>]*lib\.example/);
  expect(page(run, 'works/yingyin.html')).toContain('只有影像');
  expect(existsSync(path.join(run.out, 'iiif/yingyin'))).toBe(false);
}, 60_000);
