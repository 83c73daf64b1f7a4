import { findComponent } from './component-names.ts';
import type { Node, NodeOf, Tag } from './tree.ts';
import type { Walk } from './walk.ts';

/**
 * MDX takes a line that holds nothing but tags for a block of its own. Where the tags belong inside a paragraph, as
 * `<Person>` does, this puts them into one, so that a name alone in a list item or a note is written as any other.
 */
export function ravel(walk: Walk, nodes: readonly Node[]): readonly Node[] {
  if (!nodes.some(isInlineTag)) return nodes;
  const blocks: Node[] = [];
  for (const node of nodes) {
    if (!isInlineTag(node)) {
      blocks.push(node);
      continue;
    }
    const paragraph = blocks.at(-1);
    if (paragraph?.type === 'paragraph' && touches(paragraph, node)) extend(walk, paragraph, node);
    else blocks.push(paragraphOf(node));
  }
  return blocks;
}

type FlowTag = NodeOf<'mdxJsxFlowElement'>;
type Paragraph = NodeOf<'paragraph'>;

function isInlineTag(node: Node): node is FlowTag {
  if (node.type !== 'mdxJsxFlowElement') return false;
  return findComponent(node.name ?? '')?.placement === 'inline';
}

/** On the same line or the next. */
function touches(before: Node, after: Node): boolean {
  return (after.position?.start.line ?? 0) - (before.position?.end.line ?? 0) <= 1;
}

function asText(tag: FlowTag): Tag & { type: 'mdxJsxTextElement' } {
  return { ...tag, type: 'mdxJsxTextElement' } as never;
}

function paragraphOf(tag: FlowTag): Paragraph {
  const paragraph: Paragraph = { type: 'paragraph', children: [asText(tag)] };
  return tag.position ? { ...paragraph, position: { ...tag.position } } : paragraph;
}

function extend({ parsed }: Walk, paragraph: Paragraph, tag: FlowTag): void {
  const { position } = paragraph;
  if (!position || !tag.position) return;
  const between = { start: position.end, end: tag.position.start };
  const value = parsed.text.slice(between.start.offset, between.end.offset);
  paragraph.children.push({
    type: 'text',
    value: value.includes('\n') ? '\n' : value,
    position: between,
  });
  paragraph.children.push(asText(tag));
  position.end = tag.position.end;
}
