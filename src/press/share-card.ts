import type { PathCommand } from 'fontkit';
import { cardSizePx } from '../page/card-size.ts';
import { palette } from '../page/colours.ts';
import { placeSeal, sealOf } from '../page/seal.ts';
import type { Typeface } from './typeface.ts';

/** What is written on a card that stands for a page where its address is shared. */
export interface CardText {
  /** What kind of thing it is; empty for the portal's own card. */
  kind: string;
  title: string;
  /** A line below the title. */
  lead: string;
  portalTitle: string;
  county: string;
  colour: string;
}

const spine = 132;
const left = spine + 92;
const right = cardSizePx.width - 84;
/** Sizes tried for the title, each with the lines it may take: one large line is better than two. */
const titleSizes = [
  ...[124, 108, 94, 82].map((size) => ({ size, lines: 1 })),
  ...[100, 88, 76].map((size) => ({ size, lines: 2 })),
  { size: 66, lines: 3 },
  { size: 56, lines: 4 },
];
const seal = 118;

/** Draws a card like the cover of a thread-bound book: all outlines, so that every machine draws the same. */
export function drawCard(text: CardText, serif: Typeface): string {
  const light = palette(text.colour, 'light');
  const { size, lines } = setTitle(text.title, serif);
  const height = lines.length * size * 1.34;
  const top = Math.max(108, 262 - height / 2);
  const parts = [
    `<rect width="1200" height="630" fill="${light.paper}"/>`,
    `<rect width="${spine}" height="630" fill="${light.cloth}"/>`,
    stitches(light['on-cloth']),
    shape(lineOf(text.kind, left, top - 46, 34, serif), light.accent),
    ...lines.map((line, index) =>
      shape(
        lineOf(line, left - hang(line, size), top + size * (0.9 + 1.34 * index), size, serif),
        light.ink,
      ),
    ),
    shape(
      lineOf(fitLine(text.lead, 34, serif), left, top + height + 56, 34, serif),
      light['ink-soft'],
    ),
    text.portalTitle === text.title
      ? ''
      : shape(lineOf(text.portalTitle, left, 560, 32, serif), light['ink-soft']),
    drawSeal(text.county, light.seal, serif),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">${parts.join('')}</svg>`;
}

function shape(path: string, fill: string): string {
  return path === '' ? '' : `<path fill="${fill}" d="${path}"/>`;
}

/** Four-hole binding beside the spine. */
function stitches(colour: string): string {
  const x = spine - 34;
  const holes = [70, 233, 397, 560].map((y) => `M${x} ${y}H${spine}`).join('');
  return `<path fill="none" stroke="${colour}" stroke-opacity=".75" stroke-width="3" d="M${x} 0V630${holes}"/>`;
}

function drawSeal(county: string, colour: string, serif: Typeface): string {
  const characters = placeSeal(sealOf(county === '' ? '方' : county)).map(
    ({ character, x, y, size }) => outline(character, x - size / 2, y + size * 0.38, size, serif),
  );
  const place = `translate(${right - seal} ${630 - 64 - seal}) scale(${seal / 100})`;
  return `<g transform="${place}"><rect width="100" height="100" rx="5" fill="${colour}"/>${shape(characters.join(''), '#fff')}</g>`;
}

/** No line begins with what closes, none ends with what opens. */
const closing = /[，。、；：？！）》」』”’〉】〕…—·%]/;
const opening = /[（《「『“‘〈【〔]/;

/** An opening mark at the head of a line stands out by the half that is empty. */
const hang = (line: string, size: number): number => (opening.test(line.charAt(0)) ? size / 2 : 0);

/** The largest size the title fits at, in lines of even length. */
function setTitle(title: string, serif: Typeface): { size: number; lines: string[] } {
  for (const { size, lines: most } of titleSizes) {
    const fewest = Math.ceil(widthOf(title, size, serif) / (right - left));
    for (let count = fewest; count <= most; count++) {
      const lines = evenLines(title, count, size, serif);
      if (lines.every((line) => widthOf(line, size, serif) <= right - left)) return { size, lines };
    }
  }
  const { size, lines: most } = titleSizes.at(-1) ?? { size: 56, lines: 4 };
  const lines = evenLines(
    title,
    Math.ceil(widthOf(title, size, serif) / (right - left)) + 1,
    size,
    serif,
  );
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

function fitLine(line: string, size: number, serif: Typeface): string {
  let fitting = line;
  while (widthOf(fitting, size, serif) > right - left - seal - 40)
    fitting = `${Array.from(fitting).slice(0, -2).join('')}…`;
  return fitting;
}

function widthOf(line: string, size: number, serif: Typeface): number {
  let width = 0;
  for (const character of line) width += advance(character, size, serif);
  return width;
}

/** A character that the typeface lacks leaves its room empty. */
function advance(character: string, size: number, serif: Typeface): number {
  return ((serif.glyph(character)?.advance ?? 1000) * size) / 1000;
}

function lineOf(line: string, x: number, y: number, size: number, serif: Typeface): string {
  let path = '';
  for (const character of line) {
    path += outline(character, x, y, size, serif);
    x += advance(character, size, serif);
  }
  return path;
}

function outline(character: string, x: number, y: number, size: number, serif: Typeface): string {
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
