import { chapterSchema, type ChapterMeta } from '../model/chapter.ts';
import { aFinding } from '../model/finding.ts';
import { findFacts } from '../markdown/facts-block.ts';
import { readFacts, type Facts } from './facts.ts';

/** Reads the facts at the head of a chapter. */
export function readChapterFacts(source: string, file: string): Facts<ChapterMeta> {
  const block = findFacts(source);
  if (!block) {
    return {
      findings: [
        aFinding(
          'chapter-frontmatter-missing',
          file,
          '文件的第一行要是 ---（三个半角减号，前面没有空行），下面写明 title: 篇章题目，再以一行 --- 结束，然后是正文。',
          { line: 1, column: 1 },
        ),
      ],
    };
  }
  return readFacts(block.yaml, chapterSchema, {
    file,
    code: 'chapter-frontmatter-invalid',
    firstLine: block.firstLine,
  });
}
