import type { Position } from '../model/finding.ts';
import { mark } from './stand-ins.ts';

/** Where the parser says a node begins or ends; it counts UTF-16 units, marks of emphasis included. */
export interface Point {
  line: number;
  column: number;
  offset?: number | undefined;
}

interface Line {
  line: number;
  lineStart: number;
}

const markUnit = mark.charCodeAt(0);

/**
 * Turns the parser's places into those of the editor's file, which count characters and know nothing of marks.
 * Remembers the last one: nodes come in order, and counting anew would make a long line with many nodes quadratic.
 */
export class Places {
  private readonly text: string;
  private readonly linesBefore: number;
  private lineStart = 0;
  private offset = 0;
  private column = 1;
  /** The line last found within a node. */
  private lineFrom: Line = { line: 1, lineStart: 0 };

  /** @param linesBefore lines of the file above the text that was parsed. */
  constructor(text: string, linesBefore: number) {
    this.text = text;
    this.linesBefore = linesBefore;
  }

  at({ line, column, offset = 0 }: Point): Position {
    const lineStart = offset - (column - 1);
    if (lineStart !== this.lineStart || offset < this.offset) {
      this.lineStart = lineStart;
      this.offset = lineStart;
      this.column = 1;
    }
    this.column += countCharacters(this.text, this.offset, offset);
    this.offset = offset;
    return { line: line + this.linesBefore, column: this.column };
  }

  /** Place of an offset at or after a node's start. */
  within(start: Point, offset: number): Position {
    const begin = start.offset ?? 0;
    const { line, lineStart } = this.lineFrom;
    const isAhead = begin <= lineStart && lineStart <= offset;
    this.lineFrom = isAhead
      ? this.findLine(line, lineStart, offset)
      : this.findLine(start.line, begin - (start.column - 1), offset);
    const found = this.lineFrom;
    return this.at({ line: found.line, column: offset - found.lineStart + 1, offset });
  }

  /** The line that holds an offset, looked for from an earlier line on. */
  private findLine(line: number, lineStart: number, offset: number): Line {
    let end = this.text.indexOf('\n', lineStart);
    while (end >= 0 && end < offset) {
      line++;
      lineStart = end + 1;
      end = this.text.indexOf('\n', lineStart);
    }
    return { line, lineStart };
  }
}

/** Characters between two offsets: trailing halves of pairs and marks are none. */
function countCharacters(text: string, from: number, to: number): number {
  let count = 0;
  for (let index = from; index < to; index++) {
    const unit = text.charCodeAt(index);
    const isTrail = unit >= 0xdc00 && unit <= 0xdfff;
    if (!isTrail && unit !== markUnit) count++;
  }
  return count;
}
