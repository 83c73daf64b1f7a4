import { blockSize, headingDepths, totalSize, type Block } from './block.ts';
import { cutBlock } from './cut-block.ts';

/** How long chapters may be, in characters as `blockSize` counts them. */
export interface ChapterLimits {
  /** Cut at headings so as to stay below it. */
  aim: number;
  /** Never more. */
  most: number;
}

/** 40,000 characters come to some 180 KB of HTML; 12,000 are what a reader takes in at one sitting. */
export const chapterLimits: ChapterLimits = { aim: 12_000, most: 40_000 };

/** A stretch of a text that becomes one chapter. */
interface Stretch {
  blocks: Block[];
  size: number;
  /** Not itself a part of something longer that was cut. */
  isWhole: boolean;
}

/** What a text was cut into, and how many blocks had to be cut inside. */
export interface CutText {
  stretches: Block[][];
  cutBlocks: number;
}

/**
 * Cuts a text into chapters: at headings, the highest first, as far as it takes to come below `aim`; a stretch without
 * headings is cut at paragraphs, and only above `most`; a block above `most` is cut inside. Nothing is left out or
 * moved. Neighbours that are short are kept together.
 */
export function cutText(blocks: readonly Block[], limits = chapterLimits): CutText {
  let cutBlocks = 0;
  const parts = blocks.flatMap((block) => {
    if (blockSize(block) <= limits.most) return [block];
    cutBlocks++;
    return cutBlock(block, limits.most);
  });
  return { stretches: cutSection(parts, limits).map((stretch) => stretch.blocks), cutBlocks };
}

function cutSection(blocks: Block[], limits: ChapterLimits): Stretch[] {
  const size = totalSize(blocks);
  if (size <= limits.aim) return [{ blocks, size, isWhole: true }];
  const depths = headingDepths(blocks);
  const highest = Math.min(...blocks.slice(1).map((block) => depths.get(block) ?? Infinity));
  if (highest === Infinity) return cutAtParagraphs(blocks, size, limits);
  const sections: Block[][] = [[]];
  for (const [index, block] of blocks.entries()) {
    if (index > 0 && depths.get(block) === highest) sections.push([]);
    sections.at(-1)?.push(block);
  }
  const stretches = sections.flatMap((section) => {
    const cut = cutSection(section, limits);
    return cut.length === 1 ? cut : cut.map((stretch) => ({ ...stretch, isWhole: false }));
  });
  return joinShort(stretches, limits);
}

/** A stretch shorter than this is not worth a page of its own. */
const short = (limits: ChapterLimits): number => limits.aim / 8;

/** Joins neighbours up to `aim`; past it, so that the head of a section or a remnant does not stand alone. */
function joinShort(stretches: readonly Stretch[], limits: ChapterLimits): Stretch[] {
  const joined: Stretch[] = [];
  for (const [index, next] of stretches.entries()) {
    const last = joined.at(-1);
    const size = (last?.size ?? 0) + next.size;
    const fits = size <= limits.aim && last?.isWhole === true && next.isWhole;
    const isRemnant = next.size < short(limits) && index === stretches.length - 1;
    const isHead = last !== undefined && last.size < short(limits);
    if (last && size <= limits.most && (fits || isHead || isRemnant)) {
      last.blocks = [...last.blocks, ...next.blocks];
      last.size = size;
      last.isWhole &&= next.isWhole;
    } else joined.push({ ...next });
  }
  return joined;
}

function cutAtParagraphs(blocks: Block[], size: number, limits: ChapterLimits): Stretch[] {
  if (size <= limits.most) return [{ blocks, size, isWhole: true }];
  const goal = size / Math.ceil(size / limits.aim);
  const stretches: Stretch[] = [];
  let open: Stretch = { blocks: [], size: 0, isWhole: false };
  for (const block of blocks) {
    const added = blockSize(block);
    const overshoots = open.size + added - goal > goal - open.size;
    if (open.blocks.length > 0 && (overshoots || open.size + added > limits.most)) {
      stretches.push(open);
      open = { blocks: [], size: 0, isWhole: false };
    }
    open.blocks.push(block);
    open.size += added;
  }
  return [...stretches, open];
}
