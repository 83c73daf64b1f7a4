import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { formatFinding } from '../../src/model/finding.ts';
import { makeImages, placeImages, type ImageUse } from '../../src/press/images.ts';
import { aFolder, writeFiles } from './files.ts';

const use = (file: string): ImageUse => ({
  file,
  namedIn: 'works/a/01-b.mdx',
  at: { line: 7, column: 1 },
});

/** A photograph as a telephone leaves it: turned on its side, with the place it was taken in its metadata. */
const aPhoto = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#884422' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Copyright: '摄影者' },
      IFD3: { GPSLatitude: '30/1 15/1 0/1', GPSLongitude: '103/1 30/1 0/1' },
    })
    .jpeg()
    .toBuffer();

async function aRoom(
  files: Record<string, string | Buffer>,
): Promise<{ root: string; cache: string; out: string }> {
  const folder = await aFolder();
  await writeFiles(path.join(folder, 'content'), files);
  return {
    root: path.join(folder, 'content'),
    cache: path.join(folder, 'cache'),
    out: path.join(folder, 'out'),
  };
}

describe('a photograph', () => {
  test('becomes AVIF and WebP in widths up to its own, upright, with its size known', async () => {
    const room = await aRoom({ 'a.jpg': await aPhoto(1200, 800) });
    const { pictures, findings } = await makeImages([use('a.jpg')], room);
    expect(findings).toEqual([]);
    const picture = pictures.get('a.jpg');
    expect(picture).toMatchObject({ width: 800, height: 1200 });
    expect(
      picture?.sources.map(({ type, files }) => [type, files.map(({ width }) => width)]),
    ).toEqual([
      ['image/avif', [480, 800]],
      ['image/webp', [480, 800]],
    ]);
  });

  test('that lies in several places under several names is made once, for all of them', async () => {
    const photo = await aPhoto(1200, 800);
    const names = ['a.jpg', 'b.jpg', 'c/a.jpg', 'd.jpeg'];
    const room = await aRoom(Object.fromEntries(names.map((name) => [name, photo])));
    const { pictures, findings, keys } = await makeImages(names.map(use), room);
    expect(findings).toEqual([]);
    expect([...pictures.keys()].sort()).toEqual(names.toSorted());
    expect(keys.size).toBe(1);
    expect(await readdir(path.join(room.cache, 'images'))).toEqual([...keys]);
  });

  test('keeps nothing of its metadata: no place, no device, no owner', async () => {
    const photo = await aPhoto(1200, 800);
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const room = await aRoom({ 'a.jpg': photo });
    const made = await makeImages([use('a.jpg')], room);
    await placeImages(made, room.cache, room.out);
    const files = await readdir(path.join(room.out, 'images'));
    expect(files.length).toBe(4);
    for (const file of files) {
      const { exif, xmp, iptc } = await sharp(path.join(room.out, 'images', file)).metadata();
      expect([file, exif, xmp, iptc]).toEqual([file, undefined, undefined, undefined]);
    }
  });

  test('is made once: the second build takes it from the cache, even under another name', async () => {
    const photo = await aPhoto(600, 400);
    const room = await aRoom({ 'a.jpg': photo, 'b.jpg': photo });
    const first = await makeImages([use('a.jpg')], room);
    const [key = ''] = [...first.keys];
    const file = path.join(room.cache, 'images', key, 'picture.json');
    const { mtimeMs } = await stat(file);
    const second = await makeImages([use('b.jpg')], room);
    expect([...second.keys]).toEqual([key]);
    expect((await stat(file)).mtimeMs).toBe(mtimeMs);
  });
});

describe('an image that cannot be used is a finding where it is named', () => {
  const refused: [string, () => Promise<Buffer>, RegExp][] = [
    [
      'truncated',
      async () => (await aPhoto(600, 400)).subarray(0, 900),
      /figure-broken：图片 a\.jpg/,
    ],
    ['empty', async () => Promise.resolve(Buffer.alloc(0)), /figure-broken：图片 a\.jpg 打不开/],
    [
      'a text with another name',
      async () => Promise.resolve(Buffer.from('我不是图片')),
      /figure-broken：图片 a\.jpg 打不开/,
    ],
    [
      'a small file of very many pixels',
      async () =>
        sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: 'white' } })
          .png({ compressionLevel: 9 })
          .toBuffer(),
      /figure-too-large：图片 a\.jpg 有 12000×12000 像素/,
    ],
  ];

  test.each(refused)('%s', async (_, make, message) => {
    const room = await aRoom({ 'a.jpg': await make() });
    const { findings, pictures } = await makeImages([use('a.jpg')], room);
    expect(pictures.size).toBe(0);
    expect(findings.map(formatFinding)).toEqual([expect.stringMatching(message)]);
    expect(findings[0]?.file).toBe('works/a/01-b.mdx');
    expect(await readdir(path.join(room.cache, 'images')).catch(() => [])).toEqual([]);
  });

  test('missing, at each place that names it', async () => {
    const room = await aRoom({ 'x.txt': '' });
    const { findings } = await makeImages(
      [use('none.jpg'), { ...use('none.jpg'), namedIn: 'works/a/02-c.mdx' }],
      room,
    );
    expect(findings.map(({ file, code }) => [file, code])).toEqual([
      ['works/a/01-b.mdx', 'figure-missing'],
      ['works/a/02-c.mdx', 'figure-missing'],
    ]);
  });
});

test('a vector picture is taken as it is', async () => {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><path d="M0 0h9"/></svg>';
  const room = await aRoom({ 'a.svg': drawing });
  const made = await makeImages([use('a.svg')], room);
  await placeImages(made, room.cache, room.out);
  const picture = made.pictures.get('a.svg');
  expect(picture).toMatchObject({ width: 90, height: 60, sources: [] });
  expect(await readFile(path.join(room.out, picture?.fallback ?? ''), 'utf8')).toBe(drawing);
  await writeFile(path.join(room.root, 'a.svg'), drawing);
});
