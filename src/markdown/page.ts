import type { Release } from '../model/access.ts';
import { aFinding, type Finding, type Position } from '../model/finding.ts';
import type { FindingCode } from '../model/finding-codes.ts';
import type { ChapterLink, DatedEvent, FigureUse, Heading, Mention } from './compiled.ts';
import { escapeHtml } from './escape.ts';
import { codePointBefore, isWide } from './wide.ts';

const lineEnd = 10;

/** What a compile may know besides the chapter's source. All of it is part of the volume's digest. */
export interface CompileContext {
  /** Chapter id, `work/part/chapter`. */
  id: string;
  /** Path of the chapter relative to the content folder. */
  file: string;
  release: Release;
  /** Text of a file beside the chapter, or undefined when there is none. */
  readBeside(this: void, name: string): string | undefined;
  /** Items of registers that are held back, as `people/li-si`: named in the text, but without a link. */
  hiddenItems: ReadonlySet<string>;
}

/** A heading while the text is still growing: offsets instead of what they enclose. */
export interface OpenHeading extends Omit<Heading, 'digest' | 'characters' | 'isEntry'> {
  start: number;
  bodyStart: number;
}

/** A mention while the text is still growing: offsets instead of the words around it. */
export interface OpenMention extends Omit<Mention, 'before' | 'after'> {
  start: number;
  end: number;
}

/**
 * The page being written: two streams, HTML and the plain text a reader reads, that grow side by side. Every piece of
 * text reaches both through `write` or `writeApart`, so search, books and the page cannot disagree.
 */
export class Page {
  readonly context: CompileContext;
  readonly headings: OpenHeading[] = [];
  readonly figures: FigureUse[] = [];
  readonly mentions: OpenMention[] = [];
  readonly events: DatedEvent[] = [];
  readonly links: ChapterLink[] = [];
  readonly findings: Finding[] = [];
  tables = 0;
  html = '';
  text = '';
  /** Text of the source that is accounted for without being written: withheld passages, attributes, addresses. */
  aside = '';
  /** Text that was written without standing in the flow of the source: attributes shown, cells of data files, labels. */
  apart = '';
  /** Whether line ends are kept, as in verse. */
  keepsLines = false;
  /** Last character of the text; asking the text itself would copy it each time. */
  private last = lineEnd;
  private lengthBefore = 0;
  private isLineOpen = false;
  private gap = '';
  private isInLink = false;
  /** How often each id was wanted. */
  private readonly anchors = new Map<string, number>();

  constructor(context: CompileContext) {
    this.context = context;
  }

  /** Text of the manuscript's flow. */
  write(text: string): void {
    if (text === '') return;
    if (this.isLineOpen) this.joinLine(text);
    this.html += escapeHtml(text);
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

  /** Writes a link around what `write` writes. A link within a link is reported, and its content written bare. */
  writeLink(open: string, at: Position, write: () => void): void {
    if (this.isInLink) {
      this.report(
        'component-placement',
        at,
        '链接的文字里不能再有链接、脚注或人名、地名、机构组件。请移到链接外面。',
      );
      write();
      return;
    }
    this.isInLink = true;
    this.html += open;
    write();
    this.html += '</a>';
    this.isInLink = false;
  }

  /** Claims an id for an element; a second claim of the same gets a number. */
  claimAnchor(wanted: string): string {
    let times = (this.anchors.get(wanted) ?? 0) + 1;
    let anchor = times === 1 ? wanted : `${wanted}-${times}`;
    while (times > 1 && this.anchors.has(anchor)) anchor = `${wanted}-${++times}`;
    this.anchors.set(wanted, times);
    if (anchor !== wanted) this.anchors.set(anchor, 1);
    return anchor;
  }

  /** Anchor of the heading that the text now written stands under. */
  get currentAnchor(): string {
    return this.headings.at(-1)?.anchor ?? '';
  }

  report(code: FindingCode, at: Position, message: string): void {
    this.findings.push(aFinding(code, this.context.file, message, at));
  }
}

/** A label as part of an id: letters, digits and `._-` stay. */
export function anchorSafe(label: string): string {
  return label.replace(/[^\p{L}\p{N}._-]/gu, '-');
}
