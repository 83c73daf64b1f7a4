import { childOf, childrenOf, valueOf, type XmlElement } from '../office/xml.ts';
import { componentOf, isLabel, unitOf } from './own-components.ts';
import { readParagraph } from './read-paragraph.ts';
import { readTable } from './read-table.ts';
import { isOn } from './read-styles.ts';
import { changeKinds, chooseAlternative, isKept, type Reading } from './reading.ts';
import type { WordBlock, WordParagraph } from './word-document.ts';

/** A paragraph whose end was deleted runs on into the next. */
interface Joining {
  paragraph: WordParagraph;
}

/** Reads paragraphs, tables and what encloses them. */
export function readBlocks(reading: Reading, element: XmlElement): WordBlock[] {
  const blocks: WordBlock[] = [];
  let joining: Joining | undefined;
  let mark: number | undefined;
  for (const child of childrenOf(element)) {
    if (child.name === 'w:p') {
      const paragraph = readParagraph(reading, child);
      paragraph.mark ??= mark;
      mark = undefined;
      if (joining) join(joining.paragraph, paragraph);
      else blocks.push(paragraph);
      const last: WordParagraph = joining?.paragraph ?? paragraph;
      joining = endsInDeletion(reading, child) ? { paragraph: last } : undefined;
      continue;
    }
    joining = undefined;
    if (child.name === 'w:bookmarkStart')
      mark = unitOf(reading.items, child.attributes['name']) ?? mark;
    else blocks.push(...readEnclosing(reading, child));
  }
  return blocks;
}

function readEnclosing(reading: Reading, child: XmlElement): WordBlock[] {
  const { name } = child;
  if (name === 'w:tbl') return [readTable(reading, child)];
  if (name === 'w:sdt') return readControl(reading, child);
  if (name === 'mc:AlternateContent') {
    const chosen = chooseAlternative(child);
    return chosen ? readBlocks(reading, chosen) : [];
  }
  if (changeKinds[name] !== undefined)
    return isKept(name, reading.changes) ? readBlocks(reading, child) : [];
  return name === 'w:customXml' ? readBlocks(reading, child) : [];
}

function readControl(reading: Reading, child: XmlElement): WordBlock[] {
  const content = childOf(child, 'w:sdtContent');
  const properties = childOf(child, 'w:sdtPr');
  const tag = valueOf(properties, 'w:tag');
  const component = componentOf(reading.items, tag);
  const gallery = valueOf(childOf(properties, 'w:docPartObj'), 'w:docPartGallery');
  if (tag?.endsWith(':aside') === true) return [];
  const first = reading.next;
  const blocks = content ? readBlocks(reading, content) : [];
  if (isLabel(tag)) return [];
  if (component?.name === 'Grid') {
    const alignments = component.attributes['columns']
      ?.split(' ')
      .filter((each) => /^:?-+:?$/.test(each));
    return blocks
      .filter((block) => block.kind === 'table')
      .map((table) => ({ ...table, alignments }));
  }
  if (component) return [{ kind: 'component', component, blocks, first, last: reading.next - 1 }];
  if (gallery === 'Table of Contents')
    for (const block of blocks) if (block.kind === 'paragraph') block.part = 'contents';
  return blocks;
}

/** Whether the paragraph mark is deleted: then this paragraph and the next are one. */
function endsInDeletion({ changes }: Reading, paragraph: XmlElement): boolean {
  const mark = childOf(paragraph, 'w:pPr', 'w:rPr');
  const gone = changes === 'accept' ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo'];
  return gone.some((name) => isOn(mark, name) === true);
}

function join(first: WordParagraph, second: WordParagraph): void {
  first.inlines.push(...second.inlines);
  first.boxes.push(...second.boxes);
  first.last = second.last;
}
