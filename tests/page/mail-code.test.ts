import jsQR from 'jsqr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderMailCode } from '../../src/page/mail-code.ts';

/** The package is a script, whose types Node's way of importing and the bundlers' disagree on. */
const scan = jsQR as unknown as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null;

test('a code reads back as the text it was made of', async () => {
  const text = 'mailto:yuelan@example.cn?subject=%E9%98%85%E8%A7%88%E5%AE%A4';
  const svg = renderMailCode(text, '写信的二维码').replace(
    '<svg ',
    '<svg xmlns="http://www.w3.org/2000/svg" ',
  );
  const { data, info } = await sharp(Buffer.from(svg))
    .resize(480)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(scan(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(text);
});

test('a text too long for a code gives none', () => {
  expect(renderMailCode(`mailto:${'a'.repeat(300)}`, '写信的二维码')).toBe('');
});
