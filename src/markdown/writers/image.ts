import { brace, withoutStandIns } from '../stand-ins.ts';
import type { Node, NodeOf } from '../tree.ts';
import { writeComponent } from '../use-component.ts';
import type { Walk } from '../walk.ts';
import { reportExpressions } from './text.ts';

type Image = NodeOf<'image' | 'imageReference'>;

export function isImage(node: Node): node is Image {
  return node.type === 'image' || node.type === 'imageReference';
}

/** `![alt](file "caption")`, the short way to write a Figure; stands alone in its paragraph. */
export function writeFigure(walk: Walk, node: Image): void {
  const { page } = walk;
  const { url, title } = targetOf(walk, node);
  if (node.alt?.includes(brace)) reportExpressions(walk, node);
  const written = [
    { name: 'src', value: decode(url) },
    { name: 'alt', value: withoutStandIns(node.alt ?? '') },
    ...(title === '' ? [] : [{ name: 'caption', value: title }]),
  ];
  // A component accounts for its attributes as the source of an address, which is not always as it was written.
  page.apart += decode(url) + title;
  if (node.type === 'image') page.aside += url + title;
  writeComponent(page, { name: 'Figure', attributes: written }, walk.at(node), {
    isInline: false,
    isEmpty: true,
    writeChildren: () => undefined,
    withholdChildren: () => undefined,
  });
}

/** An image among words has no place on the page. */
export function reportImage(walk: Walk, node: Image): void {
  targetOf(walk, node);
  walk.setAside(node);
  walk.page.report(
    'component-placement',
    walk.at(node),
    '图片要独占一段，前后各空一行，不能写在文字中间、标题里或表格里。',
  );
}

function targetOf(walk: Walk, node: Image): { url: string; title: string } {
  const target = node.type === 'image' ? node : walk.definitionOf(node);
  return { url: withoutStandIns(target?.url ?? ''), title: withoutStandIns(target?.title ?? '') };
}

/** File names with spaces or Chinese may come percent-encoded. */
function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
