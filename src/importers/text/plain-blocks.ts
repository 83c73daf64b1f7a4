import { aHeading, aParagraph, type Block } from './block.ts';
import { findLines } from './lines.ts';
import type { Leaf, SourceText } from './source-text.ts';
import { findTrueHeadings } from './true-headings.ts';

/** A plain text cut into headings and paragraphs, with its leaves where they fall. */
export interface PlainText {
  blocks: Block[];
  /** The text's leaves; one that falls inside a heading stands before it, so as not to become part of the title. */
  leaves: Leaf[];
}

/** Turns a text without markup into blocks. A leaf in the space between two lines begins the second. */
export function plainBlocks(source: SourceText): PlainText {
  const { text } = source;
  const lines = findLines(text);
  const headings = findTrueHeadings(source, lines);
  const blocks: Block[] = [];
  const moved: Leaf[] = [];
  let next = 0;
  for (const [index, { from, to }] of lines.entries()) {
    const level = headings.get(index);
    const isLast = index === lines.length - 1;
    const leaves: Leaf[] = [];
    for (
      let leaf = source.leaves[next];
      leaf && (leaf.at < to || isLast);
      leaf = source.leaves[++next]
    ) {
      const at = Math.min(Math.max(leaf.at - from, 0), to - from);
      leaves.push({ n: leaf.n, at: level === undefined || at === to - from ? at : 0 });
    }
    moved.push(...leaves.map(({ n, at }) => ({ n, at: from + at })));
    const own = text.slice(from, to);
    blocks.push(level === undefined ? aParagraph(own, leaves) : aHeading(own, level, leaves));
  }
  return { blocks, leaves: moved };
}
