import { childrenOf, descendants, textOf, type XmlElement } from '../office/xml.ts';
import { readPictures } from './read-pictures.ts';
import { chooseAlternative, type Reading } from './reading.ts';
import type { Inline } from './word-document.ts';

/** Reads a drawing: its text boxes and pictures; of what is neither, the report gets what can be said. */
export function readDrawing(
  reading: Reading,
  child: XmlElement,
  { inlines, boxes }: { inlines: Inline[]; boxes: XmlElement[] },
): void {
  const found = outermost(child, 'w:txbxContent');
  for (const box of found) {
    const text = [...descendants(box, 'w:t')].map(textOf).join('');
    reading.losses.add('文本框', '内容移到所在段落之后，写成引文块', text);
    boxes.push(box);
  }
  const pictures = readPictures(reading, child);
  for (const picture of pictures) inlines.push({ kind: 'picture', picture });
  const isKept = found.length + pictures.length > 0;
  reportObjects(reading, child, isKept);
}

function outermost(element: XmlElement, name: string): XmlElement[] {
  if (element.name === 'mc:AlternateContent') {
    const chosen = chooseAlternative(element);
    return chosen ? outermost({ ...chosen, name: '' }, name) : [];
  }
  return childrenOf(element).flatMap((child) =>
    child.name === name ? [child] : outermost(child, name),
  );
}

const kinds: readonly [name: string, kind: string][] = [
  ['c:chart', '图表'],
  ['cx:chart', '图表'],
  ['dgm:relIds', 'SmartArt 图形'],
  ['v:textpath', '艺术字'],
  ['o:OLEObject', '嵌入对象'],
];

function reportObjects({ losses }: Reading, child: XmlElement, isKept: boolean): void {
  const met = kinds.flatMap(([name, kind]) => {
    const [first] = [...descendants(child, name)];
    return first ? [{ name, kind, first }] : [];
  });
  for (const { name, kind, first } of met) {
    if (name === 'o:OLEObject' && isKept)
      losses.leaveOut(kind, '只导入了它的图样，里面的数据没有导入', first.attributes['ProgID']);
    else if (name === 'v:textpath')
      losses.leaveOut(kind, '没有转换，文字请照补', first.attributes['string']);
    else losses.leaveOut(kind, '没有转换，请在 Word 里另存为图片后补入', nameOf(child));
  }
  if (met.length === 0 && !isKept)
    losses.leaveOut('图形', '没有转换，请在 Word 里另存为图片后补入', nameOf(child));
}

function nameOf(drawing: XmlElement): string {
  const own = [...descendants(drawing, 'wp:docPr')][0]?.attributes;
  return own?.['descr'] ?? own?.['title'] ?? own?.['name'] ?? '';
}
