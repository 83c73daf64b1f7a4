/**
 * Draws leaves of the demonstration's old gazetteer as if they had been scanned, from the words of its chapters, and
 * for `npx fangzhi import scans FOLDER`: `npm run demonstration:leaves -- FOLDER`.
 * Needs a Chinese serif font. The leaves are ours and say so where they are shown.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

const work = path.join(import.meta.dirname, '../../content/works/qingxi-xianzhi-guangxu');
const leaves = [
  { chapter: '02-prefaces.mdx', n: '首1a', fold: '卷首' },
  { chapter: '02-prefaces.mdx', n: '首1b', fold: '卷首' },
  { chapter: '02-prefaces.mdx', n: '首2a', fold: '卷首' },
  { chapter: '06-products.mdx', n: '29b', fold: '卷四' },
  { chapter: '06-products.mdx', n: '30a', fold: '卷四' },
  { chapter: '06-products.mdx', n: '30b', fold: '卷四' },
];

const pagePx = { width: 840, height: 1142 };
const frame = { x: 76, y: 92, width: 640, height: 976 };
const columns = 9;
const columnPx = frame.width / columns;
const ink = '#221d18';

/** What stands in a cell: a character of the text, or of a small note, half as wide. */
interface Cell {
  character: string;
  /** Parts of a character outside Unicode, by its description. */
  parts?: string[];
  isNote: boolean;
}

/** Paragraphs of a leaf, printed without punctuation. A heading is a paragraph that begins lower. */
function readLeaf(chapter: string, n: string): { cells: Cell[]; indent: number }[] {
  const source = readFileSync(path.join(work, chapter), 'utf8').replace(/^---[\s\S]*?---\n/, '');
  const at = source.indexOf(`<Leaf n="${n}" />`);
  const heading = /(?:^|\n)## ([^\n]+)\n\n$/.exec(source.slice(0, at))?.[1];
  const rest = source.slice(at + 1);
  const text = rest.slice(rest.indexOf('/>') + 2).split('<Leaf ')[0] ?? '';
  const blocks = text.split('\n\n').filter((block) => /\p{Script=Han}/u.test(block));
  return [
    ...(heading === undefined ? [] : [{ cells: cellsOf(heading), indent: 2 }]),
    ...blocks.map((block) =>
      block.startsWith('## ')
        ? { cells: cellsOf(block.slice(3)), indent: 2 }
        : { cells: cellsOf(block), indent: 0 },
    ),
  ];
}

function cellsOf(block: string): Cell[] {
  const cells: Cell[] = [];
  let isNote = false;
  const tokens =
    /<SmallNote>|<\/SmallNote>|<Glyph ids="(.)(.)(.)"[^>]*>|<[^>]*>|(\p{Script=Han}|[□〓])/gu;
  for (const [token, how, first = '', second = '', character] of block.matchAll(tokens)) {
    if (token === '<SmallNote>') isNote = true;
    else if (token === '</SmallNote>') isNote = false;
    else if (how !== undefined) cells.push({ character: how, parts: [first, second], isNote });
    else if (character !== undefined) cells.push({ character, isNote });
  }
  return cells;
}

/** Lays the cells of a leaf into columns from the right. @returns SVG of the characters. */
function layOut(paragraphs: ReturnType<typeof readLeaf>): string {
  for (let rows = 21; ; rows++) {
    const drawn = tryRows(paragraphs, rows);
    if (drawn !== undefined) return drawn;
  }
}

