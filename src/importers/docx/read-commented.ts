import { textOf, type XmlElement } from '../office/xml.ts';

const most = 60;

/** The words each comment is about, by its id. */
export function readCommented(root: XmlElement): Map<string, string> {
  const words = new Map<string, string>();
  const open = new Set<string>();
  const walk = (element: XmlElement): void => {
    const { name, attributes, children } = element;
    const id = attributes['id'] ?? '';
    if (name === 'w:commentRangeStart') open.add(id);
    else if (name === 'w:commentRangeEnd') open.delete(id);
    else if (name === 'w:t' || name === 'w:delText')
      for (const each of open) {
        const before = words.get(each) ?? '';
        if (before.length < most) words.set(each, (before + textOf(element)).slice(0, most));
      }
    else for (const child of children) if (typeof child !== 'string') walk(child);
  };
  walk(root);
  return words;
}
