import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FontGlyph } from './cff.ts';
import { writeFont } from './opentype.ts';
import { openTypeface, type Face, type Typeface } from './typeface.ts';

/** Folder of an office's own fonts, in its content folder and in a release of its works. */
export const fontsFolder = 'fonts';
/** Weight of the type that is brought along. */
export const fontWeight = 400;
/** A reader loads a font of this many characters when the page holds one of them. */
const glyphsPerFont = 64;
const fontFamily = 'Fangzhi Rare';

/** Font files of a folder of the content, by their names. */
export async function facesIn(content: string, within: string): Promise<Face[]> {
  const folder = path.join(content, within);
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /\.(?:ttf|otf|ttc|woff2?)$/i.test(name))
    .sort()
    .map((name) => ({ file: path.join(folder, name) }));
}

/**
 * Fonts of just those characters that an office's own fonts draw: what another office needs, besides this program, to
 * show its works the same. The same characters give the same bytes.
 */
export async function ownFonts(
  characters: readonly string[],
  content: string,
): Promise<SmallFont[]> {
  const own = await facesIn(content, fontsFolder);
  if (own.length === 0 || characters.length === 0) return [];
  return smallFonts(drawGlyphs(await openTypeface(own, fontWeight), characters));
}

interface SmallFont {
  name: string;
  range: string;
  bytes: Buffer;
}

/** Typefaces of a few dozen glyphs each, named by what is in them. */
export function smallFonts(glyphs: readonly FontGlyph[]): SmallFont[] {
  const fonts: SmallFont[] = [];
  for (let at = 0; at < glyphs.length; at += glyphsPerFont) {
    const part = glyphs.slice(at, at + glyphsPerFont);
    const bytes = writeFont(fontFamily, part);
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const range = part.map(({ code }) => `U+${code.toString(16)}`).join(',');
    fonts.push({ name: `rare-${digest}.otf`, range, bytes });
  }
  return fonts;
}

/** Outlines of those characters that a typeface has. */
export function drawGlyphs({ glyph }: Typeface, characters: readonly string[]): FontGlyph[] {
  return characters.flatMap((character) => {
    const drawn = glyph(character);
    return drawn === undefined ? [] : [{ code: character.codePointAt(0) ?? 0, ...drawn }];
  });
}

/** Glyphs of one font that are looked at; one made here has a few dozen. */
const mostGlyphs = 5000;

/** What keeps a font that came from outside from being used; undefined when every glyph of it can be drawn. */
export async function fontProblem(file: string): Promise<string | undefined> {
  const broken = '这个字体文件打不开。';
  try {
    const { create } = await import('fontkit');
    const font = create(await readFile(file));
    if ('fonts' in font) return '是几个字体合成的文件，只收单个的字体。';
    const codes = font.characterSet;
    if (codes.length > mostGlyphs) return `字体有 ${codes.length} 个字，超过 ${mostGlyphs} 个。`;
    const { glyph } = await openTypeface([{ file }], fontWeight);
    const drawn = codes.flatMap((code) => {
      const outline = glyph(String.fromCodePoint(code));
      return outline === undefined ? [] : [{ code, ...outline }];
    });
    smallFonts(drawn);
    return undefined;
  } catch {
    return broken;
  }
}
