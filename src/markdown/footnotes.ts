import { writeNodes, type Walk } from './elements.ts';
import type { Node } from './parse.ts';

/**
 * Writes the notes at the end of the chapter.
 *
 * @returns how many there are.
 */
export function writeFootnotes(walk: Walk, section: Node): number {
  const { page } = walk;
  const list = section.children?.find(({ tagName }) => tagName === 'ol');
  const items = list?.children?.filter(({ tagName }) => tagName === 'li') ?? [];
  if (items.length === 0) return 0;
  page.writeHtml('<section class="notes" role="doc-endnotes" aria-label="注释"><ol>');
  for (const item of items) {
    const id = typeof item.properties?.['id'] === 'string' ? item.properties['id'] : '';
    page.writeHtml(`<li id="${id.replace(/[&<>"]/g, '')}">`);
    writeNodes(walk, item.children ?? [], false);
    page.writeHtml('</li>');
    page.endBlock();
  }
  page.writeHtml('</ol></section>');
  return items.length;
}
