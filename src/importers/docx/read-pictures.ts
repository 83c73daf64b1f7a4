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
  return [...blips, ...old];
}

/** Pictures within a text box are read with its text. */
function outsideBoxes(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'w:txbxContent') return [];
    return child.name === name ? [child] : outsideBoxes(child, name);
  });
}

function pictureOf(reading: Reading, id: string | undefined, alt: string): Picture[] {
  const target = reading.relationships.get(id ?? '');
  if (!target) return [];
  if (target.isExternal) {
    reading.outside.push(target.target);
    return [];
  }
  return [{ part: target.target, alt: alt.replace(/\s+/g, ' ').trim() }];
}
