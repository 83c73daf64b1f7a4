import { OfficeRefusal } from '../office/open-package.ts';
import { childOf, childrenOf, textOf, valueOf, type XmlElement } from '../office/xml.ts';
import { componentOf, isLabel, unitOf } from './own-components.ts';
import { isAllBold, readParagraph } from './read-paragraph.ts';
import { readTable } from './read-table.ts';
import { isOn } from './read-styles.ts';
import { changeKinds, chooseAlternative, isKept, reportUnknown, type Reading } from './reading.ts';
import type { WordBlock, WordParagraph } from './word-document.ts';

/** Reads paragraphs, tables and what encloses them. */
export function readBlocks(reading: Reading, element: XmlElement): WordBlock[] {
  const blocks: WordBlock[] = [];
  /** What runs on into the next paragraph. */
  let open: WordParagraph | undefined;
  let mark: number | undefined;
  const close = (): void => {
    if (open) blocks.push(open);
    open = undefined;
  };
  for (const child of childrenOf(element)) {
    if (child.name === 'w:p') {
      const runsOn = endsInDeletion(reading, child) || isDropCap(child);
      const paragraph = readParagraph(reading, child, !runsOn);
      paragraph.mark ??= mark;
      mark = undefined;
      open = open ? join(open, paragraph) : paragraph;
      if (!runsOn) close();
    } else if (child.name === 'w:bookmarkStart')
      mark = unitOf(reading.items, child.attributes['name']) ?? mark;
    else {
      const enclosed = readEnclosing(reading, child);
      if (enclosed.length > 0) close();
      blocks.push(...enclosed);
    }
  }
  close();
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
  if (name === 'w:customXml') return readBlocks(reading, child);
  if (name === 'w:altChunk' || name === 'w:subDoc')
    throw new OfficeRefusal(
      'import-format-unknown',
      '文件里嵌着另一份文档，文字不在正文里。请在 Word 里打开它，另存一次（文字就并入正文），再导入。',
    );
  if (/^m:oMath(?:Para)?$/.test(name))
    reading.losses.leaveOut('段落以外的公式', '没有导入，请照补', textOf(child));
  else reportUnknown(reading, child);
  return [];
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

/** A first letter set large in a frame of its own. */
function isDropCap(paragraph: XmlElement): boolean {
  const frame = childOf(paragraph, 'w:pPr', 'w:framePr')?.attributes['dropCap'];
  return frame === 'drop' || frame === 'margin';
}

/** Two paragraphs as one: the mark that is left is that of the second, and with it what the mark says of both. */
function join(first: WordParagraph, second: WordParagraph): WordParagraph {
  return {
    ...second,
    first: first.first,
    inlines: [...first.inlines, ...second.inlines],
    boxes: [...first.boxes, ...second.boxes],
    isBold: isAllBold([...first.inlines, ...second.inlines]),
    mark: first.mark ?? second.mark,
  };
}
