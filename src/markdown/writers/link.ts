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
  const definition = walk.parsed.definitions.get(node.identifier);
  if (node.referenceType === 'full') walk.page.aside += withoutStandIns(node.label ?? '');
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

/**
 * A link definition shows nothing itself. One that nothing uses is text the reader never sees; one of a name already
 * taken is as well.
 */
export function accountForDefinition(walk: Walk, node: NodeOf<'definition'>): void {
  const { page, parsed, linksUsed } = walk;
  walk.setAside(node);
  const label = withoutStandIns(node.label ?? node.identifier);
  if (label.startsWith('^')) {
    const message = `脚注的名字 [${label}] 里有空格，不能成为脚注。请删去空格，例如 [^1]。`;
    page.report('footnote-undefined', walk.at(node), message);
  } else if (parsed.definitions.get(node.identifier) !== node) {
    page.report('text-lost', walk.at(node), `链接定义 [${label}] 写了两次，只有第一次的有用。请删去一处。`);
  } else if (!linksUsed.has(node.identifier)) {
    const message = `链接定义 [${label}] 没有被引用，读者看不到它。请在正文相应处写 [文字][${label}]，或删去这一行；若这是正文，请在方括号前加反斜杠：\\[${label}]。`;
    page.report('text-lost', walk.at(node), message);
  }
}
