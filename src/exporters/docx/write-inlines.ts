import { isWide } from '../../markdown/wide.ts';
import { withoutStandIns } from '../../markdown/stand-ins.ts';
import type { Node, NodeOf } from '../../markdown/tree.ts';
import { xmlText } from '../xml.ts';
import type { ChapterSource, Look } from './chapter-source.ts';
import { literalAttributes } from './literal-attributes.ts';
import { control } from './word-writing.ts';
import { writeReference } from './write-notes.ts';

export function writeInlines(
  chapter: ChapterSource,
  nodes: readonly Node[],
  look: Look = {},
): string {
  return nodes.map((node, at) => writeInline(chapter, node, look, nodes[at - 1])).join('');
}

function writeInline(
  chapter: ChapterSource,
  node: Node,
  look: Look,
  before: Node | undefined,
): string {
  switch (node.type) {
    case 'text':
      return writeText(withoutStandIns(node.value), look, before);
    case 'inlineCode':
      return writeRun(withoutStandIns(node.value), look);
    case 'strong':
      return writeInlines(chapter, node.children, { ...look, strong: true });
    case 'emphasis':
      return writeInlines(chapter, node.children, { ...look, emphasis: true });
    case 'delete':
      return writeInlines(chapter, node.children, { ...look, strike: true });
    case 'break':
      return '<w:r><w:br/></w:r>';
    case 'footnoteReference':
      return writeReference(chapter, node);
    case 'link':
      return writeLink(chapter, withoutStandIns(node.url), node.children, look);
    case 'linkReference': {
      const target = chapter.parsed.definitions.get(node.identifier);
      return writeLink(chapter, withoutStandIns(target?.url ?? ''), node.children, look);
    }
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement':
      return writeComponent(chapter, node, look);
    default:
      return '';
  }
}

/** Line ends within a paragraph are joined as on the page: with a space only between scripts that have spaces. */
function writeText(text: string, look: Look, before: Node | undefined): string {
  const lines = text.split('\n');
  if (lines.length === 1) return writeRun(text, look);
  if (look.keepsLines) return lines.map((line) => writeRun(line, look)).join('<w:r><w:br/></w:r>');
  let joined = lines[0] ?? '';
  for (const line of lines.slice(1)) {
    const left =
      joined === '' ? (before ? 0x4e00 : 10) : (joined.codePointAt(joined.length - 1) ?? 10);
    const isTight =
      isWide(left) || (left >= 0xdc00 && left <= 0xdfff) || isWide(line.codePointAt(0) ?? 0x4e00);
    joined += isTight ? line : ` ${line}`;
  }
  return writeRun(joined, look);
}

/** A run of text. */
export function writeRun(text: string, look: Look = {}): string {
  if (text === '') return '';
  const properties = [
    look.strong ? '<w:b/>' : '',
    look.strike ? '<w:strike/>' : '',
    look.script ? `<w:vertAlign w:val="${look.script}"/>` : '',
    look.emphasis ? '<w:em w:val="dot"/>' : '',
  ].join('');
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
}

function writeLink(
  chapter: ChapterSource,
  url: string,
  children: readonly Node[],
  look: Look,
): string {
  const inner = writeInlines(chapter, children, look);
  const isSimple = /^https?:\/\/[^\s<>"'()]+$/.test(url) && !chapter.isInNote;
  if (isSimple)
    return `<w:hyperlink r:id="${chapter.writing.relate('hyperlink', url, true)}">${inner}</w:hyperlink>`;
  return control(
    chapter.writing,
    `fz:${chapter.writing.carry({ name: 'Link', attributes: { href: url } })}`,
    inner,
  );
}

type Tag = NodeOf<'mdxJsxTextElement' | 'mdxJsxFlowElement'>;

/** What a component without text of its own shows in Word. */
const shown: Record<string, (attributes: Record<string, string>) => string> = {
  PrintPage: ({ n = '' }) => `〔${n}〕`,
  Leaf: ({ n = '' }) => `〔${n}〕`,
  Glyph: ({ ids = '' }) => ids,
};

function writeComponent(chapter: ChapterSource, tag: Tag, look: Look): string {
  const { writing } = chapter;
  const name = tag.name ?? '';
  const attributes = literalAttributes(tag);
  const inner = (): string => writeInlines(chapter, tag.children, look);
  if (name === 'Sup' || name === 'Sub')
    return writeInlines(chapter, tag.children, {
      ...look,
      script: name === 'Sup' ? 'superscript' : 'subscript',
    });
  if (name === 'Br') return '<w:r><w:br/></w:r>';
  if (name === 'Ruby')
    return `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="12"/><w:hpsRaise w:val="18"/><w:hpsBaseText w:val="24"/><w:lid w:val="zh-CN"/></w:rubyPr><w:rt>${writeRun(attributes['reading'] ?? '')}</w:rt><w:rubyBase>${inner()}</w:rubyBase></w:ruby></w:r>`;
  const number = writing.carry({ name, attributes });
  const show = shown[name];
  if (!show) return control(writing, `fz:${number}`, inner());
  return control(
    writing,
    `fz:${number}:${name === 'Glyph' ? 'label' : 'aside'}`,
    writeRun(show(attributes)),
  );
}
