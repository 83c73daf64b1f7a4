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

/** Bytes of HTML that a reader pays for as for one character: most are Han, of three bytes, with some markup. */
const bytesPerCharacter = 4.5;

/**
 * How much a block adds to a page, in characters; more than it has where its HTML is heavier than prose (entities,
 * many leaves, cells), so that one number bounds both the length of a chapter and the weight of its page.
 */
export function blockSize({ kind, text, leaves, rows }: Block): number {
  let bytes = kind === 'heading' ? 150 : 10;
  let characters = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    characters++;
    if (code < 0x80) bytes += character === '&' || character === '<' || character === '>' ? 5 : character === '"' ? 6 : 1;
    else bytes += code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  bytes += leaves.length * 80 + rows.reduce((sum, row) => sum + row.length * 25 + 10, 0);
  return Math.max(characters, bytes / bytesPerCharacter);
}

export function totalSize(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + blockSize(block), 0);
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
