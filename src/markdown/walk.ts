import type { Position } from '../model/finding.ts';
import { Notes } from './notes.ts';
import type { Page } from './page.ts';
import type { ParsedChapter } from './parse.ts';
import { withoutStandIns } from './stand-ins.ts';
import type { Node, NodeOf } from './tree.ts';

/** How each type of node is written. */
export type Writers = { [Type in Node['type']]?: (walk: Walk, node: NodeOf<Type>) => void };

/** Nodes within nodes; a table of people in a list in a note is nine. */
const deepest = 100;

/** One walk over a chapter's tree: the page it writes, and what it must remember on the way. */
export class Walk {
  readonly page: Page;
  readonly parsed: ParsedChapter;
  readonly notes = new Notes();
  /** How often each title has been met, to tell its anchors apart. */
  readonly titles = new Map<string, number>();
  /** Link definitions met, and identifiers of those that links and images use. */
  readonly linkDefinitions: NodeOf<'definition'>[] = [];
  readonly linksUsed = new Set<string>();
  private readonly writers: Writers;
  private depth = 0;
  private last: Position;

  constructor(page: Page, parsed: ParsedChapter, writers: Writers) {
    this.page = page;
    this.parsed = parsed;
    this.writers = writers;
    this.last = { line: parsed.firstLine, column: 1 };
  }

  write(nodes: readonly Node[]): void {
    const first = nodes[0];
    if (first === undefined) return;
    if (this.depth >= deepest) {
      this.page.report(
        'mdx-syntax',
        this.at(first),
        `这里套了 ${deepest} 层以上。请减少引文、列表或组件的层数。`,
      );
      return;
    }
    this.depth++;
    for (const node of nodes) {
      const write = this.writers[node.type];
      if (write) write(this, node as never);
      else
        this.page.report(
          'mdx-html',
          this.at(node),
          '这里有程序不认识的内容。请改用 Markdown 写法或组件。',
        );
    }
    this.depth--;
  }

  /** The address a reference leads to, marked as used. */
  definitionOf(node: NodeOf<'linkReference' | 'imageReference'>): NodeOf<'definition'> | undefined {
    this.linksUsed.add(node.identifier);
    if (node.referenceType === 'full') this.page.aside += withoutStandIns(node.label ?? '');
    return this.parsed.definitions.get(node.identifier);
  }

  /** Where a node begins in the editor's file; nodes that the parser made up count with the one before. */
  at(node: Node): Position {
    if (node.position) this.last = this.parsed.places.at(node.position.start);
    return this.last;
  }

  /** The text a node was parsed from, stand-ins included. */
  sourceOf({ position }: Node): string {
    return position ? this.parsed.text.slice(position.start.offset, position.end.offset) : '';
  }

  /** Where something stands within `sourceOf(node)`. */
  within({ position }: Node, index: number): Position {
    if (!position) return this.last;
    return this.parsed.places.within(position.start, (position.start.offset ?? 0) + index);
  }

  /** Accounts for the source between two nodes, both included, as text that is not to be shown. */
  setAside(first: Node | undefined, last = first): void {
    const [start, end] = [first?.position?.start.offset, last?.position?.end.offset];
    if (start === undefined || end === undefined) return;
    this.page.aside += withoutStandIns(this.parsed.text.slice(start, end));
  }
}
