import { withoutStandIns } from '../stand-ins.ts';
import type { Node, NodeOf } from '../tree.ts';
import { writeComponent } from '../use-component.ts';
import type { Walk } from '../walk.ts';

type Image = NodeOf<'image' | 'imageReference'>;

export function isImage(node: Node): node is Image {
  return node.type === 'image' || node.type === 'imageReference';
}

/** `![alt](file "caption")`, the short way to write a Figure; stands alone in its paragraph. */
export function writeFigure(walk: Walk, node: Image): void {
  const { page } = walk;
  const target = node.type === 'image' ? node : walk.parsed.definitions.get(node.identifier);
  const values = { src: decode(target?.url ?? ''), alt: node.alt ?? '', caption: target?.title };
  const attributes = Object.entries(values).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [{ name, value: withoutStandIns(value) }],
  );
  if (node.type === 'imageReference') {
    // The definition accounts for its own address and title.
    page.apart += withoutStandIns(`${target?.url ?? ''}${target?.title ?? ''}`);
    if (node.referenceType === 'full') page.aside += withoutStandIns(node.label ?? '');
  }
  writeComponent(page, 'Figure', attributes, walk.at(node), {
    isInline: false,
    isEmpty: true,
    writeChildren: () => undefined,
    withholdChildren: () => undefined,
  });
}

/** An image among words has no place on the page. */
export function reportImage(walk: Walk, node: Image): void {
  walk.setAside(node);
  walk.page.report(
    'component-placement',
    walk.at(node),
    '图片要独占一段，前后各空一行，不能写在文字中间、标题里或表格里。',
  );
}

/** File names with spaces or Chinese may come percent-encoded. */
function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
