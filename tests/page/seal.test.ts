import { describe, expect, test } from 'vitest';
import { placeSeal, sealOf } from '../../src/page/seal.ts';

const read = (county: string): string =>
  sealOf(county)
    .columns.map((column) => column.join(''))
    .join('|');

describe('the seal of a county', () => {
  test.each([
    ['清溪县', '清溪|县志'],
    ['溪县', '溪县|志'],
    ['白岩新区', '白岩新|区志'],
    ['甲乙丙丁戊族自治县', '乙丙丁|戊族自|治县志'],
  ])('%s reads %s, from the right', (county, columns) => {
    expect(read(county)).toBe(columns);
  });

  test('stands whole within its square, the first character at the right above', () => {
    const placed = placeSeal(sealOf('清溪县'));
    expect(placed.map(({ character }) => character).join('')).toBe('清溪县志');
    expect(placed[0]).toEqual({ character: '清', x: 69.5, y: 30.5, size: 38.22 });
    for (const { x, y, size } of placed) {
      expect(Math.min(x, y) - size / 2).toBeGreaterThan(5);
      expect(Math.max(x, y) + size / 2).toBeLessThan(95);
    }
  });
});
