import { withoutStandIns } from '../../markdown/stand-ins.ts';
import type { Node, NodeOf } from '../../markdown/tree.ts';
import type { BlockPlace, ChapterSource } from './chapter-source.ts';
import { control } from './word-writing.ts';
import { writeBlockComponent, writeFigure } from './write-components.ts';
import { writeInlines, writeRun } from './write-inlines.ts';
import { isInline, paragraph } from './write-paragraph.ts';
import { writeTable } from './write-table.ts';

/** Writes blocks as Word's paragraphs and tables. */
export function writeBlocks(
  chapter: ChapterSource,
  nodes: readonly Node[],
  place: BlockPlace = {},
): string {
  const written: string[] = [];
  let loose: Node[] = [];
  const close = (): void => {
    if (loose.length > 0)
      written.push(
        paragraph(place.style ?? 'BodyText', writeInlines(chapter, loose, place.look ?? {})),
      );
    loose = [];
  };
  for (const node of chapter.tidy(nodes)) {
    if (isInline(node)) loose.push(node);
    else {
      close();
      written.push(writeBlock(chapter, node, place));
    }
  }
  close();
  return written.join('');
}

function writeBlock(chapter: ChapterSource, node: Node, place: BlockPlace): string {
  switch (node.type) {
    case 'heading': {
      const level = Math.min(chapter.level + Math.max(node.depth, 2) - 1, 9);
      return paragraph(`Heading${level}`, writeInlines(chapter, node.children));
    }
    case 'paragraph':
      return writeParagraph(chapter, node, place);
    case 'list':
      return writeList(chapter, node, 0);
    case 'blockquote':
      return control(
        chapter.writing,
        `fz:${chapter.writing.carry({ name: 'Quote', attributes: {} })}`,
        writeBlocks(chapter, node.children, { ...place, style: 'Quote' }),
      );
    case 'table':
      return writeTable(chapter, node, 1);
    case 'thematicBreak':
      return control(
        chapter.writing,
        `fz:${chapter.writing.carry({ name: 'Hr', attributes: {} })}`,
        paragraph('BodyText', ''),
      );
    case 'code':
      return withoutStandIns(node.value)
        .split('\n')
        .map((line) => paragraph('BodyText', writeRun(line)))
        .join('');
    case 'mdxJsxFlowElement':
      return writeBlockComponent(chapter, node);
    default:
      return '';
  }
}

function writeParagraph(
  chapter: ChapterSource,
  { children }: NodeOf<'paragraph'>,
  { style = 'BodyText', look = {} }: BlockPlace,
): string {
  const images = children.filter(
    (child) => child.type === 'image' || child.type === 'imageReference',
  );
  if (images.length === 0) return paragraph(style, writeInlines(chapter, children, look));
  return images
    .map((image) => {
      const target =
        image.type === 'image' ? image : chapter.parsed.definitions.get(image.identifier);
      const caption = withoutStandIns(target?.title ?? '');
      const attributes = {
        src: decode(withoutStandIns(target?.url ?? '')),
        alt: withoutStandIns(image.alt ?? ''),
      };
      return writeFigure(chapter, caption === '' ? attributes : { ...attributes, caption });
    })
    .join('');
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function writeList(
  chapter: ChapterSource,
  { ordered, start, children }: NodeOf<'list'>,
  level: number,
): string {
  const id = ordered ? chapter.writing.openList(level, start ?? 1) : 1;
  return children.map((item) => writeItem(chapter, item, { id, level })).join('');
}

/** The first paragraph of an item bears its number. */
function writeItem(
  chapter: ChapterSource,
  { checked, children }: NodeOf<'listItem'>,
  { id, level }: { id: number; level: number },
): string {
  let isNumbered = false;
  const box =
    typeof checked === 'boolean'
      ? control(
          chapter.writing,
          `fz:${chapter.writing.carry({ name: 'Task', attributes: { done: String(checked) } })}:aside`,
          writeRun(checked ? '☑ ' : '☐ '),
        )
      : '';
  return chapter
    .tidy(children)
    .map((child) => {
      if (child.type === 'list') return writeList(chapter, child, level + 1);
      if (child.type !== 'paragraph' || isNumbered)
        return writeBlock(chapter, child, { style: 'ListParagraph' });
      isNumbered = true;
      const number = `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
      return paragraph('ListParagraph', box + writeInlines(chapter, child.children), number);
    })
    .join('');
}
