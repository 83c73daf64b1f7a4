import { childOf, childrenOf, valueOf, type XmlElement } from '../office/xml.ts';
import type { WordParagraph } from './word-document.ts';

/** A style with what it takes over from those it is based on. */
export interface Style {
  id: string;
  /** As Word lists it: `heading 1`, `正文首行缩进`. */
  name: string;
  part: WordParagraph['part'];
  level: number | undefined;
  numbering: { id: string; level: number | undefined } | undefined;
  isBold: boolean | undefined;
  isItalic: boolean | undefined;
  size: number | undefined;
  alignment: string | undefined;
  /** Says nothing that a chapter would lose. */
  isPlain: boolean;
}

export interface Styles {
  of(this: void, id: string | undefined): Style | undefined;
  /** Style of paragraphs that name none. */
  normal: Style | undefined;
  /** Half points of text that says nothing. */
  size: number;
}

/** An on/off property: present and not switched off. */
export function isOn(properties: XmlElement | undefined, name: string): boolean | undefined {
  const found = childOf(properties, name);
  if (!found) return undefined;
  return !/^(?:0|false|off|none)$/.test(found.attributes['val'] ?? '1');
}

export function readStyles(root: XmlElement | undefined): Styles {
  const elements = new Map<string, XmlElement>();
  for (const element of childrenOf(root, 'w:style'))
    elements.set(element.attributes['styleId'] ?? '', element);
  const read = new Map<string, Style>();
  const of = (id: string | undefined, chain: readonly string[] = []): Style | undefined => {
    const element = id === undefined ? undefined : elements.get(id);
    if (id === undefined || !element || chain.includes(id)) return undefined;
    const known = read.get(id);
    if (known) return known;
    const style = readStyle(id, element, of(valueOf(element, 'w:basedOn'), [...chain, id]));
    read.set(id, style);
    return style;
  };
  const normal = [...elements].find(
    ([, { attributes }]) =>
      attributes['type'] === 'paragraph' && /^(?:1|true|on)$/.test(attributes['default'] ?? ''),
  )?.[0];
  const defaults = childOf(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr');
  return { of: (id) => of(id), normal: of(normal), size: Number(valueOf(defaults, 'w:sz') ?? 21) };
}

function readStyle(id: string, element: XmlElement, base: Style | undefined): Style {
  const name = valueOf(element, 'w:name') ?? id;
  const [paragraph, run] = [childOf(element, 'w:pPr'), childOf(element, 'w:rPr')];
  const numId = valueOf(childOf(paragraph, 'w:numPr'), 'w:numId');
  const ilvl = valueOf(childOf(paragraph, 'w:numPr'), 'w:ilvl');
  const outline = valueOf(paragraph, 'w:outlineLvl');
  const named = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1];
  const level =
    named !== undefined
      ? Number(named)
      : outline === undefined
        ? base?.level
        : Number(outline) < 9
          ? Number(outline) + 1
          : undefined;
  const part = partOf(name) ?? (level !== undefined ? 'heading' : (base?.part ?? 'body'));
  const size = valueOf(run, 'w:sz');
  return {
    id,
    name,
    part,
    level: part === 'heading' ? level : undefined,
    numbering:
      numId === undefined
        ? base?.numbering
        : { id: numId, level: ilvl === undefined ? undefined : Number(ilvl) },
    isBold: isOn(run, 'w:b') ?? base?.isBold,
    isItalic: isOn(run, 'w:i') ?? base?.isItalic,
    size: size === undefined ? base?.size : Number(size),
    alignment: valueOf(paragraph, 'w:jc') ?? base?.alignment,
    isPlain: part !== 'body' || plainNames.test(name),
  };
}

function partOf(name: string): WordParagraph['part'] | undefined {
  if (/^(?:title|文档标题|标题)$/i.test(name)) return 'title';
  if (/^(?:subtitle|副标题)$/i.test(name)) return 'subtitle';
  if (/^(?:caption|题注|图题|表题|图表标题)$/i.test(name)) return 'caption';
  if (/^(?:toc|目录)(?:\s*(?:heading|标题|\d))?$|^table of figures$/i.test(name)) return 'contents';
  if (/^(?:intense )?quote$|^(?:明显)?引用$|^block text$/i.test(name)) return 'quote';
  return undefined;
}

/** Styles whose whole meaning a chapter keeps, or that mean nothing. */
const plainNames =
  /^(?:normal(?: indent| \(web\)| table)?|正文(?:缩进|首行缩进)?|body text.*|default paragraph font|no list|no spacing|无间隔|list(?: paragraph| bullet| number)?.*|列表段落|列出段落|foot ?note (?:text|reference)|end ?note (?:text|reference)|annotation (?:text|reference|subject)|comment.*|hyperlink|followedhyperlink|超链接|strong|emphasis|table grid|网格型|header|footer|plain text|纯文本|date|日期|fangzhi.*)$/i;
