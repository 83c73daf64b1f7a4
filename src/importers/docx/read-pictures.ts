import { childrenOf, descendants, type XmlElement } from '../office/xml.ts';
import type { Reading } from './reading.ts';
import type { Picture } from './word-document.ts';

/** The pictures of a drawing, old form and new; those that lie outside the file are noted, not fetched. */
export function readPictures(reading: Reading, drawing: XmlElement): Picture[] {
  const own = [...descendants(drawing, 'wp:docPr')][0]?.attributes;
  const alt = own?.['descr'] ?? own?.['title'] ?? '';
  const blips = outsideBoxes(drawing, 'a:blip').flatMap((blip) => {
    const vector = [...descendants(blip, 'asvg:svgBlip')][0]?.attributes['r:embed'];
    const id = vector ?? blip.attributes['r:embed'];
    return pictureOf(reading, id ?? blip.attributes['r:link'], alt);
  });
  const old = outsideBoxes(drawing, 'v:imagedata').flatMap(({ attributes }) => {
    const title = attributes['o:title'] ?? '';
    const shape = [...descendants(drawing, 'v:shape')][0]?.attributes['alt'];
    return pictureOf(reading, attributes['r:id'] ?? attributes['r:href'], shape ?? title);
  });
  if (blips.length > 0) reportShaping(reading, drawing, alt);
  return [...blips, ...old];
}

/** A picture is imported whole and upright, whatever Word shows of it. */
function reportShaping({ losses }: Reading, drawing: XmlElement, alt: string): void {
  const isCropped = [...descendants(drawing, 'a:srcRect')].some(({ attributes }) =>
    ['l', 't', 'r', 'b'].some((side) => Number.parseFloat(attributes[side] ?? '0') !== 0),
  );
  if (isCropped)
    losses.add('在 Word 里裁剪过的图片', '导入的是没有裁剪的原图，请看裁去的部分能不能公开', alt);
  const turned = [...descendants(drawing, 'a:xfrm')].some(
    ({ attributes }) =>
      Number(attributes['rot'] ?? 0) !== 0 || (attributes['flipH'] ?? '0') !== '0',
  );
  if (turned) losses.add('在 Word 里旋转过的图片', '导入的是没有旋转的原图', alt);
}

/** Pictures within a text box are read with its text. */
function outsideBoxes(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'w:txbxContent') return [];
    return child.name === name ? [child] : outsideBoxes(child, name);
  });
}

function pictureOf(reading: Reading, id: string | undefined, alt: string): Picture[] {
  if (id === undefined) return [];
  const target = reading.relationships.get(id);
  if (!target) {
    reading.losses.leaveOut('图片文件缺失', '没有导入，请向供稿人要原图', alt);
    return [];
  }
  if (target.isExternal) {
    reading.outside.push(target.target);
    return [];
  }
  return [{ part: target.target, alt: alt.replace(/\s+/g, ' ').trim() }];
}
