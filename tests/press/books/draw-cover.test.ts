import { expect, test } from 'vitest';
import { workSchema } from '../../../src/model/work.ts';
import { drawBookCover } from '../../../src/press/books/draw-cover.ts';
import { ownSerif } from '../../../src/press/typeface.ts';

const serif = await ownSerif(620);
const portal = { colour: '#8c2f1b', county: '清溪县' };
const draw = (title: string, size = { widthPx: 600, heightPx: 800 }): string =>
  drawBookCover(
    workSchema.parse({ kind: 'essays', title, compilingOffice: '清溪县档案馆' }),
    portal,
    size,
    serif,
  );

test('a cover is outlines alone, so that every machine draws the same', () => {
  const svg = draw('清溪记忆');
  expect(svg).toMatch(/^<svg [^>]*width="600" height="800">/);
  expect(svg).not.toContain('<text');
  expect(svg).toBe(draw('清溪记忆'));
});

test.each([
  '志',
  '清溪县志（1986—2005）选编',
  '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十甲乙丙丁戊己庚辛',
])('the slip of “%s” stays within the frame at any size', (title) => {
  for (const size of [
    { widthPx: 600, heightPx: 800 },
    { widthPx: 1200, heightPx: 1200 },
    { widthPx: 100, heightPx: 300 },
  ]) {
    const [, x = 0, y = 0, width = 0, height = 0] =
      /<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)" fill="#f3ead3"/
        .exec(draw(title, size))
        ?.map(Number) ?? [];
    expect(width).toBeGreaterThan(0);
    expect(x).toBeGreaterThan(0);
    expect(x + width).toBeLessThan(size.widthPx);
    expect(y).toBeGreaterThan(0);
    expect(y + height).toBeLessThan(size.heightPx * 0.8);
  }
});
