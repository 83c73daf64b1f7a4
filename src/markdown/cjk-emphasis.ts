import { isPunctuation, isWide } from './wide.ts';

/**
 * A noncharacter put between `**` and the punctuation beside it. CommonMark takes a run of asterisks as emphasis only
 * where its neighbours have spaces or letters in the right places, so `**“清水县”**一名` stays literal: Chinese has
 * no spaces. With the mark in between the parser sees a letter. Chapters that contain the mark themselves are refused
 * (`mdx-character`), so taking it off again loses nothing.
 */
const mark = '\uFDD0';
const marks = /\uFDD0|%EF%B7%90/g;

/** Where `mark` was added: per 1-based line, the 0-based offsets in that line of the marked source, ascending. */
export type MarkedLines = Map<number, number[]>;

/**
 * Adds the marks. A run gets one on the side where it touches punctuation, when that punctuation or the character on
 * the far side of the run is Chinese: the rule of the `cjk-friendly` amendment to CommonMark.
 */
export function markEmphasis(source: string): { marked: string; lines: MarkedLines } {
  const lines: MarkedLines = new Map();
  if (!source.includes('*') && !source.includes('~~')) return { marked: source, lines };
  const out = source.split('\n').map((line, index) => {
    if (!line.includes('*') && !line.includes('~~')) return line;
    const { text, offsets } = markLine(line);
    if (offsets.length > 0) lines.set(index + 1, offsets);
    return text;
  });
  return { marked: out.join('\n'), lines };
}

function markLine(line: string): { text: string; offsets: number[] } {
  const offsets: number[] = [];
  let text = '';
  let copied = 0;
  for (const run of line.matchAll(/\*+|~~+/g)) {
    const start = run.index;
    const end = start + run[0].length;
    const before = start === 0 ? 32 : line.charCodeAt(start - 1);
    const after = end === line.length ? 32 : line.charCodeAt(end);
    if (before === 0x5c) continue;
    text += line.slice(copied, start);
    if (isPunctuation(before) && !isSpace(after) && (isWide(before) || isWide(after))) {
      offsets.push(text.length);
      text += mark;
    }
    text += run[0];
    copied = end;
    if (isPunctuation(after) && !isSpace(before) && (isWide(after) || isWide(before))) {
      offsets.push(text.length);
      text += mark;
    }
  }
  return { text: text + line.slice(copied), offsets };
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 0x3000 || code === 0xa0;
}

export function withoutMarks(text: string): string {
  return text.replace(marks, '');
}

/** Column in the editor's file of a column in the marked source; both 1-based. */
export function unmarkedColumn(lines: MarkedLines, line: number, column: number): number {
  const offsets = lines.get(line);
  if (!offsets) return column;
  return column - offsets.filter((offset) => offset < column - 1).length;
}
