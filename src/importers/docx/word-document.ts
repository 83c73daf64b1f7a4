import type { Component } from './own-components.ts';

/** What the look of a run says that a chapter can say too. */
export interface Marks {
  strong?: boolean;
  emphasis?: boolean;
  strike?: boolean;
  script?: 'sup' | 'sub' | undefined;
}

/** A picture in the text, wherever Word lets it float. */
export interface Picture {
  /** Part of the file that holds it. */
  part: string;
  /** Alternative text; empty when the author gave none. */
  alt: string;
  /** File name it had before an export of our own. */
  name?: string | undefined;
}

export type Inline =
  | { kind: 'text'; text: string; marks: Marks; href?: string | undefined }
  | { kind: 'break' }
  | { kind: 'note'; id: string }
  | { kind: 'ruby'; base: string; reading: string }
  | { kind: 'picture'; picture: Picture }
  | { kind: 'component'; component: Component; children: Inline[] };

/** Paragraphs of the file, by their number in reading order, that became something; both ends included. */
interface Origin {
  first: number;
  last: number;
}

/** A list item as Word numbers it. */
export interface ListPlace {
  isOrdered: boolean;
  /** 0 for the outermost. */
  level: number;
  /** Number it bears. */
  value: number;
}

export interface WordParagraph extends Origin {
  kind: 'paragraph';
  inlines: Inline[];
  /** Part that its style gives it. */
  part: 'body' | 'title' | 'subtitle' | 'caption' | 'contents' | 'quote' | 'heading';
  /** Outline level, 1 for the highest, when its style or the paragraph itself has one. */
  level?: number | undefined;
  /** Number that Word makes and that is no text of the file: `第一章`, `（一）`. */
  number?: string | undefined;
  list?: ListPlace | undefined;
  isCentred: boolean;
  isRight: boolean;
  isBold: boolean;
  /** Half points, as Word counts. */
  size: number;
  /** Text boxes anchored in it. */
  boxes: WordBlock[][];
  /** Index of the chapter whose beginning an export of our own marked here. */
  mark?: number | undefined;
}

export interface WordCell {
  blocks: WordBlock[];
  rowspan: number;
  colspan: number;
  /** Column, from 0, of the table's grid. */
  column: number;
}

export interface WordRow {
  cells: WordCell[];
  /** Word repeats it on every page. */
  isHead: boolean;
}

export interface WordTable extends Origin {
  kind: 'table';
  rows: WordRow[];
  columns: number;
  /** Alignment of columns as Markdown writes it, where an export of our own noted it. */
  alignments?: readonly string[] | undefined;
}

/** A component of a chapter that an export of our own wrote around blocks. */
export interface WordComponent extends Origin {
  kind: 'component';
  component: Component;
  blocks: WordBlock[];
}

export type WordBlock = WordParagraph | WordTable | WordComponent;

/** A change that Word tracked, or a comment, for the report. */
export interface Remark {
  kind: 'inserted' | 'deleted' | 'moved' | 'comment';
  author: string;
  text: string;
  /** The words a comment is about. */
  on?: string | undefined;
}

/** A Word file as it is read: what a chapter can hold, and apart from it what must be reported. */
export interface WordDocument {
  blocks: WordBlock[];
  /** Texts of notes by id: `footnote-2`, `endnote-1`. */
  notes: Map<string, WordBlock[]>;
  remarks: Remark[];
  /** Text of headers and footers, each once. */
  margins: string[];
  /** Title in the file's properties. */
  propertyTitle: string | undefined;
  paragraphs: number;
}

/** A number Word makes, as it stands before its paragraph: 第一章　, 一、, （一）. */
export function numberPrefix(number: string, gap: string): string {
  return /[、。．，：）)】〕]$/.test(number.trim()) ? number.trim() : `${number.trim()}${gap}`;
}

/** The text of inlines, without what is no text of its own. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text;
        case 'break':
          return ' ';
        case 'ruby':
          return inline.base;
        case 'component':
          return plainText(inline.children);
        default:
          return '';
      }
    })
    .join('');
}

/** Everything below blocks that is a paragraph, in reading order. */
export function* paragraphsOf(blocks: readonly WordBlock[]): Generator<WordParagraph> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      yield block;
      for (const box of block.boxes) yield* paragraphsOf(box);
    } else if (block.kind === 'component') yield* paragraphsOf(block.blocks);
    else
      for (const { cells } of block.rows)
        for (const cell of cells) yield* paragraphsOf(cell.blocks);
  }
}
