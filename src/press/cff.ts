import type { PathCommand } from 'fontkit';

/** A character and its outline, y upwards, in thousandths of the size of the type. */
export interface FontGlyph {
  code: number;
  commands: readonly PathCommand[];
  advance: number;
}

/** The outlines as a Compact Font Format table, and the names of the glyphs, which are those of the code points. */
export function cffTable(family: string, glyphs: readonly FontGlyph[]): Buffer {
  const header = Buffer.from([1, 0, 4, 4]);
  const name = indexOf([Buffer.from(family.replaceAll(' ', ''))]);
  const strings = indexOf(
    glyphs.map(({ code }) => Buffer.from(`u${code.toString(16).toUpperCase()}`)),
  );
  const subroutines = indexOf([]);
  // Glyph names are the strings of the font's own, in order; the standard ones end at 390.
  const charset = Buffer.from([1, 391 >> 8, 391 & 255, glyphs.length - 1]);
  const outlines = indexOf([
    charstring([], 1000),
    ...glyphs.map(({ commands, advance }) => charstring(commands, advance)),
  ]);
  const privateDict = Buffer.from([...wideNumber(1000), 20, ...wideNumber(0), 21]);
  const topLength = 23;
  const charsetAt =
    header.length +
    name.length +
    indexOf([Buffer.alloc(topLength)]).length +
    strings.length +
    subroutines.length;
  const outlinesAt = charsetAt + charset.length;
  const top = Buffer.from([
    ...wideNumber(charsetAt),
    15,
    ...wideNumber(outlinesAt),
    17,
    ...wideNumber(privateDict.length),
    ...wideNumber(outlinesAt + outlines.length),
    18,
  ]);
  return Buffer.concat([
    header,
    name,
    indexOf([top]),
    strings,
    subroutines,
    charset,
    outlines,
    privateDict,
  ]);
}

/** A list of byte strings, as the format counts them. */
function indexOf(items: readonly Buffer[]): Buffer {
  const count = Buffer.from([items.length >> 8, items.length & 255]);
  if (items.length === 0) return count;
  const offsets = Buffer.alloc((items.length + 1) * 4);
  let offset = 1;
  for (const [index, item] of items.entries()) {
    offsets.writeUInt32BE(offset, index * 4);
    offset += item.length;
  }
  offsets.writeUInt32BE(offset, items.length * 4);
  return Buffer.concat([count, Buffer.from([4]), offsets, ...items]);
}

/** A number of a dictionary, always in five bytes, so that offsets do not depend on their own size. */
function wideNumber(value: number): number[] {
  return [29, (value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

/** A number of an outline. */
function number(value: number): number[] {
  if (value >= -107 && value <= 107) return [value + 139];
  if (value >= 108 && value <= 1131) return [((value - 108) >> 8) + 247, (value - 108) & 255];
  if (value >= -1131 && value <= -108) return [((-value - 108) >> 8) + 251, (-value - 108) & 255];
  return [28, (value >> 8) & 255, value & 255];
}

const operators = { move: 21, line: 5, curve: 8, end: 14 };

/** An outline in the charstring language: steps from point to point, in whole units. */
function charstring(commands: readonly PathCommand[], advance: number): Buffer {
  // A glyph as wide as an ideograph need not say so.
  const bytes = Math.round(advance) === 1000 ? [] : number(Math.round(advance));
  let [x, y] = [0, 0];
  const step = (points: readonly number[], operator: number): void => {
    for (let at = 0; at < points.length; at += 2) {
      const [nextX, nextY] = [Math.round(points[at] ?? 0), Math.round(points[at + 1] ?? 0)];
      bytes.push(...number(nextX - x), ...number(nextY - y));
      [x, y] = [nextX, nextY];
    }
    bytes.push(operator);
  };
  // Where the pen is, before rounding.
  let pen: readonly number[] = [0, 0];
  for (const { command, args } of commands) {
    if (command === 'moveTo') step(args, operators.move);
    else if (command === 'lineTo') step(args, operators.line);
    else if (command === 'quadraticCurveTo') step(asCubic(pen, args), operators.curve);
    else if (command === 'bezierCurveTo') step(args, operators.curve);
    if (args.length >= 2) pen = args.slice(-2);
  }
  return Buffer.from([...bytes, operators.end]);
}

/** The same curve with two control points. */
function asCubic(pen: readonly number[], args: readonly number[]): number[] {
  const [startX = 0, startY = 0] = pen;
  const [controlX = 0, controlY = 0, x = 0, y = 0] = args;
  return [
    startX + (2 / 3) * (controlX - startX),
    startY + (2 / 3) * (controlY - startY),
    x + (2 / 3) * (controlX - x),
    y + (2 / 3) * (controlY - y),
    x,
    y,
  ];
}
