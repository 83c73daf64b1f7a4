import { normalize, serialize, serializeConfigPresentation3 } from '@iiif/parser';
import { presentation3StrictUpgrade } from '@iiif/parser/strict';
import { describe, expect, test } from 'vitest';
import { iiifManifest, type ManifestWork } from '../../src/page/iiif-manifest.ts';
import { imageInfo, type TileSet } from '../../src/page/tile-set.ts';
import { workMeta } from './chapter-place.ts';

/** What another program takes for a manifest. */
type Read = Parameters<typeof presentation3StrictUpgrade>[0];

const tiles: TileSet = {
  key: 'k',
  width: 3000,
  height: 4200,
  thumb: { width: 160, height: 224 },
  page: { width: 960, height: 1344 },
  whole: { width: 1714, height: 2400 },
  tilePx: 512,
  scaleFactors: [1, 2, 4, 8, 16],
};

const aWork = (changes: Partial<ManifestWork> = {}): ManifestWork => ({
  id: 'jiuzhi',
  meta: workMeta({ kind: 'old-gazetteer', title: '清溪縣志', language: 'lzh-Hant', dynasty: '清' }),
  facts: { rights: 'http://creativecommons.org/publicdomain/mark/1.0/', statement: '縣檔案館藏' },
  volumes: [
    {
      title: '卷首',
      leaves: [
        {
          leaf: { id: '0001', label: '首1a', state: '一校', file: '0001.png', access: 'public' },
          tiles,
          text: '重修清溪縣志序',
        },
      ],
    },
  ],
  site: 'https://fz.example/a',
  portalTitle: '清溪方志',
  ...changes,
});

/** Every object in a tree. */
function* objects(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const each of value) yield* objects(each);
  else if (typeof value === 'object' && value !== null) {
    yield value as Record<string, unknown>;
    for (const each of Object.values(value)) yield* objects(each);
  }
}

const isWords = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(
    ([language, words]) =>
      /^[a-zA-Z]{2,3}(?:-[a-zA-Z]+)*$|^none$/.test(language) &&
      Array.isArray(words) &&
      words.every((word) => typeof word === 'string'),
  );

describe('the manifest of a work', () => {
  const manifest = iiifManifest(aWork());

  test('is a Presentation 3 manifest read from right to left, with rights and the sentence to be shown', () => {
    expect(manifest).toMatchObject({
      '@context': 'http://iiif.io/api/presentation/3/context.json',
      id: 'https://fz.example/a/iiif/jiuzhi/manifest.json',
      type: 'Manifest',
      label: { 'lzh-Hant': ['清溪縣志'] },
      viewingDirection: 'right-to-left',
      rights: 'http://creativecommons.org/publicdomain/mark/1.0/',
      requiredStatement: { value: { 'zh-Hans': ['縣檔案館藏'] } },
    });
  });

  test('has a canvas for each scan, as large as the scan, painted by its image service', () => {
    const [canvas] = manifest['items'] as Record<string, unknown>[];
    expect(canvas).toMatchObject({
      type: 'Canvas',
      width: 3000,
      height: 4200,
      label: { 'lzh-Hant': ['首1a'] },
      items: [
        {
          type: 'AnnotationPage',
          items: [
            {
              motivation: 'painting',
              target: 'https://fz.example/a/iiif/jiuzhi/0001/canvas',
              body: {
                type: 'Image',
                id: 'https://fz.example/a/iiif/jiuzhi/0001/full/max/0/default.jpg',
                service: [
                  {
                    id: 'https://fz.example/a/iiif/jiuzhi/0001',
                    type: 'ImageService3',
                    profile: 'level0',
                  },
                ],
              },
            },
          ],
        },
      ],
    });
  });

  test('carries the text of the leaf, and a range for the volume', () => {
    const [canvas] = manifest['items'] as { annotations: unknown[] }[];
    expect(canvas?.annotations).toMatchObject([
      {
        type: 'AnnotationPage',
        items: [{ motivation: 'supplementing', body: { value: '重修清溪縣志序' } }],
      },
    ]);
    expect(manifest['structures']).toMatchObject([
      {
        type: 'Range',
        label: { 'lzh-Hant': ['卷首'] },
        items: [{ id: 'https://fz.example/a/iiif/jiuzhi/0001/canvas', type: 'Canvas' }],
      },
    ]);
  });

  test('has a type, and an address of its own, for each thing that IIIF wants to be named', () => {
    const seen = new Set<unknown>();
    for (const each of objects(manifest)) {
      const { type } = each;
      if (typeof type !== 'string' || type === 'TextualBody') continue;
      expect(each['id']).toMatch(/^https:\/\/fz\.example\/a\//);
      if (['Manifest', 'AnnotationPage', 'Annotation', 'Range'].includes(type)) {
        expect(seen.has(each['id'])).toBe(false);
        seen.add(each['id']);
      }
    }
    for (const each of objects(manifest))
      for (const field of ['label', 'summary'])
        if (field in each) expect(isWords(each[field])).toBe(true);
  });

  test('is read by another program whole, which finds nothing to set right in it', () => {
    const read = (given: object): { warnings: string[]; upgraded: object } => {
      const state = { warnings: [] as string[] };
      return {
        upgraded: presentation3StrictUpgrade(structuredClone(given) as Read, state),
        ...state,
      };
    };
    expect(read(manifest)).toEqual({ warnings: [], upgraded: manifest });
    const known = normalize(structuredClone(manifest));
    const written: unknown = serialize(
      { ...known, requests: {} },
      known.resource,
      serializeConfigPresentation3,
    );
    expect(JSON.parse(JSON.stringify(written))).toEqual(JSON.parse(JSON.stringify(manifest)));
    // It does look: a label that is no map of languages is one of the things it sets right.
    expect(read({ ...manifest, label: '清溪縣志' }).warnings).toHaveLength(1);
  });

  test('names its files from the portal’s root where the portal has no address', () => {
    expect(iiifManifest(aWork({ site: undefined }))['id']).toBe('iiif/jiuzhi/manifest.json');
  });
});

test('the image service says its size, its tiles, and that nothing larger is given whole', () => {
  expect(imageInfo('https://fz.example/a/iiif/jiuzhi/0001', tiles)).toEqual({
    '@context': 'http://iiif.io/api/image/3/context.json',
    id: 'https://fz.example/a/iiif/jiuzhi/0001',
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level0',
    width: 3000,
    height: 4200,
    maxWidth: 1714,
    maxHeight: 2400,
    sizes: [
      { width: 160, height: 224 },
      { width: 960, height: 1344 },
    ],
    tiles: [{ width: 512, scaleFactors: [1, 2, 4, 8, 16] }],
  });
});
