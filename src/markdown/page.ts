import type { Release } from '../model/access.ts';
import { aFinding, type Finding, type Position } from '../model/finding.ts';
import type { FindingCode } from '../model/finding-codes.ts';
import type { ChapterLink, DatedEvent, FigureUse, Heading, Mention } from './compiled.ts';
import { escapeHtml } from './escape.ts';

/** What a compile may know besides the chapter's source. All of it is part of the volume's digest. */
export interface CompileContext {
  /** Chapter id, `work/part/chapter`. */
  id: string;
  /** Path of the chapter relative to the content folder. */
  file: string;
  release: Release;
  /** Text of a file beside the chapter, or undefined when there is none. */
  readBeside(name: string): string | undefined;
  /** Items of registers that are held back, as `people/li-si`: named in the text, but without a link. */
  hiddenItems: ReadonlySet<string>;
}

/** A mention while the text is still growing: offsets instead of the words around it. */
export interface OpenMention extends Omit<Mention, 'before' | 'after'> {
  start: number;
  end: number;
}

/**
 * The page being written: two streams, HTML and the plain text a reader reads, that grow side by side. Every piece of
 * text reaches both through `write`, so search, books and the page cannot disagree.
 */
export class Page {
  readonly context: CompileContext;
  readonly headings: (Omit<Heading, 'digest' | 'characters' | 'isEntry'> & { start: number; bodyStart: number })[] = [];
  readonly figures: FigureUse[] = [];
  readonly mentions: OpenMention[] = [];
  readonly events: DatedEvent[] = [];
  readonly links: ChapterLink[] = [];
  readonly findings: Finding[] = [];
  tables = 0;
  html = '';
  text = '';
  /** Source text that is accounted for without standing on the page: withheld passages, attributes not shown. */
  aside = '';
  private readonly anchors = new Set<string>();

  constructor(context: CompileContext) {
    this.context = context;
  }

  /** Text a reader reads. */
  write(text: string): void {
    this.html += escapeHtml(text);
    this.text += text;
  }

  /** Markup, and text that is not the manuscript's own (labels, numbers of notes). */
  writeHtml(html: string): void {
    this.html += html;
  }

  /** Ends a block in the plain text. */
  endBlock(): void {
    if (this.text !== '' && !this.text.endsWith('\n')) this.text += '\n';
  }

  /** Claims an id for an element; a second claim of the same gets a number. */
  claimAnchor(wanted: string): string {
    let anchor = wanted;
    for (let repeat = 2; this.anchors.has(anchor); repeat++) anchor = `${wanted}-${repeat}`;
    this.anchors.add(anchor);
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
