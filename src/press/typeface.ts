import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Font, PathCommand } from 'fontkit';

/** The outline of a character, y upwards, in thousandths of the size of the type. */
interface Glyph {
  commands: PathCommand[];
  advance: number;
}

/** Gives outlines; undefined for characters it does not have. */
export interface Typeface {
  glyph(this: void, character: string): Glyph | undefined;
}

export interface Face {
  file: string;
  /** First and last code points; absent where only the font itself knows. */
  ranges?: [number, number][];
}

/** The serif the program brings along, so that nothing depends on the fonts of a machine. */
export async function ownSerif(weight: number): Promise<Typeface> {
  return openTypeface(packagedFaces('@fontsource-variable/noto-serif-sc'), weight);
}

/** Font files of a package; none where it is not installed. */
export function packagedFaces(name: string): Face[] {
  let sheet: string;
  try {
    sheet = createRequire(import.meta.url).resolve(`${name}/index.css`);
  } catch {
    return [];
  }
  const faces = readFileSync(sheet, 'utf8').matchAll(
    /url\(\.\/(files\/[^)]+)\)[^;]*;\s*unicode-range:([^;]+)/g,
  );
  return Array.from(faces, ([, file = '', ranges = '']) => ({
    file: path.join(path.dirname(sheet), file),
    ranges: ranges.split(',').map(readRange),
  }));
}

function readRange(range: string): [number, number] {
  const [first = 0, last = first] = range
    .trim()
    .slice(2)
    .split('-')
    .map((code) => Number.parseInt(code, 16));
  return [first, last];
}

/**
 * A typeface of several font files; the first that has a character draws it. A file is opened when it is first
 * needed.
 *
 * @throws {Error} when a file is not a font.
 */
export async function openTypeface(faces: readonly Face[], weight?: number): Promise<Typeface> {
  const { create } = await import('fontkit');
  const open = new Map<string, Font>();
  const fontOf = (file: string): Font => {
    const known = open.get(file);
    if (known !== undefined) return known;
    const created = create(readFileSync(file));
    const font = 'fonts' in created ? created.fonts[0] : created;
    if (font === undefined) throw new Error(`${file} holds no font.`);
    if (weight !== undefined) Object.assign(font, { variationCoords: [weight] });
    open.set(file, font);
    return font;
  };
  return {
    glyph(character) {
      const code = character.codePointAt(0) ?? 0;
      for (const { file, ranges } of faces) {
        if (ranges?.some(([first, last]) => code >= first && code <= last) === false) continue;
        const font = fontOf(file);
        if (font.hasGlyphForCodePoint(code)) return scaled(font, code);
      }
      return undefined;
    },
  };
}

function scaled(font: Font, code: number): Glyph {
  const glyph = font.glyphForCodePoint(code);
  vary(font, glyph.id);
  const scale = 1000 / font.unitsPerEm;
  return {
    commands: glyph.path.commands.map(({ command, args }) => ({
      command,
      args: args.map((value) => value * scale),
    })),
    advance: glyph.advanceWidth * scale,
  };
}

interface Point {
  x: number;
  y: number;
  endContour: boolean;
  copy(): Point;
}

/** What fontkit 2.0.4 knows but does not offer: it leaves out the variations of glyphs that come as WOFF2. */
interface VariableFont extends Font {
  _transformedGlyphs?: { points?: Point[]; isVaried?: boolean }[];
  _variationProcessor?: { transformPoints(glyph: number, points: Point[]): void };
}

/** Moves the points of a glyph to the weight asked for, once. */
function vary(font: VariableFont, id: number): void {
  const glyph = font._transformedGlyphs?.[id];
  const first = glyph?.points?.[0];
  if (glyph?.points === undefined || first === undefined || glyph.isVaried === true) return;
  glyph.isVaried = true;
  // Four points beside the outline move the margins, which for an ideograph do not depend on the weight.
  const margins = Array.from({ length: 4 }, () =>
    Object.assign(first.copy(), { x: 0, y: 0, endContour: true }),
  );
  font._variationProcessor?.transformPoints(id, [...glyph.points, ...margins]);
}
