import { titleOf } from './heading-kinds.ts';
import type { OwnItem, OwnUnit } from './own-components.ts';
import type { EntryHeading, PlannedUnit } from './plan-work.ts';
import type { WordBlock } from './word-document.ts';

/** Cuts a document that an export of our own made, where it marked chapters and parts. */
export function planOwn(
  blocks: readonly WordBlock[],
  items: readonly OwnItem[],
): { units: PlannedUnit[]; before: WordBlock[] } {
  const units: PlannedUnit[] = [];
  const before: WordBlock[] = [];
  let level = 1;
  for (const block of blocks) {
    const own =
      block.kind === 'paragraph' && block.mark !== undefined
        ? unitOf(items[block.mark])
        : undefined;
    if (own && block.kind === 'paragraph') {
      const kind = own.file.endsWith('.mdx') ? 'chapter' : 'part';
      level = block.level ?? level;
      units.push({
        kind,
        title: titleOf(block),
        paragraph: block,
        role: undefined,
        file: own.file,
        content: [],
        own,
      });
      continue;
    }
    const unit = units.at(-1);
    if (unit) unit.content.push(asEntry(block, level));
    else before.push(block);
  }
  return { units, before };
}

function unitOf(item: OwnItem | undefined): OwnUnit | undefined {
  return item && 'file' in item ? item : undefined;
}

function asEntry(block: WordBlock, level: number): WordBlock | EntryHeading {
  if (block.kind !== 'paragraph' || block.level === undefined || titleOf(block) === '')
    return block;
  const depth = Math.min(Math.max(block.level - level + 1, 2), 6);
  return { kind: 'entry', paragraph: block, title: titleOf(block), depth, leadIn: undefined };
}
