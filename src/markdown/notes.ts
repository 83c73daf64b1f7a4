import { anchorSafe, type Page } from './page.ts';
import type { NodeOf } from './tree.ts';

/** A note of the chapter, from the first time it is referred to. */
export interface Note {
  /** As the reader sees it, from 1 in order of first reference. */
  number: number;
  /** Id of its text. */
  anchor: string;
  /** Ids of the places that refer to it. */
  references: string[];
  firstReference: NodeOf<'footnoteReference'>;
}

/** The notes met on a walk: references give the order, definitions the text. */
export class Notes {
  readonly inOrder: { identifier: string; note: Note }[] = [];
  readonly definitions = new Map<string, NodeOf<'footnoteDefinition'>>();
  /** Notes referred to from withheld passages. */
  readonly withheld = new Set<string>();
  private readonly byIdentifier = new Map<string, Note>();

  has(identifier: string): boolean {
    return this.byIdentifier.has(identifier);
  }

  /** Notes one more reference; gives the note and the id of the reference. */
  refer(page: Page, node: NodeOf<'footnoteReference'>): { note: Note; anchor: string } {
    const { identifier } = node;
    const label = anchorSafe(identifier);
    let note = this.byIdentifier.get(identifier);
    if (note === undefined) {
      const number = this.inOrder.length + 1;
      const anchor = page.claimAnchor(`fn-${label}`);
      note = { number, anchor, references: [], firstReference: node };
      this.byIdentifier.set(identifier, note);
      this.inOrder.push({ identifier, note });
    }
    const anchor = page.claimAnchor(`fnref-${label}`);
    note.references.push(anchor);
    return { note, anchor };
  }

  /** @returns false when the note was defined before. */
  define(node: NodeOf<'footnoteDefinition'>): boolean {
    if (this.definitions.has(node.identifier)) return false;
    this.definitions.set(node.identifier, node);
    return true;
  }
}
