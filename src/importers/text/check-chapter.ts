import { readChapterFacts } from '../../corpus/read-chapter.ts';
import { compileChapter } from '../../markdown/compile.ts';
import type { FindingCode } from '../../model/finding-codes.ts';
import type { CompiledChapter } from '../../markdown/compiled.ts';
import { explainDifference, pageText } from './compare-page.ts';

/** A chapter as it will stand in `content/`, compiled. */
export interface CheckedChapter {
  compiled: CompiledChapter;
  /** Its text as a reader gets it, in the form `compare-page.ts` compares. */
  shown: string;
  /** What is wrong with it, in Chinese sentences; a fault of the importer, not of the text. */
  problems: string[];
}

/**
 * What the text itself has amiss comes over as it is, a character of private use or a date: that it should be mended is
 * for the checks to say.
 */
const aboutTheText: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'character-private',
  'reign-year-differs',
]);

/** Compiles a chapter just written and checks that it is accepted as it is, and that its facts read back. */
export function checkChapter(mdx: string, file: string, title: string): CheckedChapter {
  const compiled = compileChapter(mdx, {
    id: file.replace(/\.mdx$/, ''),
    file,
    release: { today: '9999-12-31', audience: 'internal' },
    readBeside: () => undefined,
    hiddenItems: new Set(),
  });
  const facts = readChapterFacts(mdx, file);
  const problems = [...facts.findings, ...compiled.findings]
    .filter(({ code }) => !aboutTheText.has(code))
    .map(({ message }) => message);
  if (facts.value !== undefined && facts.value.title !== title)
    problems.push(`题目“${title}”写成了“${facts.value.title}”。`);
  return { compiled, shown: pageText(compiled.html), problems };
}

/**
 * Compares the pages of one text, in order, with what they must show.
 *
 * @returns the first difference and the page it is on, or undefined when there is none.
 */
export function findChange(
  expected: string,
  shown: readonly string[],
): { page: number; problem: string } | undefined {
  let from = 0;
  for (const [page, text] of shown.entries()) {
    const isLast = page === shown.length - 1;
    const problem = explainDifference(
      expected.slice(from, isLast ? undefined : from + text.length),
      text,
    );
    if (problem !== undefined) return { page, problem };
    from += text.length;
  }
  return undefined;
}
