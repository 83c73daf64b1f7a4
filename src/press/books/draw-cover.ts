import { palette } from '../../page/colours.ts';
import { coverText, type CoverText } from '../../page/cover-text.ts';
import { placeSeal, sealOf } from '../../page/seal.ts';
import type { WorkKind } from '../../model/work-kinds.ts';
import type { WorkMeta } from '../../model/work.ts';
import { fitLine, lineOf, outline, widthOf } from '../set-type.ts';
import type { Typeface } from '../typeface.ts';

/** Book cloth of kinds whose covers are not in the portal's own colour; as the portal's pages show them. */
const cloths: Partial<Record<WorkKind, string>> = {
  'old-gazetteer': '#2a3b4d',
  'party-history': '#77302b',
};
const paper = '#f3ead3';
const ink = '#1f1d1a';
const gold = '#d8c08a';
const light = '#f8f2e2';

export interface CoverSize {
  widthPx: number;
  heightPx: number;
}

/** Most characters of a column of the title, and most columns. */
const longest = 6;
const mostColumns = 3;

/**
 * Draws the cover of a work that has no picture of its own: book cloth, a frame of a thick and a thin line, a paper
 * slip with the title from top to bottom. All outlines, so that every machine draws the same.
 */
export function drawBookCover(
  meta: WorkMeta,
  { colour, county }: { colour: string; county: string },
  { widthPx: width, heightPx: height }: CoverSize,
  serif: Typeface,
): string {
  const { title, small, year } = wordsOf(meta);
  const unit = Math.min(width, height * 0.72) / 100;
  const columns = columnsOf(title);
  const rows = Math.max(...columns.map((column) => column.length));
  const figure = (year === '' ? 6 : 13) * unit;
  const line = year === '' ? small : year;
  const room = height * (line === '' ? 0.5 : 0.42);
  const size = Math.min(16 * unit, room / (rows * 1.16), (62 * unit) / (columns.length * 1.5));
  const slip = {
    width: size * (columns.length * 1.25 + 0.65),
    height: rows * size * 1.16 + size * 0.9,
    top: height * 0.11,
  };
  const left = (width - slip.width) / 2;
  const middle = width / 2;
  const centred = (line: string, y: number, of: number, fill: string): string => {
    const fitting = fitLine(line, of, width - 26 * unit, serif);
    return shape(lineOf(fitting, middle - widthOf(fitting, of, serif) / 2, y, of, serif), fill);
  };
  const below = slip.top + slip.height;
  const sealTop = height - 31 * unit;
  const office = meta.compilingOffice?.split('　')[0] ?? '';
  const cloth = cloths[meta.kind] ?? palette(colour, 'light').cloth;
  const parts = [
    `<rect width="${width}" height="${height}" fill="${cloth}"/>`,
    frame(5 * unit, 0.9 * unit, width, height),
    frame(7 * unit, 0.35 * unit, width, height),
    rectangle(left, slip.top, slip.width, slip.height, `fill="${paper}"`),
    rectangle(
      left + size * 0.16,
      slip.top + size * 0.16,
      slip.width - size * 0.32,
      slip.height - size * 0.32,
      `fill="none" stroke="${ink}" stroke-width="${0.3 * unit}"`,
    ),
    ...columns.flatMap((column, index) =>
      column.map((character, row) => {
        const x = left + slip.width - size * (0.325 + 0.125 + 1 + index * 1.25);
        const y = slip.top + size * (0.45 + 0.88 + row * 1.16);
        return shape(upright(character, x, y, size, serif), ink);
      }),
    ),
    centred(line, (below + sealTop) / 2 + figure * 0.36, figure, light),
    seal(county, middle - 6 * unit, sealTop, 12 * unit, serif),
    centred(office, height - 12 * unit, 4.4 * unit, light),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`;
}

/** Years that stand in brackets within a title are set below it, as those at its end are. */
function wordsOf(meta: WorkMeta): Pick<CoverText, 'title' | 'small' | 'year'> {
  const { title, small, year } = coverText(meta);
  const [bracketed, years = ''] = /（([^（）]*\d[^（）]*)）/.exec(title) ?? [];
  return bracketed === undefined
    ? { title, small, year }
    : { title: title.replace(bracketed, ''), small: small === '' ? years : small, year };
}

/** Marks as they stand in lines that run downwards. */
const turned: Record<string, string> = {
  '《': '︽',
  '》': '︾',
  '〈': '︿',
  '〉': '﹀',
  '（': '︵',
  '）': '︶',
  '“': '﹁',
  '”': '﹂',
  '「': '﹁',
  '」': '﹂',
  '—': '︱',
};

/** Cuts a title into columns of even length, the first at the right. */
function columnsOf(title: string): string[][] {
  const characters = Array.from(title.replaceAll(' ', ''));
  const count = Math.min(mostColumns, Math.max(1, Math.ceil(characters.length / longest)));
  const each = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * each, (index + 1) * each),
  );
}

/** What stands in the middle of its square whatever its own width. */
function upright(written: string, x: number, y: number, size: number, serif: Typeface): string {
  const mark = turned[written] ?? written;
  const character = serif.glyph(mark) === undefined ? written : mark;
  return outline(character, x + (size - widthOf(character, size, serif)) / 2, y, size, serif);
}

const shape = (path: string, fill: string): string =>
  path === '' ? '' : `<path fill="${fill}" d="${path}"/>`;

const rectangle = (x: number, y: number, width: number, height: number, look: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${look}/>`;

const frame = (inset: number, stroke: number, width: number, height: number): string =>
  rectangle(
    inset,
    inset,
    width - 2 * inset,
    height - 2 * inset,
    `fill="none" stroke="${gold}" stroke-width="${stroke}"`,
  );

function seal(county: string, x: number, y: number, size: number, serif: Typeface): string {
  const characters = placeSeal(sealOf(county)).map((each) =>
    outline(each.character, each.x - each.size / 2, each.y + each.size * 0.38, each.size, serif),
  );
  return `<g transform="translate(${x} ${y}) scale(${size / 100})"><rect width="100" height="100" rx="5" fill="#a5301f"/>${shape(characters.join(''), '#fff')}</g>`;
}
