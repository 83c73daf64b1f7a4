import { canBeHeading } from './block.ts';
import { readsAsHeading } from './heading-words.ts';
import type { TextLine } from './lines.ts';
import type { SourceText } from './source-text.ts';

/** A line marked as a heading, while the rules are at work. */
interface Candidate {
  /** Which line of the text. */
  line: number;
  indent: number;
  isHeading: boolean;
}

/** A title set lower than this stands at the foot of the column: an author's name, a date. */
const footOfColumn = 8;

/**
 * Decides which of the lines that a transcription marks as headings are headings, preferring to miss one to inventing
 * one. Transcriptions mark every short indented line (Kanripo: 6,983 in six gazetteers, of which some 3,700 are
 * headings). A heading must
 *
 * 1. fill its line: `國家` at the head of a longer line is a raised word;
 * 2. stand in a text that has headings: a table of contents and editorial principles (凡例) are lists of lines;
 * 3. read as one (`heading-words.ts`), and not stand at the foot of the column;
 * 4. have text of its own: of lines marked with the same indent one right after the other, all are a list, except that
 *    the second of just two heads the text that follows it; one before a higher heading or the end is an entry too;
 * 5. be in good company: where under one heading most marked lines of an indent fail, the rest are chance.
 *
 * @returns indent of each line that is a heading, by number of line.
 */
export function findTrueHeadings(
  { text, headings, juan = '' }: SourceText,
  lines: readonly TextLine[],
): Map<number, number> {
  if (/凡例|[目總总][録錄录目]/u.test(juan)) return new Map();
  const byStart = new Map(headings.map((heading) => [heading.from, heading]));
  const words = lines.map(({ from, to }) => text.slice(from, to));
  const candidates: Candidate[] = [];
  for (const [line, { from, to }] of lines.entries()) {
    const marked = byStart.get(from);
    const own = words[line] ?? '';
    if (marked?.to !== to || !canBeHeading(own)) continue;
    const isHeading =
      marked.indent < footOfColumn &&
      readsAsHeading(own, words[line - 1] ?? '', words[line + 1] ?? '');
    candidates.push({ line, indent: marked.indent, isHeading });
  }
  const indents = [...new Set(candidates.map(({ indent }) => indent))].sort((a, b) => b - a);
  for (const indent of indents) dropLists(candidates, indent, lastOwnLine(words));
  for (const indent of indents) dropChance(candidates, indent);
  return new Map(
    candidates.filter(({ isHeading }) => isHeading).map(({ line, indent }) => [line, indent]),
  );
}

/** Last line that is the chapter's own: a juan of an old book often ends by repeating its first line. */
function lastOwnLine(words: readonly string[]): number {
  const last = words.length - 1;
  return last > 0 && words[last] === words[0] ? last - 1 : last;
}

/** Rule 4. Deeper indents go first: what turns out to be text is text of the heading above it. */
function dropLists(candidates: readonly Candidate[], indent: number, lastLine: number): void {
  const live = candidates.filter(({ isHeading }) => isHeading);
  for (let first = 0; first < live.length; first++) {
    if (live[first]?.indent !== indent) continue;
    let last = first;
    while (follows(live[last], live[last + 1]) && live[last + 1]?.indent === indent) last++;
    const next = live[last + 1];
    const isBare =
      live[last]?.line === lastLine || (follows(live[last], next) && (next?.indent ?? 0) < indent);
    const dropped = isBare || last - first >= 2 ? last : last - 1;
    for (const candidate of live.slice(first, dropped + 1)) candidate.isHeading = false;
    first = last;
  }
}

function follows(a: Candidate | undefined, b: Candidate | undefined): boolean {
  return a !== undefined && b !== undefined && b.line === a.line + 1;
}

/** Rule 5. */
function dropChance(candidates: readonly Candidate[], indent: number): void {
  let section: Candidate[] = [];
  const close = (): void => {
    const failed = section.filter(({ isHeading }) => !isHeading).length;
    if (section.length >= 4 && failed * 2 > section.length)
      for (const candidate of section) candidate.isHeading = false;
    section = [];
  };
  for (const candidate of candidates) {
    if (candidate.indent === indent) section.push(candidate);
    else if (candidate.indent < indent && candidate.isHeading) close();
  }
  close();
}
