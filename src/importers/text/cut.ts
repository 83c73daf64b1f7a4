import { addSizes, blockSize, headingDepths, lengthOf, type Block, type Size } from './block.ts';
import { cutBlock } from './cut-block.ts';

/** How long chapters may be, in characters as `lengthOf` counts them. */
interface ChapterLimits {
  /** Cut at headings so as to stay below it. */
  aim: number;
  /** Never more. */
  most: number;
}

/** 40,000 characters come to some 180 KB of HTML; 12,000 are what a reader takes in at one sitting. */
const chapterLimits: ChapterLimits = { aim: 12_000, most: 40_000 };

/** A stretch of a text that becomes one chapter. */
interface Stretch {
  blocks: Block[];
  size: Size;
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
    if (lengthOf(blockSize(block)) <= limits.most) return [block];
    cutBlocks++;
    return cutBlock(block, limits.most);
  });
  return { stretches: cutSection(parts, limits).map((stretch) => stretch.blocks), cutBlocks };
}

const nothing: Size = { characters: 0, bytes: 0 };

function cutSection(blocks: Block[], limits: ChapterLimits): Stretch[] {
  const size = blocks.map(blockSize).reduce(addSizes, nothing);
  if (lengthOf(size) <= limits.aim) return [{ blocks, size, isWhole: true }];
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

/** Joins neighbours up to `aim`; past it, so that the head of a section or a remnant does not stand alone. */
function joinShort(stretches: readonly Stretch[], { aim, most }: ChapterLimits): Stretch[] {
  const isShort = ({ size }: Stretch): boolean => lengthOf(size) < aim / 8;
  const joined: Stretch[] = [];
  for (const [index, next] of stretches.entries()) {
    const last = joined.at(-1);
    const size = addSizes(last?.size ?? nothing, next.size);
    const fits = last?.isWhole === true && next.isWhole && lengthOf(size) <= aim;
    const isRemnant = index === stretches.length - 1 && isShort(next);
    if (last && (fits || ((isShort(last) || isRemnant) && lengthOf(size) <= most))) {
      last.blocks = [...last.blocks, ...next.blocks];
      last.size = size;
      last.isWhole &&= next.isWhole;
    } else joined.push({ ...next });
  }
  return joined;
}

/** Cuts into even parts where it must be cut at all. */
function cutAtParagraphs(blocks: Block[], size: Size, { aim, most }: ChapterLimits): Stretch[] {
  const length = lengthOf(size);
  if (length <= most) return [{ blocks, size, isWhole: true }];
  const goal = length / Math.ceil(length / aim);
  const stretches: Stretch[] = [];
  let open: Stretch = { blocks: [], size: nothing, isWhole: false };
  for (const block of blocks) {
    const grown = addSizes(open.size, blockSize(block));
    const overshoots = lengthOf(grown) - goal > goal - lengthOf(open.size);
    if (open.blocks.length > 0 && (overshoots || lengthOf(grown) > most)) {
      stretches.push(open);
      open = { blocks: [], size: nothing, isWhole: false };
    }
    open.blocks.push(block);
    open.size = addSizes(open.size, blockSize(block));
  }
  return [...stretches, open];
}
