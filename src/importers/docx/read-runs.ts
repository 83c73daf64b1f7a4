import {
  childOf,
  childrenOf,
  descendants,
  textOf,
  valueOf,
  type XmlElement,
} from '../office/xml.ts';
import { componentOf, isLabel } from './own-components.ts';
import { writeFormula } from './formula-line.ts';
import { readDrawing } from './read-drawing.ts';
import { endField, readFieldMark } from './read-field.ts';
import { readMarks, symbolFontOf } from './read-marks.ts';
import type { Style } from './read-styles.ts';
import { isOn } from './read-styles.ts';
import {
  changeKinds,
  chooseAlternative,
  isKept,
  reportUnknown,
  useStyle,
  type Reading,
} from './reading.ts';
import { symbolCharacter, symbolText, missing, unusable } from './symbols.ts';
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
  else if (name === 'm:oMath') readFormula(reading, child, place);
  else if (name === 'mc:AlternateContent') {
    const chosen = chooseAlternative(child);
    if (chosen) readRuns(reading, chosen, place);
  } else if (/^w:(?:fldSimple|smartTag|customXml|dir|bdo)$|^m:oMathPara$/.test(name))
    readRuns(reading, child, place);
  else reportUnknown(reading, child);
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
  const formula = writeFormula(child);
  reading.losses.add('公式', '写成一行文字，请与原稿核对', formula.line);
  reading.formulas.push({ paragraph: reading.current, ...formula });
  inlines.push(...formula.inlines);
}

function readRun(reading: Reading, run: XmlElement, place: RunPlace): void {
  const properties = childOf(run, 'w:rPr');
  const style = useStyle(reading, properties, 'w:rStyle', runText(run));
  if (isOn(properties, 'w:vanish')) {
    leaveHidden(reading, run);
    return;
  }
  if (childOf(properties, 'w:rPrChange'))
    reading.losses.add('修订格式（字体、粗细等）', '按修订后的样子', runText(run));
  const marks = readMarks(reading, properties, style, {
    isInLink: place.href !== undefined,
    paragraphStyle: place.style,
    text: runText(run),
  });
  const field = reading.fields.at(-1);
  const linked = /^\s*HYPERLINK\s+"(https?:\/\/[^\s<>"'()]+)"/.exec(
    field?.isResult ? field.code : '',
  )?.[1];
  const href = place.href ?? linked;
  const font = symbolFontOf(properties);
  for (const child of childrenOf(run))
    readPiece(reading, child, { marks, font }, { ...place, href });
}

function leaveHidden(reading: Reading, run: XmlElement): void {
  const text = [...descendants(run, 'w:t')].map(textOf).join('');
  if (text !== '') reading.losses.leaveOut('隐藏文字', '没有导入', text);
  for (const name of ['w:footnoteReference', 'w:endnoteReference'])
    if (!descendants(run, name).next().done) reading.losses.leaveOut('隐藏的注', '没有导入');
  if (!descendants(run, 'w:drawing').next().done) reading.losses.leaveOut('隐藏的图形', '没有导入');
}

const runText = (run: XmlElement): string => childrenOf(run, 'w:t').map(textOf).join('');

/** How a run looks, and the symbol font it is set in. */
interface Look {
  marks: Marks;
  font: string | undefined;
}

function readPiece(reading: Reading, child: XmlElement, look: Look, place: RunPlace): void {
  const { inlines, href } = place;
  const { marks } = look;
  const field = reading.fields.at(-1);
  const write = (text: string): void => {
    if (text !== '') inlines.push({ kind: 'text', text, marks, href });
  };
  switch (child.name) {
    case 'w:t':
      return write(readText(reading, child, look));
    case 'w:delText':
      return reading.changes === 'reject' ? write(readText(reading, child, look)) : undefined;
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
      if (child.attributes['fldCharType'] === 'end') endField(reading, inlines, marks);
      else readFieldMark(reading, child.attributes['fldCharType'] ?? '');
      return undefined;
    case 'w:instrText':
      if (field && !field.isResult) field.code += textOf(child);
      return undefined;
    case 'w:ruby':
      return readRuby(reading, child, place);
    case 'mc:AlternateContent': {
      const chosen = chooseAlternative(child);
      for (const inner of childrenOf(chosen)) readPiece(reading, inner, look, place);
      return undefined;
    }
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return readDrawing(reading, child, place);
    default:
      return reportUnknown(reading, child);
  }
}

function readText({ losses }: Reading, child: XmlElement, { font }: Look): string {
  const text = textOf(child);
  for (const [character] of text.matchAll(unusable)) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    losses.leaveOut(`不能显示的字符 U+${code}`, '没有导入，请与原稿核对', text);
  }
  const shown = font === undefined ? text : symbolText(font, text);
  if (shown !== text)
    losses.add(`符号字体“${font ?? ''}”的字符`, '换成同样的通用字符，请与原稿核对', shown);
  return shown.replace(unusable, '');
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

function readRuby(reading: Reading, child: XmlElement, { inlines, boxes, style }: RunPlace): void {
  const base: Inline[] = [];
  const [over, under] = [childOf(child, 'w:rt'), childOf(child, 'w:rubyBase')];
  if (under) readRuns(reading, under, { inlines: base, boxes, style });
  const reading_ = over ? [...descendants(over, 'w:t')].map(textOf).join('').trim() : '';
  if (reading_ === '') inlines.push(...base);
  else
    inlines.push(
      { kind: 'ruby', base: plainText(base), reading: reading_ },
      ...base.filter(({ kind }) => kind === 'note' || kind === 'picture'),
    );
}
