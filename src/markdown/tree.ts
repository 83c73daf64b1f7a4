import type { MdastNode } from 'satteri';

/** A node of the parser's tree: mdast with MDX's tags. */
export type Node = MdastNode;

/** Nodes of one type. */
export type NodeOf<Type extends Node['type']> = Extract<Node, { type: Type }>;

/** A component as it stands in the tree, alone between lines or within a paragraph. */
export type Tag = NodeOf<'mdxJsxFlowElement' | 'mdxJsxTextElement'>;

/** What stands below a node; nothing below a leaf. */
export function childrenOf(node: Node): readonly Node[] {
  return 'children' in node ? node.children : [];
}

/**
 * Nodes and what stands below them, in document order, but not below those that `enters` refuses. Does not recurse:
 * trees from outside may be deep.
 */
export function* descend(nodes: readonly Node[], enters: (node: Node) => boolean): Generator<Node> {
  const waiting = nodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if (!enters(node)) continue;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) waiting.push(child);
    }
  }
}
