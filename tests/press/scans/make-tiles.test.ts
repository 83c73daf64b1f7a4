import { existsSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { makeScanTiles } from '../../../src/press/scans/make-tiles.ts';
import type { ReleasedScans } from '../../../src/press/scans/released-scans.ts';
import { aFolder, writeFiles } from '../files.ts';

/** Cuts pictures as the scans of one work. */
async function cutting(pictures: Record<string, Buffer>) {
  const folder = await aFolder();
  const root = path.join(folder, 'content');
  const cache = path.join(folder, 'cache');
  const files = Object.entries(pictures).map(([name, bytes]) => [`works/zhi/scans/${name}`, bytes]);
  await writeFiles(root, Object.fromEntries(files) as Record<string, Buffer>);
  const leaves = Object.keys(pictures).map((file, index) => ({ id: String(index + 1), file }));
  const released = [
    { work: { work: { id: 'zhi', folder: 'works/zhi' } }, volumes: [{ leaves }] },
  ] as unknown as ReleasedScans[];
  const run = () => makeScanTiles(released, { root, cache });
  const whole = (key: string): string =>
    path.join(cache, 'scans', key, 'tiles/full/max/0/default.jpg');
  return { run, whole };
}

const plain = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: '#d8ccb0' } });

describe('scans as scanners and telephones leave them', () => {
  test.each<[string, string, () => Promise<Buffer>, [number, number]]>([
    [
      'turned by its metadata',
      'a.jpg',
      () => plain().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      [200, 300],
    ],
    [
      'in print colours',
      'a.tif',
      () => plain().toColourspace('cmyk').tiff().toBuffer(),
      [300, 200],
    ],
    ['of sixteen bits', 'a.png', () => plain().toColourspace('rgb16').png().toBuffer(), [300, 200]],
    [
      'of one bit',
      'a.tif',
      () =>
        plain()
          .toColourspace('b-w')
          .threshold(100)
          .tiff({ bitdepth: 1, compression: 'ccittfax4' })
          .toBuffer(),
      [300, 200],
    ],
    ['transparent', 'a.png', () => plain().ensureAlpha(0.2).png().toBuffer(), [300, 200]],
    ['of few pixels', 'a.png', () => plain(3, 2).png().toBuffer(), [3, 2]],
  ])(
    'one %s becomes an upright JPEG in screen colours, without metadata',
    async (_, name, bytes, size) => {
      const { run, whole } = await cutting({ [name]: await bytes() });
      const { tiles, findings, cut } = await run();
      expect(findings).toEqual([]);
      expect(cut).toBe(1);
      const set = tiles.get('zhi/1');
      expect([set?.width, set?.height]).toEqual(size);
      const { format, space, exif, icc } = await sharp(whole(set?.key ?? '')).metadata();
      expect({ format, exif, icc }).toEqual({ format: 'jpeg', exif: undefined, icc: undefined });
      expect(['srgb', 'b-w']).toContain(space);
    },
  );
});

test('two scans alike are cut once, and one changed is cut alone', async () => {
  const [first, second] = await Promise.all([
    plain().png().toBuffer(),
    plain(301).png().toBuffer(),
  ]);
  const { run } = await cutting({ 'a.png': first, 'b.png': first, 'c.png': second });
  const before = await run();
  expect(before.cut).toBe(2);
  expect(before.tiles.size).toBe(3);
  expect((await run()).cut).toBe(0);
});

test('a scan larger than readers need whole is given out smaller, its detail in tiles', async () => {
  const { run, whole } = await cutting({ 'a.png': await plain(3600, 5000).png().toBuffer() });
  const set = (await run()).tiles.get('zhi/1');
  expect(set?.whole).toEqual({ width: 1728, height: 2400 });
  expect(await sharp(whole(set?.key ?? '')).metadata()).toMatchObject({
    width: 1728,
    height: 2400,
  });
  expect(set?.scaleFactors).toEqual([1, 2, 4, 8, 16]);
  const detail = whole(set?.key ?? '').replace('full/max', '0,0,512,512/512,512');
  expect(existsSync(detail)).toBe(true);
});
