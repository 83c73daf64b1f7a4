import { childOf, childrenOf, valueOf, type XmlElement } from '../office/xml.ts';
import { unitOf } from './own-components.ts';
import type { MadeNumber } from './read-numbering.ts';
import { readRuns } from './read-runs.ts';
import { isOn, type Style } from './read-styles.ts';
import { useStyle, type Reading } from './reading.ts';
import { plainText, type Inline, type WordParagraph } from './word-document.ts';

/**
 * Reads one `w:p`; it takes its place in reading order even when nothing of it is kept.
 *
 * @param isWhole false when it runs on into the next, whose number and look count for both.
 */
export function readParagraph(
  reading: Reading,
  element: XmlElement,
  isWhole: boolean,
): WordParagraph {
  const first = reading.next++;
  reading.current = first;
  const properties = childOf(element, 'w:pPr');
  const style = reading.styles.of(valueOf(properties, 'w:pStyle')) ?? reading.styles.normal;
  const inlines: Inline[] = [];
  const boxElements: XmlElement[] = [];
  const wasInContents = isInContents(reading);
  readRuns(reading, element, { inlines, boxes: boxElements, style });
  const text = plainText(inlines);
  const isContents = (wasInContents || isInContents(reading)) && /[\divxlc]\s*$/i.test(text);
  if (text.trim() !== '') {
    useStyle(reading, properties, 'w:pStyle', text);
    reportLook(reading, properties, text);
  }
  const boxes = boxElements.map((box) => reading.readBlocks(reading, box));
  const outline = Number(valueOf(properties, 'w:outlineLvl') ?? NaN);
  const level = outline < 9 ? outline + 1 : outline === 9 ? undefined : style?.level;
  const isEmpty = text.trim() === '' && inlines.every(({ kind }) => kind !== 'picture');
  // Word counts an empty paragraph too.
  const counted =
    isWhole && !(isEmpty && isHidden(properties))
      ? numberOf(reading, properties, style)
      : undefined;
  if (isEmpty && counted && !counted.isBullet)
    reading.losses.leaveOut('只有自动编号、没有文字的段落', '没有写出编号', counted.text);
  const number = isEmpty ? undefined : counted;
  const alignment = valueOf(properties, 'w:jc') ?? style?.alignment;
  return {
    kind: 'paragraph',
    first,
    last: reading.next - 1,
    inlines,
    part: isContents
      ? 'contents'
      : level === undefined && style?.part === 'heading'
        ? 'body'
        : level !== undefined && style?.part === 'body'
          ? 'heading'
          : (style?.part ?? 'body'),
    level,
    ...placeOf(number),
    isCentred: alignment === 'center',
    isRight: alignment === 'right' || alignment === 'end',
    isBold: isAllBold(inlines),
    size: sizeOf(element, style) ?? reading.styles.size,
    boxes,
    mark: markOf(reading, element),
  };
}

/** Text of numbers, or the place in a list where Markdown counts by itself. */
function placeOf(
  made: (MadeNumber & { level: number }) | undefined,
): Pick<WordParagraph, 'number' | 'list'> {
  if (!made) return {};
  const list = { isOrdered: !made.isBullet, level: made.level, value: made.value };
  if (made.isBullet) return { list };
  return made.isPlain ? { list, number: made.text } : { number: made.text };
}

function numberOf(
  reading: Reading,
  properties: XmlElement | undefined,
  style: Style | undefined,
): (MadeNumber & { level: number }) | undefined {
  const own = childOf(properties, 'w:numPr');
  const id = valueOf(own, 'w:numId') ?? style?.numbering?.id;
  if (id === undefined || id === '0') return undefined;
  const byStyle =
    style?.numbering?.level ?? (style ? reading.numbering.levelOf(id, style.id) : undefined);
  const level = Number(valueOf(own, 'w:ilvl') ?? byStyle ?? 0);
  const made = reading.numbering.next(id, level);
  return made && (made.isBullet || made.text.trim() !== '') ? { ...made, level } : undefined;
}

export function isAllBold(inlines: readonly Inline[]): boolean {
  const texts = inlines.filter((inline) => inline.kind === 'text' && inline.text.trim() !== '');
  return (
    texts.length > 0 &&
    texts.every((inline) => inline.kind === 'text' && inline.marks.strong === true)
  );
}

function sizeOf(element: XmlElement, style: Style | undefined): number | undefined {
  const sizes = childrenOf(element, 'w:r').flatMap((run) => {
    const own = valueOf(childOf(run, 'w:rPr'), 'w:sz');
    return childOf(run, 'w:t') ? [own === undefined ? style?.size : Number(own)] : [];
  });
  return sizes[0] ?? style?.size;
}

function markOf(reading: Reading, element: XmlElement): number | undefined {
  for (const { attributes } of childrenOf(element, 'w:bookmarkStart')) {
    const unit = unitOf(reading.items, attributes['name']);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

/** Whether the result of a field of contents is open. */
const isInContents = ({ fields }: Reading): boolean =>
  fields.some(({ code, isResult }) => isResult && /^\s*TOC\b/i.test(code));

const isHidden = (properties: XmlElement | undefined): boolean =>
  isOn(childOf(properties, 'w:rPr'), 'w:vanish') === true;

/** What a paragraph's own look says and a chapter does not. */
function reportLook({ losses }: Reading, properties: XmlElement | undefined, text: string): void {
  if (childOf(properties, 'w:pBdr')) losses.add('段落边框', '文字保留，边框没有保留', text);
  const frame = childOf(properties, 'w:framePr')?.attributes;
  if (frame?.['dropCap'] !== undefined) losses.add('首字下沉', '文字保留，与下一段相接', text);
  else if (frame) losses.add('图文框', '文字保留，留在原来的位置', text);
  if (childOf(properties, 'w:pPrChange')) losses.add('修订格式（段落）', '按修订后的样子', text);
}
