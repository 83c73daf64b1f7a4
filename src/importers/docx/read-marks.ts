import { childOf, valueOf, type XmlElement } from '../office/xml.ts';
import { isOn, type Style } from './read-styles.ts';
import type { Reading } from './reading.ts';
import type { Marks } from './word-document.ts';

interface MarkPlace {
  isInLink: boolean;
  paragraphStyle: Style | undefined;
  /** Text of the run. */
  text: string;
}

/** What a run's look says that a chapter can say too; the rest of it is reported. */
export function readMarks(
  reading: Reading,
  properties: XmlElement | undefined,
  style: Style | undefined,
  { isInLink, paragraphStyle, text }: MarkPlace,
): Marks {
  const marks: Marks = {};
  if (isOn(properties, 'w:b') ?? style?.isBold ?? paragraphStyle?.isBold) marks.strong = true;
  if (isOn(properties, 'w:i') ?? style?.isItalic ?? paragraphStyle?.isItalic) marks.emphasis = true;
  if (isOn(properties, 'w:em')) marks.emphasis = true;
  const isLink = isInLink || /hyperlink|超链接/i.test(style?.name ?? '');
  if (!isLink && isOn(properties, 'w:u') && text !== '') {
    if (text.trim() === '') reading.losses.add('下划线画出的空格（填空线）', '没有保留');
    else {
      marks.emphasis = true;
      reading.losses.add('下划线', '改作着重号', text);
    }
  }
  if ((isOn(properties, 'w:strike') ?? false) || (isOn(properties, 'w:dstrike') ?? false))
    marks.strike = true;
  const script = valueOf(properties, 'w:vertAlign');
  if (script === 'superscript') marks.script = 'sup';
  if (script === 'subscript') marks.script = 'sub';
  if (text.trim() !== '') reportLook(reading, properties, text);
  return marks;
}

const plainLooks: readonly [name: string, what: string, became: string][] = [
  ['w:bdr', '文字边框', '文字保留，边框没有保留'],
  ['w:shd', '文字底纹', '文字保留，底纹没有保留'],
  ['w:caps', '全部大写', '照文件里的大小写'],
  ['w:smallCaps', '小型大写', '照文件里的大小写'],
  ['w:outline', '空心字', '文字保留，样子没有保留'],
  ['w:shadow', '阴影字', '文字保留，样子没有保留'],
  ['w:emboss', '阳文', '文字保留，样子没有保留'],
  ['w:imprint', '阴文', '文字保留，样子没有保留'],
];

/** Looks that are common enough to be told apart in a report. */
function reportLook({ losses }: Reading, properties: XmlElement | undefined, text: string): void {
  const colour = valueOf(properties, 'w:color') ?? 'auto';
  if (!/^(?:auto|0{6})$/i.test(colour))
    losses.add(`文字颜色 #${colour}`, '文字保留，颜色没有保留', text);
  const highlight = valueOf(properties, 'w:highlight') ?? 'none';
  if (highlight !== 'none') losses.add(`突出显示（${highlight}）`, '文字保留，底色没有保留', text);
  for (const [name, what, became] of plainLooks)
    if (isOn(properties, name) === true && isFilled(properties, name))
      losses.add(what, became, text);
  const layout = childOf(properties, 'w:eastAsianLayout')?.attributes;
  if (layout?.['combine'] !== undefined)
    losses.add('双行合一', '写成一行，括号是 Word 加的，没有写出', text);
  if (layout?.['vert'] !== undefined) losses.add('纵横混排', '文字保留，方向没有保留', text);
  const font = childOf(properties, 'w:rFonts')?.attributes['eastAsia'];
  if (font !== undefined) losses.add(`字体“${font}”`, '文字保留，字体由网站统一', text);
}

/** `<w:shd w:val="clear" w:fill="auto"/>` and the like are no shade. */
function isFilled(properties: XmlElement | undefined, name: string): boolean {
  const { val = '', fill = 'auto' } = childOf(properties, name)?.attributes ?? {};
  if (val === 'nil') return false;
  return name !== 'w:shd' || val !== 'clear' || !/^(?:auto|f{6})$/i.test(fill);
}

/** The symbol font a run is set in. */
export function symbolFontOf(properties: XmlElement | undefined): string | undefined {
  const fonts = childOf(properties, 'w:rFonts')?.attributes;
  const font = fonts?.['ascii'] ?? fonts?.['hAnsi'];
  return font !== undefined && /^(?:symbol|wingdings(?: [23])?|webdings)$/i.test(font.trim())
    ? font
    : undefined;
}
