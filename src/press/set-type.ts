import type { PathCommand } from 'fontkit';
import type { Typeface } from './typeface.ts';

/** A size of type, and how many lines a title may take at it. */
export interface TitleSize {
  size: number;
  lines: number;
}

/** No line begins with what closes, none ends with what opens. */
const closing = /[，。、；：？！）》」』”’〉】〕…—·%]/;
const opening = /[（《「『“‘〈【〔]/;

/** An opening mark at the head of a line stands out by the half that is empty. */
export const hang = (line: string, size: number): number =>
  opening.test(line.charAt(0)) ? size / 2 : 0;

/** The largest size the title fits at, in lines of even length. */
export function setTitle(
  title: string,
  sizes: readonly TitleSize[],
  width: number,
  serif: Typeface,
): { size: number; lines: string[] } {
  for (const { size, lines: most } of sizes) {
    const fewest = Math.ceil(widthOf(title, size, serif) / width);
    for (let count = fewest; count <= most; count++) {
      const lines = evenLines(title, count, size, serif);
      if (lines.every((line) => widthOf(line, size, serif) <= width)) return { size, lines };
    }
  }
  const { size, lines: most } = sizes.at(-1) ?? { size: 56, lines: 4 };
  const lines = evenLines(title, Math.ceil(widthOf(title, size, serif) / width) + 1, size, serif);
  return { size, lines: [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`] };
}

/** Cuts a title into lines of even length, by preference after a mark or before a bracket. */
function evenLines(title: string, count: number, size: number, serif: Typeface): string[] {
  if (count <= 1) return [title];
  const characters = Array.from(title);
  const wanted = widthOf(title, size, serif) / count;
  let best = { cut: 0, cost: Infinity };
  for (let cut = 1; cut < characters.length; cut++) {
    const [before = '', after = ''] = characters.slice(cut - 1, cut + 1);
    if (closing.test(after) || opening.test(before) || /\w\w/.test(before + after)) continue;
    const width = widthOf(characters.slice(0, cut).join(''), size, serif);
    const isNatural = closing.test(before) || opening.test(after);
    const cost = Math.abs(width - wanted) * (isNatural ? 0.4 : 1);
    if (cost < best.cost) best = { cut, cost };
  }
  if (best.cut === 0) return [title];
  const rest = characters.slice(best.cut).join('').trim();
  return [characters.slice(0, best.cut).join(''), ...evenLines(rest, count - 1, size, serif)];
}

/** Cuts a line at its end until it is as short as asked. */
export function fitLine(line: string, size: number, width: number, serif: Typeface): string {
  let fitting = line;
  while (widthOf(fitting, size, serif) > width)
    fitting = `${Array.from(fitting).slice(0, -2).join('')}…`;
  return fitting;
}

export function widthOf(line: string, size: number, serif: Typeface): number {
  let width = 0;
  for (const character of line) width += advance(character, size, serif);
  return width;
}

/** A character that the typeface lacks leaves its room empty. */
function advance(character: string, size: number, serif: Typeface): number {
  return ((serif.glyph(character)?.advance ?? 1000) * size) / 1000;
}

/** A line of text as one path, from its left end on the base line. */
export function lineOf(line: string, x: number, y: number, size: number, serif: Typeface): string {
  let path = '';
  for (const character of line) {
    path += outline(character, x, y, size, serif);
    x += advance(character, size, serif);
  }
  return path;
}

export function outline(
  character: string,
  x: number,
  y: number,
  size: number,
  serif: Typeface,
): string {
  const scale = size / 1000;
  const place = (value: number, index: number): string =>
    (index % 2 === 0 ? x + value * scale : y - value * scale).toFixed(1);
  const letters = {
    moveTo: 'M',
    lineTo: 'L',
    quadraticCurveTo: 'Q',
    bezierCurveTo: 'C',
    closePath: 'Z',
  };
  return (serif.glyph(character)?.commands ?? [])
    .map(({ command, args }: PathCommand) => letters[command] + args.map(place).join(' '))
    .join('');
}
