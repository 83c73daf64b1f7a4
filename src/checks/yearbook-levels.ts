import { aFinding } from '../model/finding.ts';
import type { Check, CheckedWork } from './check.ts';
import { quote } from './quotation.ts';
import { worksOfStyle } from './units.ts';
import { bodyChapters, levelOf, mostLevels } from './yearbook-ranks.ts';

/** A yearbook's body has at most four levels: 类目–分目–子目–条目. Says it once of what lies too deep, not of all below. */
export const yearbookLevels: Check = {
  code: 'yearbook-levels',
  *run(checked) {
    for (const work of worksOfStyle(checked, 'yearbook')) {
      for (const { file, meta, within } of work.parts) {
        if (partLevel(work, within) !== mostLevels) continue;
        yield aFinding(
          'yearbook-levels',
          file,
          `文件夹${quote(meta.title)}已在第 ${mostLevels} 层，里面的篇章成了第 ${mostLevels + 1} 层。年鉴正文最多四层：类目—分目—子目—条目。请减少一层文件夹。`,
        );
      }
    }
    for (const { chapter } of bodyChapters(checked)) {
      if (chapter.parts.length >= mostLevels) continue;
      let reported = Infinity;
      for (const heading of chapter.headings) {
        if (heading.depth > reported) continue;
        const level = levelOf(chapter, heading);
        reported = level > mostLevels ? heading.depth : Infinity;
        if (level > mostLevels) {
          const marks = '#'.repeat(heading.depth);
          yield aFinding(
            'yearbook-levels',
            chapter.file,
            `${quote(heading.title)}（${marks}）是第 ${level} 层。年鉴正文最多四层：类目—分目—子目—条目${inFolders(chapter.parts.length)}。请把它升为上一级标题，或并入上一条。`,
            heading.at,
          );
        }
      }
    }
  },
};

function partLevel({ id, parts }: CheckedWork, within: string): number {
  let level = 1;
  for (let around: string | undefined = within; around !== id && around !== undefined; level++) {
    around = parts.find((part) => part.id === around)?.within;
  }
  return level;
}

function inFolders(count: number): string {
  return count === 0 ? '，篇章文件是第 1 层' : `，篇章文件在文件夹里，是第 ${count + 1} 层`;
}
