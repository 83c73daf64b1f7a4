import { codeWord, withoutStandIns } from '../stand-ins.ts';
import { ravel } from '../ravel.ts';
import type { Node, NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';
import { isImage, writeFigure } from './image.ts';

/** What a list or a note adds to a paragraph of its own. */
export interface ParagraphPlace {
  /** Markup before and after the text. */
  head?: string;
  tail?: string;
  /** Without `<p>`, as in a tight list. */
  isBare?: boolean;
}

/** Writes blocks, one after another. */
export function writeBlocks(walk: Walk, nodes: readonly Node[]): void {
  walk.write(ravel(walk, nodes));
}

/** A paragraph; one that holds nothing but images is so many figures. */
export function writeParagraph(
  walk: Walk,
  node: NodeOf<'paragraph'>,
  { head = '', tail = '', isBare = false }: ParagraphPlace = {},
): void {
  const { page } = walk;
  const { children } = node;
  if (holdsOnlyImages(node)) {
    page.writeHtml(head);
    for (const child of children) if (isImage(child)) writeFigure(walk, child);
    page.writeHtml(tail);
    return;
  }
  reportCode(walk, node);
  page.writeHtml(isBare ? head : `<p>${head}`);
  walk.write(children);
  page.writeHtml(isBare ? tail : `${tail}</p>`);
  page.endBlock();
}

export function holdsOnlyImages({ children }: NodeOf<'paragraph'>): boolean {
  if (!children.some(isImage)) return false;
  return children.every(
    (child) =>
      isImage(child) ||
      child.type === 'break' ||
      (child.type === 'text' && child.value.trim() === ''),
  );
}

/** MDX takes a paragraph that begins with `import` or `export` in the first column for code. */
function reportCode(walk: Walk, node: NodeOf<'paragraph'>): void {
  const [first] = node.children;
  if (first?.type !== 'text' || node.position?.start.column !== 1) return;
  const word = codeWord(first.value);
  if (word === undefined) return;
  walk.page.report(
    'mdx-import',
    walk.at(node),
    `篇章里不能写 ${word}。篇章只是内容；图片、表格请用 <Figure>、<DataTable>。若这是外文正文，请把这个词写成 &#${word.charCodeAt(0)};${word.slice(1)}。`,
  );
}

export function writeBlockquote(walk: Walk, { children }: NodeOf<'blockquote'>): void {
  const { page } = walk;
  if (holdsOnlyDefinitions(children)) {
    walk.write(children);
    return;
  }
  page.writeHtml('<blockquote>');
  writeBlocks(walk, children);
  page.writeHtml('</blockquote>');
  page.endBlock();
}

/** Definitions show themselves elsewhere or not at all, so what holds nothing else is not shown either. */
export function holdsOnlyDefinitions(children: readonly Node[]): boolean {
  const isDefinition = ({ type }: Node): boolean =>
    type === 'definition' || type === 'footnoteDefinition';
  return children.length > 0 && children.every(isDefinition);
}

export function writeThematicBreak({ page }: Walk): void {
  page.writeHtml('<hr>');
  page.endBlock();
}

export function writeCode(walk: Walk, node: NodeOf<'code'>): void {
  const { page } = walk;
  const { value, lang, meta } = node;
  const label = withoutStandIns([lang, meta].filter(Boolean).join(' '));
  if (/[^\x20-\x7e]/.test(label)) {
    page.aside += label;
    const message = `代码块开头的“${label}”不会显示。请移到代码块里面或外面另起一段。`;
    page.report('text-lost', walk.at(node), message);
  }
  page.writeHtml('<pre><code>');
  page.write(withoutStandIns(value));
  page.writeHtml('</code></pre>');
  page.endBlock();
}
