import { cardSizePx } from '../page/card-size.ts';
import { palette } from '../page/colours.ts';
import { placeSeal, sealOf } from '../page/seal.ts';
import { fitLine, hang, lineOf, outline, setTitle } from './set-type.ts';
import type { Typeface } from './typeface.ts';

/** What is written on a card that stands for a page where its address is shared. */
export interface CardText {
  /** What kind of thing it is; empty for the portal's own card. */
  kind: string;
  title: string;
  /** A line below the title. */
  lead: string;
  portalTitle: string;
  /** What the portal says on every page, e.g. that the county is invented; empty for most. */
  notice: string;
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
  const { size, lines } = setTitle(text.title, titleSizes, right - left, serif);
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
      lineOf(
        fitLine(text.lead, 34, right - left - seal - 40, serif),
        left,
        top + height + 56,
        34,
        serif,
      ),
      light['ink-soft'],
    ),
    text.portalTitle === text.title
      ? ''
      : shape(lineOf(text.portalTitle, left, 560, 32, serif), light['ink-soft']),
    shape(
      lineOf(fitLine(text.notice, 22, right - left, serif), left, 602, 22, serif),
      light['ink-soft'],
    ),
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
