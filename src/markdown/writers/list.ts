import { ravel } from '../ravel.ts';
import type { NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';
import { holdsOnlyDefinitions, writeParagraph } from './blocks.ts';

/** A list; the paragraphs of a tight one, without blank lines between its items, have no `<p>`. */
export function writeList(walk: Walk, { ordered, start, spread, children }: NodeOf<'list'>): void {
  const { page } = walk;
  const isTight = !(spread ?? false) && !children.some((item) => item.spread ?? false);
  const tag = ordered ? 'ol' : 'ul';
  const from = typeof start === 'number' && start !== 1 ? ` start="${start}"` : '';
  page.writeHtml(`<${tag}${from}>`);
  for (const item of children) writeItem(walk, item, isTight);
  page.writeHtml(`</${tag}>`);
}

function writeItem(walk: Walk, { checked, children }: NodeOf<'listItem'>, isTight: boolean): void {
  const { page } = walk;
  if (holdsOnlyDefinitions(children)) {
    walk.write(children);
    return;
  }
  let box = typeof checked === 'boolean' ? (checked ? '☑ ' : '☐ ') : '';
  page.writeHtml('<li>');
  for (const child of ravel(walk, children)) {
    if (child.type === 'paragraph') writeParagraph(walk, child, { head: box, isBare: isTight });
    else walk.write([child]);
    box = '';
  }
  page.writeHtml('</li>');
  page.endBlock();
}
