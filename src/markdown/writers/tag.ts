import { findComponent } from '../component-names.ts';
import { descend, type Node, type NodeOf, type Tag } from '../tree.ts';
import { withoutStandIns } from '../stand-ins.ts';
import { writeComponent, type LiteralAttribute } from '../use-component.ts';
import type { Walk } from '../walk.ts';
import { writeBlocks } from './blocks.ts';

/** A component within a paragraph. */
export function writeTextTag(walk: Walk, node: NodeOf<'mdxJsxTextElement'>): void {
  use(walk, node, true, () => writePhrases(walk, node.children));
}

/** A component alone between lines; text directly within it is a paragraph. */
export function writeFlowTag(walk: Walk, node: NodeOf<'mdxJsxFlowElement'>): void {
  const { page } = walk;
  use(walk, node, false, () => {
    if (!node.children.some(isPhrase)) {
      writeBlocks(walk, node.children);
      return;
    }
    page.writeHtml('<p>');
    walk.write(node.children);
    page.writeHtml('</p>');
    page.endBlock();
  });
}

function use(walk: Walk, node: Tag, isInline: boolean, writeChildren: () => void): void {
  const { children } = node;
  if (isCutShort(walk, node)) {
    walk.page.report(
      'mdx-syntax',
      walk.at(node),
      `组件 <${node.name ?? ''}> 的结尾不在开头所在的强调、链接、标题或格子里。请让组件整个在里面，或整个在外面。`,
    );
    if (findComponent(node.name ?? '')?.withholds) withhold(walk, children);
    else walk.write(children.filter(isPhrase));
    return;
  }
  const tag = { name: node.name ?? '', attributes: node.attributes.map(readAttribute) };
  writeComponent(walk.page, tag, walk.at(node), {
    isInline,
    isEmpty: children.every((child) => child.type === 'text' && child.value.trim() === ''),
    writeChildren,
    withholdChildren: () => withhold(walk, children),
  });
}

/**
 * The parser lets a tag begin in emphasis, a link, a heading or a table's cell and end outside, and then cuts it short:
 * what was to be withheld would be shown.
 */
function isCutShort(walk: Walk, node: Tag): boolean {
  const source = walk.sourceOf(node);
  const name = node.name ?? '';
  if (node.children.length === 0 && source.endsWith('/>')) return false;
  return !source.endsWith(`</${name}>`) && !/<\/[^<>]*>$/.test(source.slice(-100));
}

/** Values are literal: braces never reach the parser as such. */
function readAttribute(attribute: Tag['attributes'][number]): LiteralAttribute {
  if (attribute.type !== 'mdxJsxAttribute') return { name: '', value: undefined };
  const { name, value } = attribute;
  return { name, value: typeof value === 'string' ? withoutStandIns(value) : undefined };
}

/** Within a paragraph: a component written over several lines holds a paragraph of its own, which is not shown as one. */
function writePhrases(walk: Walk, children: readonly Node[]): void {
  const [only, ...others] = children;
  if (only?.type === 'paragraph' && others.length === 0) {
    walk.write(only.children);
    return;
  }
  const block = children.find((child) => !isPhrase(child));
  if (block === undefined) {
    walk.write(children);
    return;
  }
  walk.page.report(
    'component-placement',
    walk.at(block),
    '这个组件写在文字中间，里面只能是一段文字，不能分段，不能有列表、表格、图片。',
  );
}

const phrases: ReadonlySet<string> = new Set<Node['type']>([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'mdxJsxTextElement',
]);

const isPhrase = ({ type }: Node): boolean => phrases.has(type);

/** Leaves text out, and with it the notes and link definitions that only it refers to. */
function withhold(walk: Walk, children: readonly Node[]): void {
  walk.setAside(children[0], children.at(-1));
  for (const node of descend(children, () => true)) {
    if (node.type === 'footnoteReference') walk.notes.withheld.add(node.identifier);
    if (node.type === 'linkReference' || node.type === 'imageReference') {
      walk.linksUsed.add(node.identifier);
    }
  }
}
