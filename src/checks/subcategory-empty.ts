import type { Heading } from '../markdown/compiled.ts';
import { aFinding } from '../model/finding.ts';
import type { Check, CheckedChapter, CheckedWork } from './check.ts';
import { quote } from './quotation.ts';
import { worksOfStyle } from './units.ts';
import { bodyChapters, levelOf, rankName } from './yearbook-ranks.ts';

/** Every unit of a yearbook's body holds something: a folder chapters, a heading text, a picture or headings. */
export const subcategoryEmpty: Check = {
  code: 'subcategory-empty',
  *run(checked) {
    for (const work of worksOfStyle(checked, 'yearbook')) {
      for (const { id, file, meta } of work.parts) {
        if (isFilled(work, id)) continue;
        yield aFinding(
          'subcategory-empty',
          file,
          `文件夹${quote(meta.title)}里没有篇章。请放入 .mdx 文件，或删去这个文件夹。`,
        );
      }
    }
    for (const { chapter } of bodyChapters(checked)) {
      for (const [index, heading] of chapter.headings.entries()) {
        const next = chapter.headings[index + 1];
        if (!heading.isEntry || heading.characters > 0 || hasFigure(chapter, heading, next))
          continue;
        const rank = rankName(levelOf(chapter, heading), true);
        yield aFinding(
          'subcategory-empty',
          chapter.file,
          `${rank}${quote(heading.title)}下没有内容。请补上内容，或删去这个标题；内容暂不公开的，把标题也放进 <Embargo> 或 <Internal> 里。`,
          heading.at,
        );
      }
    }
  },
};

function isFilled({ parts, chapters, absent = [] }: CheckedWork, part: string): boolean {
  return (
    parts.some(({ within }) => within === part) ||
    chapters.some((chapter) => chapter.parts.includes(part)) ||
    absent.some((id) => id.startsWith(`${part}/`))
  );
}

/** A picture without caption adds no text, so it has to be looked for by its place. */
function hasFigure(
  { figures }: CheckedChapter,
  heading: Heading,
  next: Heading | undefined,
): boolean {
  const end = next?.at.line ?? Infinity;
  return figures.some(({ at }) => at.line > heading.at.line && at.line < end);
}
