import { describe, expect, test } from 'vitest';
import { leafView, rightsName, type LeafPlace } from '../../src/page/leaf-view.ts';
import type { TileSet } from '../../src/page/tile-set.ts';
import { workMeta } from './chapter-place.ts';

const tiles: TileSet = {
  key: 'k',
  width: 700,
  height: 1100,
  thumb: { width: 160, height: 251 },
  page: { width: 700, height: 1100 },
  whole: { width: 700, height: 1100 },
  tilePx: 512,
  scaleFactors: [1, 2, 4],
};

const aLeaf = (changes: Partial<LeafPlace> = {}): LeafPlace => ({
  leaf: { id: '0002', label: '1b', state: '一校', file: '0002.png', access: 'public' },
  volume: '卷一',
  work: {
    id: 'jiuzhi',
    meta: workMeta({ kind: 'old-gazetteer', title: '清溪縣志', language: 'lzh-Hant' }),
  },
  facts: { statement: '<縣>檔案館藏', rights: 'http://creativecommons.org/publicdomain/mark/1.0/' },
  tiles,
  text: '<p>袤九十里。</p>',
  chapters: [{ id: 'jiuzhi/juan-1', title: '輿地' }],
  previous: { id: '0001', label: '1a' },
  next: { id: '0003', label: '<2a>' },
  number: 2,
  all: 3,
  portalTitle: '清溪方志',
  site: undefined,
  ...changes,
});

describe('the page of a leaf', () => {
  test('shows the scan with what must be said of it, and how its tiles are asked for from the page', () => {
    const { scan } = leafView(aLeaf());
    expect(scan).toContain('src="../../../iiif/jiuzhi/0002/full/700,1100/0/default.jpg"');
    expect(scan).toContain('&lt;縣&gt;檔案館藏');
    expect(scan).toContain('>公有领域</a>');
    expect(scan).toContain('&quot;id&quot;:&quot;../../../iiif/jiuzhi/0002&quot;');
  });

  test('turns to the next on the left, to the one before on the right, and escapes labels', () => {
    const { turn } = leafView(aLeaf());
    expect(turn.indexOf('rel="next"')).toBeLessThan(turn.indexOf('rel="prev"'));
    expect(turn).toContain('href="0003.html"');
    expect(turn).toContain('&lt;2a&gt;');
    expect(leafView(aLeaf({ next: undefined })).turn).not.toContain('rel="next"');
  });

  test('of an old book stands in columns, and says how far it is proofread and where its text is from', () => {
    expect(leafView(aLeaf())).toMatchObject({
      writing: 'vertical',
      title: '卷一　1b',
      source: '文字见于：<a href="../juan-1.html">輿地</a>',
    });
    expect(leafView(aLeaf()).notice).toContain('一校');
  });

  test('without text says so in a line, and warns of nothing', () => {
    const view = leafView(aLeaf({ text: '', chapters: [] }));
    expect(view).toMatchObject({ writing: 'horizontal', notice: '', source: '' });
    expect(view.text).toContain('没有对应的文字');
  });

  test('whose picture lies elsewhere says where, and holds no picture', () => {
    const { scan } = leafView(
      aLeaf({
        tiles: undefined,
        leaf: {
          id: '0002',
          label: '1b',
          state: '未校',
          image: 'https://lib.example/2.jpg?a=1&b=2',
          access: 'public',
        },
        facts: { manifest: { id: 'https://lib.example/m', label: '某志', provider: '某圖書館' } },
      }),
    );
    expect(scan).toContain('影像存于某圖書館的网站，不在本站');
    expect(scan).toContain('href="https://lib.example/2.jpg?a=1&amp;b=2"');
    expect(scan).not.toContain('<img');
  });
});

test('licences are called what readers call them', () => {
  expect(
    [
      'http://creativecommons.org/licenses/by-nc/4.0/',
      'http://creativecommons.org/publicdomain/zero/1.0/',
      'http://rightsstatements.org/vocab/InC/1.0/',
    ].map(rightsName),
  ).toEqual(['CC BY-NC 4.0', 'CC0', '权利声明']);
});
