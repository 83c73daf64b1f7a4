import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { importScans } from '../../../src/importers/scans/import-scans.ts';
import { formatFinding } from '../../../src/model/finding.ts';
import { aFolder, writeFiles } from '../../press/files.ts';

const canvas = (number: number, label: string): object => ({
  id: `https://lib.example/b/canvas/${number}`,
  type: 'Canvas',
  label: { en: [`p. ${number}`], zh: [label] },
  width: 1000,
  height: 1400,
  items: [
    {
      id: 'https://lib.example/b/page',
      type: 'AnnotationPage',
      items: [
        {
          id: 'https://lib.example/b/annotation',
          type: 'Annotation',
          motivation: 'painting',
          body: { id: `https://lib.example/b/${number}.jpg`, type: 'Image', format: 'image/jpeg' },
        },
      ],
    },
  ],
});

const manifest = {
  '@context': 'http://iiif.io/api/presentation/3/context.json',
  id: 'https://lib.example/b/manifest.json',
  type: 'Manifest',
  label: { zh: ['某縣志　三卷'] },
  rights: 'http://creativecommons.org/licenses/by-nc/4.0/',
  requiredStatement: { label: { zh: ['歸屬'] }, value: { zh: ['某圖書館藏'] } },
  provider: [{ id: 'https://lib.example', type: 'Agent', label: { zh: ['某圖書館'] } }],
  items: [canvas(1, '卷上 - 第1頁'), canvas(2, '卷上 - 第2頁'), canvas(3, '卷下 - 第1頁')],
};

async function attaching(json: string | Buffer, files: Record<string, string> = {}) {
  const folder = await aFolder();
  await writeFiles(folder, { 'm.json': json, ...files });
  const into = path.join(folder, 'content/works/mouxianzhi');
  const run = () => importScans([], { into, manifest: path.join(folder, 'm.json'), dpi: 300 });
  const report = await run();
  return {
    ...report,
    run,
    said: report.findings
      .map(formatFinding)
      .join('\n')
      .replaceAll(folder + path.sep, ''),
    list: () =>
      parse(readFileSync(path.join(into, 'scans.yaml'), 'utf8')) as Record<string, unknown>,
    isWritten: existsSync(path.join(folder, 'content')),
  };
}

describe('a manifest of another institution', () => {
  test('is listed leaf by leaf, with whose pictures they are and under what licence', async () => {
    const { done, list } = await attaching(JSON.stringify(manifest));
    expect(done).toMatchObject({ leaves: 3, added: 3, volumes: 2 });
    expect(list()).toMatchObject({
      manifest: {
        id: 'https://lib.example/b/manifest.json',
        label: '某縣志 三卷',
        provider: '某圖書館',
        statement: '某圖書館藏',
        rights: 'http://creativecommons.org/licenses/by-nc/4.0/',
      },
      volumes: [
        {
          title: '卷上',
          leaves: [
            { label: '第1頁', image: 'https://lib.example/b/1.jpg', width: 1000, height: 1400 },
            { label: '第2頁' },
          ],
        },
        { title: '卷下' },
      ],
    });
  });

  test('a canvas of no volume is not named after the stroke before its number', async () => {
    const items = [canvas(1, '\u3000 - 第1頁'), canvas(2, '- 第2頁'), canvas(3, '第3頁')];
    const { list } = await attaching(JSON.stringify({ ...manifest, items }));
    expect(list()).toMatchObject({
      volumes: [
        { title: '全书', leaves: [{ label: '第1頁' }, { label: '第2頁' }, { label: '第3頁' }] },
      ],
    });
  });

  test('attached again changes nothing', async () => {
    const { run, list } = await attaching(JSON.stringify(manifest));
    const before = list();
    expect((await run()).done).toMatchObject({ leaves: 3, added: 0 });
    expect(list()).toEqual(before);
  });

  test.each<[string, string | Buffer, RegExp]>([
    [
      'cut short',
      JSON.stringify(manifest).slice(0, 300),
      /m\.json 错误 import-manifest-invalid：.*JSON/,
    ],
    ['of version 2', JSON.stringify({ '@type': 'sc:Manifest' }), /IIIF 2 版/],
    ['in another encoding', Buffer.from('7b22beedd2bb227d', 'hex'), /m\.json 错误 file-encoding/],
    [
      'without pictures',
      JSON.stringify({ ...manifest, items: [{ ...canvas(1, '一'), items: [] }] }),
      /第 1 个画布/,
    ],
    [
      'with a script for an address',
      JSON.stringify({ ...manifest, id: 'javascript:alert(1)' }),
      /import-manifest-invalid：.*id/,
    ],
  ])('%s is refused', async (_, json, reason) => {
    const { findings, said, isWritten } = await attaching(json);
    expect(findings).toHaveLength(1);
    expect(said).toMatch(reason);
    expect(isWritten).toBe(false);
  });

  test('does not take the place of scans of one’s own', async () => {
    const { said } = await attaching(JSON.stringify(manifest), {
      'content/works/mouxianzhi/work.yaml': 'kind: old-gazetteer\ntitle: 某縣志\n',
      'content/works/mouxianzhi/scans.yaml':
        'volumes:\n  - title: 卷一\n    leaves:\n      - { id: "1", label: 一, file: 1.png }\n',
    });
    expect(said).toContain('已有自己的影像');
  });
});

const real = path.resolve('../shared/data/iiif');
test.skipIf(!existsSync(real)).each([
  ['B027', 260],
  ['C022', 18],
  ['N001', 67],
])(
  'the manifest %s of a real library has %i leaves (skipped where ../shared is absent)',
  async (name, leaves) => {
    const { done } = await attaching(readFileSync(path.join(real, `${name}.json`)));
    expect(done).toMatchObject({ leaves });
  },
);
