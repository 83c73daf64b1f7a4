import { childOf, childrenOf, valueOf, type XmlElement } from '../office/xml.ts';
import { unitOf } from './own-components.ts';
import type { MadeNumber } from './read-numbering.ts';
import { readRuns } from './read-runs.ts';
import type { Style } from './read-styles.ts';
import { useStyle, type Reading } from './reading.ts';
import { plainText, type Inline, type WordParagraph } from './word-document.ts';

/** Reads one `w:p`; it takes a number even when nothing of it is kept. */
export function readParagraph(reading: Reading, element: XmlElement): WordParagraph {
  const first = reading.next++;
  const properties = childOf(element, 'w:pPr');
  const style = reading.styles.of(valueOf(properties, 'w:pStyle')) ?? reading.styles.normal;
  const inlines: Inline[] = [];
  const boxElements: XmlElement[] = [];
  readRuns(reading, element, { inlines, boxes: boxElements, style });
  const text = plainText(inlines);
  if (text.trim() !== '') useStyle(reading, properties, 'w:pStyle', text);
  const boxes = boxElements.map((box) => reading.readBlocks(reading, box));
  const outline = Number(valueOf(properties, 'w:outlineLvl') ?? NaN);
  const level = outline < 9 ? outline + 1 : outline === 9 ? undefined : style?.level;
  const isEmpty = text.trim() === '' && inlines.every(({ kind }) => kind !== 'picture');
  const number = isEmpty ? undefined : numberOf(reading, properties, style);
  const alignment = valueOf(properties, 'w:jc') ?? style?.alignment;
  return {
    kind: 'paragraph',
    first,
    last: reading.next - 1,
    inlines,
    part:
      level === undefined && style?.part === 'heading'
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

function isAllBold(inlines: readonly Inline[]): boolean {
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
