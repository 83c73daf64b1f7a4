import type { ChapterWriting } from './chapter-writing.ts';
import { writeFigures } from './write-figures.ts';
import { writeInlines } from './write-inline.ts';
import type { ListPlace, WordParagraph } from './word-document.ts';

/** Where a level of a list that is open stands. */
interface Level {
  isOrdered: boolean;
  value: number;
  /** `.` and `)` in turn, so that two lists side by side stay two. */
  sign: '.' | ')';
  bullet: '-' | '+';
  /** Columns its text is set in. */
  indent: number;
}

/** Writes consecutive list items as Markdown lists, tight, nested as Word has them. */
export function writeList(writing: ChapterWriting, items: readonly WordParagraph[]): string[] {
  const lines: string[] = [];
  const after: string[] = [];
  const open: Level[] = [];
  for (const item of items) {
    const place = item.list;
    if (!place) continue;
    const depth = Math.min(place.level, open.length);
    const level = openLevel(open, depth, place);
    const marker = place.isOrdered ? `${place.value}${level.sign}` : level.bullet;
    const outer = open[depth - 1]?.indent ?? 0;
    level.indent = outer + marker.length + 1;
    const text = writeInlines(writing, item.inlines, {
      lineBreak: `\\\n${' '.repeat(level.indent)}`,
    });
    if (text !== '') lines.push(`${' '.repeat(outer)}${marker} ${text}`);
    after.push(...writeFigures(writing, writing.pictures.splice(0), undefined));
  }
  return [lines.join('\n'), ...after];
}

function openLevel(open: Level[], depth: number, { isOrdered, value }: ListPlace): Level {
  const known = open[depth];
  open.length = Math.min(open.length, depth + 1);
  const goesOn = known?.isOrdered === isOrdered && (!isOrdered || value === known.value + 1);
  if (known && goesOn) {
    known.value = value;
    return known;
  }
  const isSecond = known?.isOrdered === isOrdered;
  const level: Level = {
    isOrdered,
    value,
    sign: isSecond && known.sign === '.' ? ')' : '.',
    bullet: isSecond && known.bullet === '-' ? '+' : '-',
    indent: 0,
  };
  open[depth] = level;
  return level;
}
