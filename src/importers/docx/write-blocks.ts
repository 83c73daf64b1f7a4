import { ChapterWriting } from './chapter-writing.ts';
import { isCaptionText, titleOf } from './heading-kinds.ts';
import { writeOwnComponent, writeQuote } from './write-own.ts';
import { writeInlines } from './write-inline.ts';
import { writeFigures, type FigureCaption } from './write-figures.ts';
import { writeList } from './write-list.ts';
import { writeTable, type TableCaption } from './write-table.ts';
import type { EntryHeading } from './plan-work.ts';
import {
  numberPrefix,
  plainText,
  type Inline,
  type WordBlock,
  type WordParagraph,
} from './word-document.ts';

export type Written = WordBlock | EntryHeading;

const prose = { lineBreak: '\\\n' };

/** Writes blocks as MDX, each to stand between blank lines. */
export function writeBlocks(writing: ChapterWriting, blocks: readonly Written[]): string[] {
  const written: string[] = [];
  for (let index = 0; index < blocks.length;) {
    const block = blocks[index];
    if (!block) break;
    const caption = captionOf(blocks, index);
    if (caption) {
      written.push(writeTable(writing, caption.table, caption), ...placePictures(writing));
      index = caption.next;
    } else if (block.kind === 'paragraph' && block.list !== undefined) {
      const items = itemsFrom(blocks, index);
      written.push(...writeList(writing, items));
      const last = items.at(-1);
      if (last) written.push(...writeBoxes(writing, last));
      index += items.length;
    } else if (isQuote(block)) {
      const quoted = runOf(blocks, index, isQuote);
      written.push(...writeQuote(writing, { blocks: quoted }, writeBlocks));
      index += quoted.length;
    } else {
      const figureCaption = figureCaptionAfter(blocks, index);
      written.push(...writeBlock(writing, block, figureCaption));
      index += figureCaption === undefined ? 1 : 2;
    }
  }
  return written.filter((text) => text.trim() !== '');
}

function writeBlock(
  writing: ChapterWriting,
  block: Written,
  caption: FigureCaption | undefined,
): string[] {
  switch (block.kind) {
    case 'entry':
      return writeEntry(writing, block);
    case 'component':
      return writeOwnComponent(writing, block, writeBlocks);
    case 'table':
      return [...writeAnyTable(writing, block), ...placePictures(writing)];
    case 'paragraph':
      return writeParagraph(writing, block, caption);
  }
}

/** A table of one cell is a frame around text. */
function writeAnyTable(
  writing: ChapterWriting,
  block: Extract<WordBlock, { kind: 'table' }>,
): string[] {
  const [row] = block.rows;
  const [cell] = row?.cells ?? [];
  if (!row || !cell || block.columns === 0) return [];
  if (block.rows.length > 1 || row.cells.length > 1) return [writeTable(writing, block, {})];
  writing.losses.add('只有一格的表格（文字框）', '写成普通段落，文字没有丢');
  writing.tables++;
  writing.cells++;
  return writeBlocks(writing, cell.blocks);
}

function writeEntry(
  writing: ChapterWriting,
  { paragraph, depth, leadIn, title }: EntryHeading,
): string[] {
  const { inlines, number, first } = paragraph;
  if (leadIn === undefined) {
    if (number !== undefined) writing.account.numbers.set(first, number);
    const prefix: Inline[] =
      number === undefined ? [] : [{ kind: 'text', text: numberPrefix(number, '　'), marks: {} }];
    const text = writeInlines(writing, [...prefix, ...inlines], { lineBreak: ' ', isPlain: true });
    return [
      `${'#'.repeat(depth)} ${text}`,
      ...placePictures(writing),
      ...writeBoxes(writing, paragraph),
    ];
  }
  writing.account.leadIns.add(first);
  const heading = writeInlines(writing, [{ kind: 'text', text: title, marks: {} }], {
    lineBreak: ' ',
    isPlain: true,
  });
  const rest: WordParagraph = {
    ...paragraph,
    number: undefined,
    list: undefined,
    part: 'body',
    inlines: afterLeadIn(inlines, leadIn),
  };
  return [`${'#'.repeat(depth)} ${heading}`, ...writeParagraph(writing, rest, undefined)];
}

/** What follows 【…】 in its paragraph; notes within the brackets stay at the head of it. */
function afterLeadIn(inlines: readonly Inline[], length: number): Inline[] {
  let left = length;
  return inlines.flatMap((inline): Inline[] => {
    if (left <= 0 || (inline.kind !== 'text' && inline.kind !== 'break')) return [inline];
    if (inline.kind === 'break') {
      left--;
      return [];
    }
    const rest = inline.text.slice(left);
    left -= Math.min(left, inline.text.length);
    return rest === '' ? [] : [{ ...inline, text: rest }];
  });
}

