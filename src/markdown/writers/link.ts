import { escapeHtml } from '../escape.ts';
import { isSoundAddress, resolveLink } from '../links.ts';
import { withoutStandIns } from '../stand-ins.ts';
import type { Node, NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';

/** `[文字](地址)`, and an address standing bare in the text. */
export function writeLink(walk: Walk, node: NodeOf<'link'>): void {
  if (!walk.sourceOf(node).startsWith('[')) {
    writeBareAddress(walk, node);
    return;
  }
  const [url, title] = [withoutStandIns(node.url), withoutStandIns(node.title ?? '')];
  walk.page.aside += url + title;
  writeTo(walk, node, { url, title }, () => walk.write(node.children));
}

/** `[文字][名]`, with the address elsewhere in the chapter. */
export function writeLinkReference(walk: Walk, node: NodeOf<'linkReference'>): void {
  const definition = walk.definitionOf(node);
  const url = withoutStandIns(definition?.url ?? '');
  const title = withoutStandIns(definition?.title ?? '');
  writeTo(walk, node, { url, title }, () => walk.write(node.children));
}

interface Target {
  url: string;
  /** Shown when the reader points at the link. */
  title: string;
}

function writeTo(walk: Walk, node: Node, { url, title }: Target, write: () => void): void {
  const { page } = walk;
  const target = resolveLink(page, url, walk.at(node));
  if (target === undefined) {
    write();
    return;
  }
  const rel = /^https?:/i.test(target) ? ' rel="external noopener"' : '';
  const hint = title === '' ? '' : ` title="${escapeHtml(title)}"`;
  page.writeLink(`<a href="${escapeHtml(target)}"${rel}${hint}>`, walk.at(node), write);
}

/**
 * GFM's bare addresses end at a space; in Chinese text they end where Chinese begins. One that is escaped (`www\\.`), or
 * is no address after all, is text.
 */
function writeBareAddress(walk: Walk, node: NodeOf<'link'>): void {
  const { page } = walk;
  const written = withoutStandIns(textOf(node));
  const address = trimAddress(written);
  const url = withoutStandIns(node.url).slice(0, -written.length || undefined) + address;
  if (withoutStandIns(walk.sourceOf(node)) !== written || !isSoundAddress(url)) {
    page.write(written);
    return;
  }
  writeTo(walk, node, { url, title: '' }, () => page.write(address));
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
