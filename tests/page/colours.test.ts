import fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { colourSheet, contrastOf, palette, type Scheme } from '../../src/page/colours.ts';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);
const anyScheme = fc.constantFrom<Scheme>('light', 'dark');

describe('whatever colour a county chooses', () => {
  test('words in it and words on it can be read', () => {
    fc.assert(
      fc.property(anyColour, anyScheme, (county, scheme) => {
        const colours = palette(county, scheme);
        for (const paper of [colours.paper, colours['paper-deep']]) {
          expect(contrastOf(colours.accent, paper)).toBeGreaterThanOrEqual(5);
          expect(contrastOf(colours.ink, paper)).toBeGreaterThanOrEqual(12);
          expect(contrastOf(colours['ink-soft'], paper)).toBeGreaterThanOrEqual(6);
        }
        expect(contrastOf(colours['on-accent'], colours.accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(colours['on-cloth'], colours.cloth)).toBeGreaterThanOrEqual(7);
        expect(contrastOf(colours.ink, colours.mark)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(colours.accent, colours.tint)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(colours['ink-soft'], colours.tint)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test('high contrast is higher: at least 9 in every word', () => {
    fc.assert(
      fc.property(anyColour, anyScheme, (county, scheme) => {
        const colours = palette(county, scheme, true);
        expect(contrastOf(colours.accent, colours.paper)).toBeGreaterThanOrEqual(9);
        expect(contrastOf(colours['ink-soft'], colours.paper)).toBe(21);
        expect(contrastOf(colours['on-cloth'], colours.cloth)).toBeGreaterThanOrEqual(12);
      }),
    );
  });
});

test('a colour that can be read already stays as the county chose it', () => {
  expect(palette('#2f5d50', 'light').accent).toBe('#2f5d50');
});

test('the sheet carries the county’s colour and every scheme', () => {
  const sheet = colourSheet('#2f5d50');
  expect(sheet).toMatch(/^:root\{--county:#2f5d50\}/);
  expect(sheet.match(/\{color-scheme:dark/g)).toHaveLength(6);
});
