import type { Block } from './block.ts';
import { chineseNumber } from '../../model/chinese-number.ts';
import { juanRole } from './juan-slugs.ts';
import type { SourceText } from './source-text.ts';

/** A chapter to be written: its file within the folder of its text's container, and what goes into it. */
export interface PlannedChapter {
  file: string;
  facts: Record<string, unknown>;
  blocks: Block[];
}

/** Files one text becomes: a chapter, or a folder of them with `part.yaml`. */
export interface PlannedText {
  chapters: PlannedChapter[];
  part: { file: string; facts: Record<string, unknown> } | undefined;
}

/** `3` → `003`: order before a file name, wide enough for the folder to sort by eye. */
export const orderPrefix = (order: number): string => String(order).padStart(3, '0');

/** Names the files of a text that was cut into stretches; `name` is its order and slug, as in `007-juan-3-shang`. */
export function planChapters(
  source: SourceText,
  name: string,
  stretches: readonly Block[][],
): PlannedText {
  const { title, juan, date, summary, provenance } = source;
  const role = juanRole(juan ?? title);
  const [only = []] = stretches;
  if (stretches.length <= 1) {
    return {
      chapters: [
        { file: `${name}.mdx`, facts: { title, role, date, summary, provenance }, blocks: only },
      ],
      part: undefined,
    };
  }
  const chapters = stretches.map((blocks, index) => {
    const number = index + 1;
    const heading = leadingHeading(blocks);
    const own = `${title}（${chineseNumber(number)}）${heading === undefined ? '' : `· ${heading}`}`;
    return {
      file: `${name}/${orderPrefix(number)}-${number}.mdx`,
      facts: { title: own, role, date, provenance },
      blocks,
    };
  });
  return { chapters, part: { file: `${name}/part.yaml`, facts: { title, role, summary } } };
}

/** A stretch is named for its first heading when little stands before it; else it begins in the middle of something. */
const littleText = 600;

function leadingHeading(blocks: readonly Block[]): string | undefined {
  let before = 0;
  for (const { kind, text } of blocks) {
    if (kind === 'heading') return text;
    before += text.length;
    if (before > littleText) return undefined;
  }
  return undefined;
}
