import { escapeHtml } from '../escape.ts';
import { resolveLink } from '../links.ts';
import { withoutStandIns } from '../stand-ins.ts';
import type { Node, NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';

/** `[文字](地址)`, and an address standing bare in the text. */
export function writeLink(walk: Walk, node: NodeOf<'link'>): void {
  if (!walk.sourceOf(node).startsWith('[')) {
    writeBareAddress(walk, node);
    return;
  }
  walk.page.aside += withoutStandIns(`${node.url}${node.title ?? ''}`);
  writeTo(walk, node, withoutStandIns(node.url), () => walk.write(node.children));
}

/** `[文字][名]`, with the address elsewhere in the chapter. */
export function writeLinkReference(walk: Walk, node: NodeOf<'linkReference'>): void {
  const definition = walk.definitionOf(node);
  writeTo(walk, node, withoutStandIns(definition?.url ?? ''), () => walk.write(node.children));
}

function writeTo(walk: Walk, node: Node, url: string, write: () => void): void {
  const { page } = walk;
  const target = resolveLink(page, url, walk.at(node));
  if (target === undefined) {
    write();
    return;
  }
  const rel = /^https?:/i.test(target) ? ' rel="external noopener"' : '';
  page.writeLink(`<a href="${escapeHtml(target)}"${rel}>`, walk.at(node), write);
}

/** GFM's bare addresses end at a space; in Chinese text they end where Chinese begins. */
function writeBareAddress(walk: Walk, node: NodeOf<'link'>): void {
  const { page } = walk;
  const written = withoutStandIns(textOf(node));
  const address = trimAddress(written);
  const prefix = withoutStandIns(node.url).slice(0, -written.length || undefined);
  writeTo(walk, node, `${prefix}${address}`, () => page.write(address));
  page.write(written.slice(address.length));
}

function textOf({ children }: NodeOf<'link'>): string {
  return children.map((child) => ('value' in child ? child.value : '')).join('');
}

function trimAddress(written: string): string {
  const [ascii = ''] = /^[\x21-\x7e]*/.exec(written) ?? [];
  if (ascii === written) return written;
  let address = ascii.replace(/[?!.,:;*_~'"]+$/, '');
  while (address.endsWith(')') && address.split(')').length > address.split('(').length) {
    address = address.slice(0, -1);
  }
  return address;
}
