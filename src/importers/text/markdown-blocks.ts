import { aHeading, aParagraph, aTable, canBeHeading, type Block } from './block.ts';

/** Markdown taken apart, with the number of HTML comments left out. */
export interface MarkdownText {
  blocks: Block[];
  comments: number;
}

const comment = /<!--[^]*?-->/g;
const headingLine = /^(#{1,6})[ \t]+(.*)$/;
const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/**
 * Reads only what law collections mean by Markdown: `#` marks before a heading, tables of `|` with a row of dashes
 * under their head, and HTML comments, which are notes of whoever made the file. Everything else is text as it stands,
 * each line a paragraph: `1.`, `*` and `[…]` in a law are the law's own.
 */
export function markdownBlocks(text: string): MarkdownText {
  let comments = 0;
  const lines = text
    .replace(comment, () => {
      comments++;
      return '';
    })
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ''));
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const rows = findTable(lines, index);
    if (rows !== undefined) {
      blocks.push(aTable(rows));
      index += rows.length;
    } else if (line !== '') blocks.push(headingOrParagraph(line));
  }
  return { blocks, comments };
}

function headingOrParagraph(line: string): Block {
  const [, marks, title] = headingLine.exec(line) ?? [];
  if (marks === undefined || title === undefined) return aParagraph(line);
  return canBeHeading(title) ? aHeading(title, marks.length) : aParagraph(title);
}

/** Rows of the table that begins at a line, without the row of dashes; undefined when none does. */
function findTable(lines: readonly string[], start: number): string[][] | undefined {
  if (
    lines[start]?.startsWith('|') !== true ||
    !delimiterRow.test(lines[start + 1] ?? '') ||
    !lines[start + 1]?.includes('|')
  )
    return undefined;
  const rows = [splitRow(lines[start])];
  for (let index = start + 2; lines[index]?.startsWith('|') === true; index++)
    rows.push(splitRow(lines[index] ?? ''));
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

/** `| a | b \| c |` → `a`, `b | c`. */
function splitRow(line: string): string[] {
  const cells = line
    .replace(/^\|/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replace(/^[ \t]+|[ \t]+$/g, '').replaceAll('\\|', '|'));
  if (cells.at(-1) === '') cells.pop();
  return cells.length === 0 ? [''] : cells;
}
