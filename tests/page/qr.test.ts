import jsQR from 'jsqr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderQr } from '../../src/page/qr.ts';

test('a code reads back as the text it was made of', async () => {
  const text = 'mailto:yuelan@example.cn?subject=%E9%98%85%E8%A7%88%E5%AE%A4';
  const svg = renderQr(text, '写信的二维码').replace(
    '<svg ',
    '<svg xmlns="http://www.w3.org/2000/svg" ',
  );
  const { data, info } = await sharp(Buffer.from(svg))
    .resize(480)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(text);
});