function writeParagraph(
  writing: ChapterWriting,
  paragraph: WordParagraph,
  caption: FigureCaption | undefined,
): string[] {
  const { inlines, number, first, part } = paragraph;
  if (part === 'contents') return [];
  const all: Inline[] =
    number === undefined
      ? inlines
      : [{ kind: 'text', text: numberPrefix(number, ' '), marks: {} }, ...inlines];
  if (number !== undefined) writing.account.numbers.set(first, number);
  const text = writeInlines(writing, all, prose);
  return [text, ...placePictures(writing, caption), ...writeBoxes(writing, paragraph)];
}

function placePictures(writing: ChapterWriting, caption?: FigureCaption): string[] {
  const pictures = writing.pictures.splice(0);
  return writeFigures(writing, pictures, caption);
}

function writeBoxes(writing: ChapterWriting, { boxes }: WordParagraph): string[] {
  return boxes.flatMap((box) => {
    const inner = writeBlocks(writing, box).join('\n\n');
    if (inner === '') return [];
    return [
      inner
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n'),
    ];
  });
}

function isQuote(block: Written | undefined): block is WordParagraph {
  return block?.kind === 'paragraph' && block.part === 'quote';
}

/** The blocks of one sort that follow each other. */
function runOf(
  blocks: readonly Written[],
  index: number,
  isOne: (block: Written | undefined) => block is WordParagraph,
): WordParagraph[] {
  const run: WordParagraph[] = [];
  for (let block = blocks[index]; isOne(block); block = blocks[index + run.length]) run.push(block);
  return run;
}

/** Consecutive list items; one with a text box is the last. */
function itemsFrom(blocks: readonly Written[], index: number): WordParagraph[] {
  const items: WordParagraph[] = [];
  for (
    let block = blocks[index];
    block?.kind === 'paragraph' && block.list !== undefined;
    block = blocks[index + items.length]
  )
    if (items.push(block) > 0 && block.boxes.length > 0) break;
  return items;
}

/** A caption, and perhaps a unit, right above a table. */
function captionOf(
  blocks: readonly Written[],
  index: number,
): (TableCaption & { table: Extract<WordBlock, { kind: 'table' }>; next: number }) | undefined {
  const first = blocks[index];
  if (first?.kind !== 'paragraph' || !isPlainLine(first)) return undefined;
  const unit = unitOf(first);
  const second = blocks[index + 1];
  if (unit !== undefined)
    return second && isTable(second) ? { unit, table: second, next: index + 2 } : undefined;
  const title = titleOf(first);
  if (!isTableTitle(first, title) || !second) return undefined;
  if (isTable(second)) return { title, table: second, next: index + 2 };
  const third = blocks[index + 2];
  if (second.kind !== 'paragraph' || !third || !isTable(third) || !isPlainLine(second))
    return undefined;
  const between = unitOf(second);
  return between === undefined
    ? undefined
    : { title, unit: between, table: third, next: index + 3 };
}

function isTable(block: Written): block is Extract<WordBlock, { kind: 'table' }> {
  return (
    block.kind === 'table' &&
    block.columns > 0 &&
    (block.rows.length > 1 || (block.rows[0]?.cells.length ?? 0) > 1)
  );
}

function isTableTitle({ part, number }: WordParagraph, title: string): boolean {
  if (number !== undefined || title.length > 60 || /[。；]$/.test(title)) return false;
  return part === 'caption' ? !/^图/.test(title) : /^附?[表续]/.test(title) && isCaptionText(title);
}

/** 单位：人; only in this form does `<Table>` show it as it was. */
function unitOf(paragraph: WordParagraph): string | undefined {
  return /^单位：([^：（）()]{1,20})$/.exec(plainText(paragraph.inlines).replace(/\s/g, ''))?.[1];
}

/** Text alone: an attribute can hold nothing else. */
function isPlainLine({ inlines, boxes }: WordParagraph): boolean {
  return (
    boxes.length === 0 &&
    inlines.every(
      (inline) =>
        inline.kind === 'text' && inline.href === undefined && inline.marks.script === undefined,
    )
  );
}

/** A caption right below a picture that stands alone. */
function figureCaptionAfter(blocks: readonly Written[], index: number): FigureCaption | undefined {
  const [block, next] = [blocks[index], blocks[index + 1]];
  if (
    block?.kind !== 'paragraph' ||
    next?.kind !== 'paragraph' ||
    !isPlainLine(next) ||
    next.number !== undefined
  )
    return undefined;
  if (
    !block.inlines.some(({ kind }) => kind === 'picture') ||
    plainText(block.inlines).trim() !== '' ||
    block.boxes.length > 0
  )
    return undefined;
  const text = titleOf(next);
  const isCaption =
    next.part === 'caption'
      ? !/^表/.test(text)
      : /^[附]?图|^照片/.test(text) && isCaptionText(text);
  return isCaption && text !== '' && text.length <= 80 ? { text, first: next.first } : undefined;
}
