import {
  childOf,
  childrenOf,
  descendants,
  textOf,
  valueOf,
  type XmlElement,
} from '../office/xml.ts';
import { componentOf, isLabel } from './own-components.ts';
import { readPictures } from './read-pictures.ts';
import { isOn, type Style } from './read-styles.ts';
import { changeKinds, chooseAlternative, isKept, useStyle, type Reading } from './reading.ts';
import { symbolCharacter, missing } from './symbols.ts';
import { plainText, type Inline, type Marks } from './word-document.ts';

/** Where inlines are put, and what they inherit. */
export interface RunPlace {
  inlines: Inline[];
  /** Text boxes met, to be read at the end of the paragraph. */
  boxes: XmlElement[];
  style: Style | undefined;
  href?: string | undefined;
}

/** Reads what stands in a paragraph: runs, links, fields, changes, notes, pictures. */
export function readRuns(reading: Reading, element: XmlElement, place: RunPlace): void {
  for (const child of childrenOf(element)) readChild(reading, child, place);
}

function readChild(reading: Reading, child: XmlElement, place: RunPlace): void {
  const { name } = child;
  const change = changeKinds[name];
  if (change !== undefined) readChange(reading, child, change, place);
  else if (name === 'w:r') readRun(reading, child, place);
  else if (name === 'w:hyperlink') readLink(reading, child, place);
  else if (name === 'w:sdt') readControl(reading, child, place);
  else if (name === 'm:oMath' || name === 'm:oMathPara') readFormula(reading, child, place);
  else if (name === 'mc:AlternateContent') {
    const chosen = chooseAlternative(child);
    if (chosen) readRuns(reading, chosen, place);
  } else if (/^w:(?:fldSimple|smartTag|customXml|dir|bdo)$/.test(name))
    readRuns(reading, child, place);
}

function readChange(
  reading: Reading,
  child: XmlElement,
  kind: NonNullable<(typeof changeKinds)[string]>,
  place: RunPlace,
): void {
  const text = [...descendants(child, 'w:t'), ...descendants(child, 'w:delText')]
    .map(textOf)
    .join('');
  if (text !== '' && child.name !== 'w:moveFrom')
    reading.remarks.push({ kind, author: child.attributes['author'] ?? '', text });
  if (isKept(child.name, reading.changes)) readRuns(reading, child, place);
}

function readLink(reading: Reading, child: XmlElement, place: RunPlace): void {
  const target = reading.relationships.get(child.attributes['r:id'] ?? '');
  const href =
    target?.isExternal && /^https?:\/\/[^\s<>"'()]+$/.test(target.target)
      ? target.target
      : undefined;
  if (href === undefined) {
    const became = '文字保留，不再是链接';
    reading.losses.add(target ? '不能用的链接地址' : '文内跳转链接', became, target?.target ?? '');
  }
  readRuns(reading, child, { ...place, href: href ?? place.href });
}

function readControl(reading: Reading, child: XmlElement, place: RunPlace): void {
  const content = childOf(child, 'w:sdtContent');
  const tag = valueOf(childOf(child, 'w:sdtPr'), 'w:tag');
  const component = componentOf(reading.items, tag);
  if (!content) return;
  if (!component) {
    readRuns(reading, content, place);
    return;
  }
  const children: Inline[] = [];
  if (!isLabel(tag)) readRuns(reading, content, { ...place, inlines: children });
  place.inlines.push({ kind: 'component', component, children });
}

function readFormula(reading: Reading, child: XmlElement, { inlines }: RunPlace): void {
  const text = [...descendants(child, 'm:t')].map(textOf).join('');
  reading.losses.add('公式', '按文字写成一行，上下标和分式没有保留', text);
  inlines.push({ kind: 'text', text, marks: {} });
}

function readRun(reading: Reading, run: XmlElement, place: RunPlace): void {
  const properties = childOf(run, 'w:rPr');
  const style = useStyle(reading, properties, 'w:rStyle', runText(run));
  if (isOn(properties, 'w:vanish')) {
    const text = runText(run);
    if (text !== '') reading.losses.add('隐藏文字', '没有导入', text);
    return;
  }
  const marks = readMarks(reading, properties, style, place, runText(run));
  const field = reading.fields.at(-1);
  const linked = /^\s*HYPERLINK\s+"(https?:\/\/[^\s<>"'()]+)"/.exec(
    field?.isResult ? field.code : '',
  )?.[1];
  const href = place.href ?? linked;
  for (const child of childrenOf(run)) readPiece(reading, child, marks, { ...place, href });
}

const runText = (run: XmlElement): string => childrenOf(run, 'w:t').map(textOf).join('');

function readMarks(
  reading: Reading,
  properties: XmlElement | undefined,
  style: Style | undefined,
  place: RunPlace,
  text: string,
): Marks {
  const marks: Marks = {};
  if (isOn(properties, 'w:b') ?? style?.isBold ?? place.style?.isBold) marks.strong = true;
  if (isOn(properties, 'w:i') ?? style?.isItalic ?? place.style?.isItalic) marks.emphasis = true;
  if (isOn(properties, 'w:em')) marks.emphasis = true;
  const isLink = place.href !== undefined || /hyperlink|超链接/i.test(style?.name ?? '');
  if (!isLink && isOn(properties, 'w:u') && text.trim() !== '') {
    marks.emphasis = true;
    reading.losses.add('下划线', '改作着重号', text);
  }
  if ((isOn(properties, 'w:strike') ?? false) || (isOn(properties, 'w:dstrike') ?? false))
    marks.strike = true;
  const script = valueOf(properties, 'w:vertAlign');
  if (script === 'superscript') marks.script = 'sup';
  if (script === 'subscript') marks.script = 'sub';
  if (text.trim() !== '') reportLook(reading, properties, text);
  return marks;
}

