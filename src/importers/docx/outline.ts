import { plainText, type WordBlock, type WordParagraph } from './word-document.ts';
import { findHeadings, type FoundHeading } from './find-headings.ts';
import { titleOf } from './heading-kinds.ts';

/** A heading with what stands below it, down to the next of its rank. */
export interface OutlineNode {
  heading: FoundHeading | undefined;
  paragraph: WordParagraph | undefined;
  /** What stands before the first heading below it. */
  blocks: WordBlock[];
  children: OutlineNode[];
  /** UTF-16 units of text of it and all below it. */
  size: number;
}

export interface Outline {
  root: OutlineNode;
  /** Title of the whole document, when it gives itself one, and the paragraphs that do. */
  title: { text: string; paragraphs: WordParagraph[] } | undefined;
}

/** Arranges a document's blocks under its headings. */
export function outlineOf(blocks: readonly WordBlock[]): Outline {
  const headings = findHeadings(blocks);
  const title = findTitle(blocks, headings);
  const root: OutlineNode = {
    heading: undefined,
    paragraph: undefined,
    blocks: [],
    children: [],
    size: 0,
  };
  const open = [root];
  for (const block of blocks) {
    if (block.kind === 'paragraph' && title?.paragraphs.includes(block)) continue;
    const heading = block.kind === 'paragraph' ? headings.get(block) : undefined;
    if (heading && block.kind === 'paragraph') {
      while (open.length > 1 && (open.at(-1)?.heading?.rank ?? 0) >= heading.rank) open.pop();
      const node: OutlineNode = { heading, paragraph: block, blocks: [], children: [], size: 0 };
      open.at(-1)?.children.push(node);
      open.push(node);
    }
    const node = open.at(-1);
    if (!heading) node?.blocks.push(block);
    const size = sizeOf(block);
    for (const each of open) each.size += size;
  }
  return { root: root, title };
}

export function sizeOf(block: WordBlock): number {
  if (block.kind === 'paragraph')
    return (
      plainText(block.inlines).length +
      block.boxes.flat().reduce((sum, each) => sum + sizeOf(each), 0)
    );
  if (block.kind === 'component') return block.blocks.reduce((sum, each) => sum + sizeOf(each), 40);
  return block.rows.reduce(
    (sum, { cells }) =>
      sum +
      cells.reduce(
        (inner, cell) => inner + cell.blocks.reduce((all, each) => all + sizeOf(each), 8),
        0,
      ),
    0,
  );
}

/** Paragraphs of the title style; without any, a centred line at the head, set larger than all that follows. */
function findTitle(
  blocks: readonly WordBlock[],
  headings: Map<WordParagraph, FoundHeading>,
): Outline['title'] {
  const filled = blocks.filter((block) => block.kind !== 'paragraph' || titleOf(block) !== '');
  const [first, ...rest] = filled;
  if (first?.kind !== 'paragraph' || rest.length === 0) return undefined;
  if (first.part === 'title') return titled(filled, headings, 'title');
  const sizes = rest.map((block) => (block.kind === 'paragraph' ? block.size : 0));
  const isLargest = sizes.length > 0 && first.isCentred && first.size > Math.max(...sizes);
  const rank = headings.get(first)?.rank;
  const isOnlyOne = rank !== undefined && rank < 100 && isAbove(headings, first, rank);
  if (!isLargest && !isOnlyOne) return undefined;
  if (headings.get(first)?.leadIn !== undefined || first.mark !== undefined) return undefined;
  headings.delete(first);
  return { text: titleOf(first), paragraphs: [first] };
}

function titled(
  filled: readonly WordBlock[],
  headings: Map<WordParagraph, FoundHeading>,
  part: 'title',
): Outline['title'] {
  const paragraphs: WordParagraph[] = [];
  for (const block of filled) {
    if (block.kind !== 'paragraph' || block.part !== part || headings.has(block)) break;
    paragraphs.push(block);
  }
  return paragraphs.length === 0
    ? undefined
    : { text: paragraphs.map(titleOf).join(''), paragraphs };
}

/** Whether the first heading is alone at its rank, above all others. */
function isAbove(
  headings: Map<WordParagraph, FoundHeading>,
  first: WordParagraph,
  rank: number,
): boolean {
  const others = [...headings].filter(([paragraph]) => paragraph !== first);
  return (
    others.length > 1 &&
    others.every(([, heading]) => heading.rank > rank) &&
    others.some(([, heading]) => heading.leadIn === undefined)
  );
}