function tryRows(paragraphs: ReturnType<typeof readLeaf>, rows: number): string | undefined {
  const cellPx = (frame.height - 20) / rows;
  const size = Math.min(columnPx * 0.78, cellPx * 0.92);
  let svg = '';
  let column = 0;
  for (const { cells, indent } of paragraphs) {
    let row = indent;
    for (let index = 0; index < cells.length;) {
      if (row >= rows) {
        column++;
        row = 0;
      }
      if (column >= columns) return undefined;
      const x = frame.x + frame.width - (column + 0.5) * columnPx;
      const y = frame.y + 10 + (row + 0.5) * cellPx;
      const cell = cells[index];
      if (!cell) break;
      if (!cell.isNote) {
        svg += draw(cell, x, y, size);
        index++;
        row++;
        continue;
      }
      // A note stands in two lines: first the right, then the left.
      const end = cells.findIndex((each, place) => place > index && !each.isNote);
      const note = cells.slice(index, end < 0 ? undefined : end);
      const room = Math.min(Math.ceil(note.length / 2), (rows - row) * 2);
      const taken = note.slice(0, room * 2);
      for (const [place, each] of taken.entries()) {
        const isLeft = place >= room;
        const down = (place % room) * (cellPx / 2);
        svg += draw(each, x + (isLeft ? -1 : 1) * size * 0.26, y - cellPx / 4 + down, size * 0.5);
      }
      row += Math.ceil(room / 2);
      index += taken.length;
    }
    column++;
  }
  return svg;
}

function draw({ character, parts }: Cell, x: number, y: number, size: number): string {
  if (parts === undefined) return letter(character, x, y, size, 1, 1);
  const [first = '', second = ''] = parts;
  const by = size / 4;
  return character === '⿰'
    ? letter(first, x - by, y, size, 0.5, 1) + letter(second, x + by, y, size, 0.5, 1)
    : letter(first, x, y - by, size, 1, 0.5) + letter(second, x, y + by, size, 1, 0.5);
}

function letter(
  character: string,
  x: number,
  y: number,
  size: number,
  across: number,
  down: number,
): string {
  const shift = `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${across} ${down})`;
  return `<text transform="${shift}" y="${(size * 0.37).toFixed(1)}" font-size="${size.toFixed(1)}">${character}</text>`;
}

function leafSvg(paragraphs: ReturnType<typeof readLeaf>, n: string, fold: string): string {
  const lines = Array.from({ length: columns - 1 }, (_, index) => {
    const x = frame.x + (index + 1) * columnPx;
    return `<path d="M${x} ${frame.y + 6}V${frame.y + frame.height - 6}" stroke-width="1.5"/>`;
  });
  const isA = n.endsWith('a');
  // The fold of the leaf lies at the left of its first side, at the right of its second.
  const foldX = isA ? frame.x - 34 : frame.x + frame.width + 34;
  const edge = isA ? frame.x - 68 : frame.x + frame.width;
  const words = [...`清溪縣志${fold}`].map((character, index) =>
    letter(character, foldX, 310 + index * 44, 32, 1, 1),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pagePx.width}" height="${pagePx.height}" font-family="Noto Serif CJK TC, Source Han Serif TC, serif" font-weight="600" text-anchor="middle" fill="${ink}">
<rect width="100%" height="100%" fill="#e9dfc6"/>
<g fill="none" stroke="${ink}"><rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" stroke-width="7"/><rect x="${frame.x + 9}" y="${frame.y + 9}" width="${frame.width - 18}" height="${frame.height - 18}" stroke-width="1.5"/>${lines.join('')}<path d="M${edge} ${frame.y}h68M${edge} ${frame.y + frame.height}h68" stroke-width="5"/></g>
<path d="M${edge + 4} 250h60v34l-30 -20l-30 20z"/>${words.join('')}
${layOut(paragraphs)}
</svg>`;
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder for the leaves.');
mkdirSync(folder, { recursive: true });
for (const [index, { chapter, n, fold }] of leaves.entries()) {
  const svg = leafSvg(readLeaf(chapter, n), n, fold);
  const file = path.join(folder, `${String(index + 1).padStart(2, '0')}.png`);
  await sharp(Buffer.from(svg))
    .png({ palette: true, colours: 4, dither: 0, effort: 10 })
    .toFile(file);
}
