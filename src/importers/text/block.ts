import type { Leaf } from './source-text.ts';

/** A piece of text that stands on lines of its own in a chapter. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'table';
  /** All its text: for a table, its cells one after the other. */
  text: string;
  /** Headings only: the smaller, the higher. Any scale will do; only order counts. */
  level: number;
  /** Leaves that begin in it, `at` counted within `text`; in a heading only at its start or end. */
  leaves: Leaf[];
  /** Tables only; the first row is the head. */
  rows: string[][];
}

export function aParagraph(text: string, leaves: Leaf[] = []): Block {
  return { kind: 'paragraph', text, level: 0, leaves, rows: [] };
}

export function aHeading(text: string, level: number, leaves: Leaf[] = []): Block {
  return { kind: 'heading', text, level, leaves, rows: [] };
}

export function aTable(rows: string[][]): Block {
  return { kind: 'table', text: rows.flat().join(''), level: 0, leaves: [], rows };
}

/** A page cuts wide spaces off the ends of a heading; one that has them stays a paragraph, so that none is lost. */
export function canBeHeading(title: string): boolean {
  return title !== '' && title === title.trim();
}

/** How much text makes on a page. */
export interface Size {
  characters: number;
  /** Of HTML, estimated: what the characters take, with entities, and the tags around them. */
  bytes: number;
}

export function blockSize({ kind, text, leaves, rows }: Block): Size {
  const tags = (kind === 'heading' ? 150 : 10) + leaves.length * 80;
  const cells = rows.reduce((sum, row) => sum + row.length * 25 + 10, 0);
  const size = { characters: 0, bytes: tags + cells };
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    size.characters++;
    if (code < 0x80) size.bytes += '&<>"'.includes(character) ? 6 : 1;
    else size.bytes += code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return size;
}

export function addSizes(a: Size, b: Size): Size {
  return { characters: a.characters + b.characters, bytes: a.bytes + b.bytes };
}

/** Bytes of HTML that may come with a character: Han are three, which leaves room for usual markup. */
const bytesPerCharacter = 4.5;

/** Length in characters; more where the HTML is heavier than prose, so that one limit bounds text and page alike. */
export function lengthOf({ characters, bytes }: Size): number {
  return Math.max(characters, bytes / bytesPerCharacter);
}

/** Depth of each heading as Markdown counts it: `##` for the first, never jumping, six at most. */
export function headingDepths(blocks: readonly Block[]): Map<Block, number> {
  const depths = new Map<Block, number>();
  const open: number[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    while (open.length > 0 && (open.at(-1) ?? 0) >= block.level) open.pop();
    open.push(block.level);
    depths.set(block, Math.min(open.length + 1, 6));
  }
  return depths;
}