/** Looks that are common enough to be told apart in a report. */
function reportLook(reading: Reading, properties: XmlElement | undefined, text: string): void {
  const colour = valueOf(properties, 'w:color') ?? 'auto';
  if (!/^(?:auto|0{6})$/i.test(colour))
    reading.losses.add(`文字颜色 #${colour}`, '文字保留，颜色没有保留', text);
  const highlight = valueOf(properties, 'w:highlight') ?? 'none';
  if (highlight !== 'none')
    reading.losses.add(`突出显示（${highlight}）`, '文字保留，底色没有保留', text);
  if (isOn(properties, 'w:bdr')) reading.losses.add('文字边框', '文字保留，边框没有保留', text);
  const font = childOf(properties, 'w:rFonts')?.attributes['eastAsia'];
  if (font !== undefined) reading.losses.add(`字体“${font}”`, '文字保留，字体由网站统一', text);
}

function readPiece(reading: Reading, child: XmlElement, marks: Marks, place: RunPlace): void {
  const { inlines, href } = place;
  const field = reading.fields.at(-1);
  const write = (text: string): void => {
    if (text !== '') inlines.push({ kind: 'text', text, marks, href });
  };
  switch (child.name) {
    case 'w:t':
      return write(textOf(child));
    case 'w:delText':
      return reading.changes === 'reject' ? write(textOf(child)) : undefined;
    case 'w:tab':
    case 'w:ptab':
      return write('　');
    case 'w:noBreakHyphen':
      return write('\u2011');
    case 'w:br':
      return /^(?:page|column)$/.test(child.attributes['type'] ?? '')
        ? write(' ')
        : void inlines.push({ kind: 'break' });
    case 'w:cr':
      return void inlines.push({ kind: 'break' });
    case 'w:sym':
      return write(readSymbol(reading, child));
    case 'w:footnoteReference':
      return void inlines.push({ kind: 'note', id: `footnote-${child.attributes['id'] ?? ''}` });
    case 'w:endnoteReference':
      return void inlines.push({ kind: 'note', id: `endnote-${child.attributes['id'] ?? ''}` });
    case 'w:fldChar':
      return readFieldMark(reading, child.attributes['fldCharType'] ?? '');
    case 'w:instrText':
      if (field && !field.isResult) field.code += textOf(child);
      return undefined;
    case 'w:ruby':
      return readRuby(reading, child, place);
    case 'mc:AlternateContent': {
      const chosen = chooseAlternative(child);
      for (const inner of childrenOf(chosen)) readPiece(reading, inner, marks, place);
      return undefined;
    }
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return readDrawing(reading, child, place);
    default:
      return undefined;
  }
}

function readSymbol({ losses }: Reading, { attributes }: XmlElement): string {
  const shown = symbolCharacter(attributes['font'] ?? '', attributes['char'] ?? '');
  if (shown === missing)
    losses.add(
      `符号字体“${attributes['font'] ?? ''}”的 ${attributes['char'] ?? ''}`,
      `写成 ${missing}，请对照原稿换成该字`,
    );
  return shown;
}

function readFieldMark({ fields }: Reading, type: string): void {
  const open = fields.at(-1);
  if (type === 'begin') fields.push({ code: '', isResult: false });
  else if (type === 'separate' && open) open.isResult = true;
  else if (type === 'end') fields.pop();
}

function readRuby(reading: Reading, child: XmlElement, { inlines, boxes, style }: RunPlace): void {
  const base: Inline[] = [];
  const [over, under] = [childOf(child, 'w:rt'), childOf(child, 'w:rubyBase')];
  if (under) readRuns(reading, under, { inlines: base, boxes, style });
  const reading_ = over ? [...descendants(over, 'w:t')].map(textOf).join('').trim() : '';
  if (reading_ === '') inlines.push(...base);
  else inlines.push({ kind: 'ruby', base: plainText(base), reading: reading_ });
}

function readDrawing(reading: Reading, child: XmlElement, { inlines, boxes }: RunPlace): void {
  const found = outermost(child, 'w:txbxContent');
  for (const box of found) {
    const text = [...descendants(box, 'w:t')].map(textOf).join('');
    reading.losses.add('文本框', '内容移到所在段落之后，写成引文块', text);
    boxes.push(box);
  }
  const pictures = readPictures(reading, child);
  for (const picture of pictures) inlines.push({ kind: 'picture', picture });
  if (found.length + pictures.length === 0) reportObject(reading, child);
}

function outermost(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) =>
    child.name === name ? [child] : outermost(child, name),
  );
}

function reportObject({ losses }: Reading, child: XmlElement): void {
  const kinds: readonly [string, string][] = [
    ['c:chart', '图表'],
    ['dgm:relIds', 'SmartArt 图形'],
    ['o:OLEObject', '嵌入对象'],
  ];
  const kind = kinds.find(([name]) => !descendants(child, name).next().done)?.[1] ?? '图形';
  const name = [...descendants(child, 'wp:docPr')][0]?.attributes;
  losses.add(
    kind,
    '没有转换，请在 Word 里另存为图片后补入',
    name?.['descr'] ?? name?.['title'] ?? name?.['name'] ?? '',
  );
}
