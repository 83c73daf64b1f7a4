import { ravel } from '../ravel.ts';
import type { Note } from '../notes.ts';
import { withoutStandIns } from '../stand-ins.ts';
import type { NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';
import { escapeHtml } from '../escape.ts';
import { holdsOnlyImages, writeParagraph } from './blocks.ts';

type Definition = NodeOf<'footnoteDefinition'>;

/** The number of a note where the text refers to it. Numbers are the page's, not the manuscript's: they are not text. */
export function writeReference(walk: Walk, node: NodeOf<'footnoteReference'>): void {
  const { page, notes } = walk;
  page.aside += withoutStandIns(node.label ?? node.identifier);
  const { note, anchor } = notes.refer(page, node);
  page.writeHtml('<sup class="note-mark">');
  const open = `<a id="${escapeHtml(anchor)}" href="#${escapeHtml(note.anchor)}" role="doc-noteref">`;
  page.writeLink(open, walk.at(node), () => page.writeHtml(String(note.number)));
  page.writeHtml('</sup>');
}

/** Keeps the text of a note for the end of the page. */
export function keepDefinition(walk: Walk, node: Definition): void {
  const { page, notes } = walk;
  const label = withoutStandIns(node.label ?? node.identifier);
  if (!notes.define(node)) {
    walk.setAside(node);
    page.report(
      'text-lost',
      walk.at(node),
      `注文 [^${label}] 写了两次，读者只看到第一次的。请改名或合并。`,
    );
  } else if (node.children.length === 0) {
    page.report(
      'footnote-undefined',
      walk.at(node),
      `注文 [^${label}] 是空的。请写上注文，或删去这条脚注。`,
    );
  }
}

/**
 * Writes the notes at the end of the chapter, in the order in which the text refers to them; notes may refer to
 * further notes.
 *
 * @returns how many there are.
 */
export function writeNotes(walk: Walk): number {
  const { page, notes } = walk;
  if (notes.inOrder.length > 0) {
    page.writeHtml('<section class="notes" role="doc-endnotes" aria-label="注释"><ol>');
    for (const { identifier, note } of notes.inOrder) writeNote(walk, identifier, note);
    page.writeHtml('</ol></section>');
  }
  reportUnused(walk);
  return notes.inOrder.length;
}

function writeNote(walk: Walk, identifier: string, note: Note): void {
  const { page, notes } = walk;
  const definition = notes.definitions.get(identifier);
  if (!definition) {
    const message = `脚注 [^${identifier}] 的注文在不公开的段落里，读者看不到。请把注文移到文末，或把脚注也放进那一段。`;
    page.report('footnote-undefined', walk.at(note.firstReference), message);
    return;
  }
  page.aside += withoutStandIns(definition.label ?? identifier);
  const firstMention = page.mentions.length;
  page.writeHtml(`<li id="${escapeHtml(note.anchor)}">`);
  page.noteStarts.push({ anchor: note.anchor, start: page.length });
  const blocks = ravel(walk, definition.children);
  const last = blocks.at(-1);
  const tail = note.references.map(linkBack).join('');
  if (last?.type === 'paragraph' && !holdsOnlyImages(last)) {
    walk.write(blocks.slice(0, -1));
    writeParagraph(walk, last, { tail });
  } else {
    walk.write(blocks);
    page.writeHtml(`<p>${tail.trim()}</p>`);
  }
  page.writeHtml('</li>');
  page.endBlock();
  for (const mention of page.mentions.slice(firstMention)) mention.anchor = note.anchor;
}

function linkBack(anchor: string, index: number): string {
  const [number, label] =
    index === 0 ? ['', '回到正文'] : [`<sup>${index + 1}</sup>`, `回到正文第${index + 1}处`];
  return ` <a class="note-back" href="#${escapeHtml(anchor)}" role="doc-backlink" aria-label="${label}">↩${number}</a>`;
}

/** A note nothing refers to is not shown; one that only withheld text refers to is withheld with it, in silence. */
function reportUnused(walk: Walk): void {
  const { page, notes } = walk;
  for (const [identifier, node] of notes.definitions) {
    if (notes.has(identifier)) continue;
    walk.setAside(node);
    if (notes.withheld.has(identifier)) continue;
    const label = withoutStandIns(node.label ?? identifier);
    const message = `注文 [^${label}] 没有被引用，读者看不到它。请在正文相应处写 [^${label}]，或删去这条注文。`;
    page.report('footnote-unused', walk.at(node), message);
  }
}
