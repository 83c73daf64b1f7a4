import { readFileSync } from 'node:fs';
import path from 'node:path';
import { create, type Font } from 'fontkit';
import { expect, test } from 'vitest';
import { makeRareFonts, placeRareFonts } from '../../src/press/rare-fonts.ts';
import { packagedFaces } from '../../src/press/typeface.ts';
import { tempFolder, writeFiles } from '../temp-content.ts';

/** Characters of Extension B that the font brought along has; none where it is not installed. */
const ranges = packagedFaces('@fontsource-variable/noto-serif-hk').flatMap(
  ({ ranges = [] }) => ranges,
);
const several = ranges
  .filter(([first]) => first >= 0x20000)
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
  .sort((a, b) => a - b)
  .slice(0, 130)
  .map((code) => String.fromCodePoint(code));

async function aRoom() {
  const root = await tempFolder();
  return { content: path.join(root, 'content'), cache: path.join(root, 'cache') };
}

test.skipIf(several.length === 0)(
  'draws characters past the first plane, 64 to a font (skipped where the optional font is not installed)',
  async () => {
    expect(several.length).toBeGreaterThan(100);
    const room = await aRoom();
    const made = await makeRareFonts(several, {}, room);
    // The list of what the font covers names a few that it does not.
    const undrawn = Object.keys(made.undrawn);
    expect(undrawn.length).toBeLessThan(5);
    expect(made.fonts).toHaveLength(Math.ceil((several.length - undrawn.length) / 64));
    await placeRareFonts(made, room.cache, room.content);
    const drawn = made.fonts.flatMap(({ address, range }) => {
      const font = create(readFileSync(path.join(room.content, address))) as Font;
      return range.split(',').map((code) => {
        const glyph = font.glyphForCodePoint(Number.parseInt(code.slice(2), 16));
        expect(glyph.id).toBeGreaterThan(0);
        expect(glyph.path.commands.length).toBeGreaterThan(4);
        return String.fromCodePoint(Number.parseInt(code.slice(2), 16));
      });
    });
    expect(drawn).toEqual(several.filter((character) => !undrawn.includes(character)));
  },
);

test('the font of the office comes first, and the same characters give the same bytes', async () => {
  const [face] = packagedFaces('@fontsource-variable/noto-serif-sc').filter(({ ranges = [] }) =>
    ranges.some(([first, last]) => first <= 0x4e00 && last >= 0x4e00),
  );
  const bytes = readFileSync(face?.file ?? '');
  const fonts = async () => {
    const room = await aRoom();
    await writeFiles(room.content, { 'fonts/own.woff2': bytes });
    return (await makeRareFonts(['一'], {}, room)).fonts;
  };
  const once = await fonts();
  expect(once).toMatchObject([{ range: 'U+4e00' }]);
  expect(await fonts()).toEqual(once);
});

test('what no typeface has is described, by the editor or by its code, and reported', async () => {
  const { undrawn, findings } = await makeRareFonts(
    ['\u{2FA1D}', '\u{323AF}'],
    { '\u{323AF}': '⿰山茂' },
    await aRoom(),
  );
  expect(undrawn['\u{323AF}']).toBe('⿰山茂');
  const unknown = '\u{2FA1D}' in undrawn;
  expect(findings.map(({ code }) => code)).toEqual(unknown ? ['character-undrawn'] : []);
});

test('a file that is no font is refused by name', async () => {
  const room = await aRoom();
  await writeFiles(room.content, { 'fonts/own.ttf': 'not a font' });
  expect((await makeRareFonts(['𠮷'], {}, room)).findings).toMatchObject([
    { code: 'font-broken', file: 'fonts/own.ttf' },
  ]);
});

test('a portal of common characters has no fonts', async () => {
  expect(await makeRareFonts([], {}, await aRoom())).toEqual({
    fonts: [],
    undrawn: {},
    findings: [],
  });
});
