import type { Block } from './block.ts';
import { expectedOfBlocks, expectedText } from './compare-page.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { plainBlocks } from './plain-blocks.ts';
import type { SourceText } from './source-text.ts';

/** A text taken apart, ready to be cut and written. */
export interface PreparedText {
  blocks: Block[];
  /** What its pages, one after the other, must show (`expectedText`). */
  expected: string;
  /** HTML comments left out. */
  comments: number;
}

export function prepareText(source: SourceText): PreparedText {
  if (source.form === 'plain') {
    const { blocks, leaves } = plainBlocks(source);
    return { blocks, expected: expectedText(source.text, leaves), comments: 0 };
  }
  const { blocks, comments } = markdownBlocks(source.text);
  return { blocks, expected: expectedOfBlocks(blocks), comments };
}
