import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { readQr } from '../read-qr.ts';
import { qrCode, qrModules } from '../../src/page/qr.ts';

const base = 'https://fangzhi.qingxi.example/works/';
/** Addresses of every version the encoder knows. */
const addresses = [4, 20, 38, 55, 75, 95, 110, 140, 170, 200].map((length) =>
  base.padEnd(Math.max(length, 1), 'baiyan-village-history/').slice(0, length),
);

test('draws the modules that an independent encoder draws, in every version', () => {
  const sizes = new Set<number>();
  for (const address of addresses) {
    const modules = qrModules(address);
    const { modules: wanted } = create([{ data: Buffer.from(address), mode: 'byte' }], {
      errorCorrectionLevel: 'M',
      maskPattern: 3,
    });
    expect(modules?.flat().join('')).toBe([...wanted.data].join(''));
    sizes.add(modules?.length ?? 0);
  }
  expect(sizes.size).toBe(10);
});

test('a reader of codes reads the address', () => {
  for (const address of addresses) {
    const modules = qrModules(address) ?? [];
    const scale = 4;
    const side = (modules.length + 8) * scale;
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++)
        if (modules[Math.floor(y / scale) - 4]?.[Math.floor(x / scale) - 4] === 1)
          pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    expect(readQr(pixels, side)).toBe(address);
  }
});

test('a path covers each dark module once', () => {
  const code = qrCode(addresses[3] ?? '');
  const dark = (qrModules(addresses[3] ?? '') ?? []).flat().filter(Boolean).length;
  const runs = [...(code?.path ?? '').matchAll(/h(\d+)v1/g)].map(([, length]) => Number(length));
  expect(runs.reduce((sum, run) => sum + run, 0)).toBe(dark);
});

test('an address too long for paper has no code', () => {
  expect(qrCode(base.padEnd(300, 'x'))).toBeUndefined();
});
