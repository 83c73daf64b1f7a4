import { escapeHtml } from './escape.ts';
import { markRare } from './rare.ts';
import { codePointBefore, isWide } from './wide.ts';

const lineEnd = 10;
/** Half of a character past the first plane. */
const mayHoldRare = /[\ud840-\ud8bf]/;

/**
 * HTML and the plain text a reader reads, growing side by side. Every piece of text reaches both through `write` or
 * `writeApart`, so search, books and the page cannot disagree.
 */
export class Streams {
  html = '';
  text = '';
  /** Text that was written without standing in the flow of the source: attributes shown, cells of data files, labels. */
  apart = '';
  /** Whether line ends are kept, as in verse. */
  keepsLines = false;
  /** Last character of the text; asking the text itself would copy it each time. */
  private last = lineEnd;
  private lengthBefore = 0;
  private isLineOpen = false;
  private gap = '';

  /** Text of the manuscript's flow. */
  write(text: string): void {
    if (text === '') return;
    if (this.isLineOpen) this.joinLine(text);
    const html = escapeHtml(text);
    this.html += mayHoldRare.test(html) ? markRare(html) : html;
    this.text += this.gap === '' ? text : this.gap + text;
    this.gap = '';
    this.last = codePointBefore(text, text.length) ?? lineEnd;
  }

  /** Text a reader reads that does not stand in the flow: attributes, cells of data files, labels. */
  writeApart(text: string): void {
    this.apart += text;
    this.write(text);
  }

  /** Markup, and text that is not the manuscript's own (numbers of notes, arrows). */
  writeHtml(html: string): void {
    this.html += html;
  }

  /** Keeps apart in the plain text what markup keeps apart on the page; at the end of a line it is nothing. */
  writeGap(gap: ' ' | '\t'): void {
    if (gap === '\t' || this.last !== lineEnd) this.gap += gap;
  }

  /** Ends a line within a paragraph; what comes next decides what becomes of it. */
  endLine(): void {
    if (!this.keepsLines) {
      this.isLineOpen = true;
      return;
    }
    this.writeHtml('<br>');
    this.endBlock();
  }

  /** Joins two lines of a paragraph: with nothing where either side is Chinese, with a space elsewhere. */
  private joinLine(next: string): void {
    this.isLineOpen = false;
    if (this.last === lineEnd || isWide(this.last) || isWide(next.codePointAt(0) ?? lineEnd))
      return;
    this.html += ' ';
    this.text += ' ';
  }

  /** Ends a block in the plain text. */
  endBlock(): void {
    this.isLineOpen = false;
    this.gap = '';
    if (this.last === lineEnd) return;
    this.text += '\n';
    this.last = lineEnd;
  }

  /** Length of the plain text so far: where the next piece begins. */
  get length(): number {
    return this.lengthBefore + this.text.length + this.gap.length;
  }

  /** What `write` writes; its text is on the page already, its HTML is for the caller to put there. */
  capture(write: () => void): { html: string; text: string } {
    const { html, text } = this;
    this.html = this.text = '';
    this.lengthBefore += text.length;
    write();
    const written = { html: this.html, text: this.text };
    this.lengthBefore -= text.length;
    this.html = html;
    this.text = text + written.text;
    return written;
  }
}
