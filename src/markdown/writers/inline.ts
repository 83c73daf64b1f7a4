import { withoutStandIns } from '../stand-ins.ts';
import type { Node, NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';

function wrap(walk: Walk, tag: 'em' | 'strong' | 'del', children: readonly Node[]): void {
  walk.page.writeHtml(`<${tag}>`);
  walk.write(children);
  walk.page.writeHtml(`</${tag}>`);
}

export function writeEmphasis(walk: Walk, { children }: NodeOf<'emphasis'>): void {
  wrap(walk, 'em', children);
}

export function writeStrong(walk: Walk, { children }: NodeOf<'strong'>): void {
  wrap(walk, 'strong', children);
}

export function writeDelete(walk: Walk, { children }: NodeOf<'delete'>): void {
  wrap(walk, 'del', children);
}

export function writeInlineCode({ page }: Walk, { value }: NodeOf<'inlineCode'>): void {
  page.writeHtml('<code>');
  page.write(withoutStandIns(value));
  page.writeHtml('</code>');
}

/** A line end the editor asked for. */
export function writeBreak({ page }: Walk): void {
  page.writeHtml('<br>');
  page.endBlock();
}
