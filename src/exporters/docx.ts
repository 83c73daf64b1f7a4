import sharp from 'sharp';
import { findFacts } from '../markdown/facts-block.ts';
import { openChapter } from './docx/chapter-source.ts';
import * as parts from './docx/word-parts.ts';
import { WordWriting } from './docx/word-writing.ts';
import { writeBlocks } from './docx/write-blocks.ts';
import { writeRun } from './docx/write-inlines.ts';
import { paragraph } from './docx/write-paragraph.ts';
import { packZip } from './zip.ts';

/** A part or chapter of the work, in reading order. */
export interface WordUnit {
  kind: 'part' | 'chapter';
  title: string;
  /** Within the work, with `/`: `02-tea/01-gardens.mdx`, `02-tea`. */
  file: string;
  /** The chapter's file, or the part's `part.yaml`. */
  source: string;
  /** Files beside a chapter that it shows, by name. */
  beside: ReadonlyMap<string, Buffer>;
}

export interface WordWork {
  title: string;
  /** The work's `work.yaml`. */
  facts: string;
  units: readonly WordUnit[];
}

/**
 * Writes a work as a Word file for reviewers: titles as Word's headings, notes, tables with merged cells, pictures,
 * lists. Components are content controls, and what Word has no place for (ids, file names, facts) is carried along, so
 * that an import of the reviewed file gives the same chapters. The same work gives the same bytes.
 */
export async function packDocx(work: WordWork): Promise<Buffer> {
  const writing = new WordWriting();
  for (const [type, target] of [
    ['styles', 'styles.xml'],
    ['numbering', 'numbering.xml'],
    ['footnotes', 'footnotes.xml'],
    ['endnotes', 'endnotes.xml'],
    ['settings', 'settings.xml'],
    ['customXml', '../customXml/item1.xml'],
  ] as const)
    writing.relate(type, target);
  writing.carry({ file: 'work.yaml', facts: work.facts });
  const body = [paragraph('Title', writeRun(work.title))];
  for (const unit of work.units) body.push(await writeUnit(writing, unit));
  const document = `${parts.declaration}<w:document ${parts.namespaces}><w:body>${body.join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`;
  const core =
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
  const texts: [string, string][] = [
    ['[Content_Types].xml', parts.contentTypes()],
    [
      '_rels/.rels',
      parts.relationships([
        { id: 'r1', type: 'officeDocument', target: 'word/document.xml' },
        { id: 'r2', type: core, target: 'docProps/core.xml' },
      ]),
    ],
    ['docProps/core.xml', parts.coreProperties(work.title)],
    ['word/document.xml', document],
    ['word/_rels/document.xml.rels', parts.relationships(writing.relationships)],
    ['word/styles.xml', parts.styles],
    ['word/numbering.xml', parts.numbering(writing.lists)],
    ['word/footnotes.xml', parts.notesPart('footnote', writing.footnotes)],
    ['word/endnotes.xml', parts.notesPart('endnote', writing.endnotes)],
    ['word/settings.xml', parts.settings],
    ['customXml/item1.xml', parts.ownItems(writing.items)],
    ['customXml/itemProps1.xml', parts.ownProperties],
    [
      'customXml/_rels/item1.xml.rels',
      parts.relationships([{ id: 'r1', type: 'customXmlProps', target: 'itemProps1.xml' }]),
    ],
  ];
  return packZip([
    ...texts.map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    ...writing.media,
  ]);
}

async function writeUnit(
  writing: WordWriting,
  { kind, title, file, source, beside }: WordUnit,
): Promise<string> {
  const level = file.split('/').length;
  const facts = kind === 'part' ? source : (findFacts(source)?.yaml ?? '');
  const number = writing.carry({ file, facts });
  const id = writing.nextId();
  const mark = `<w:bookmarkStart w:id="${id}" w:name="_fz${number}"/><w:bookmarkEnd w:id="${id}"/>`;
  const heading = paragraph(`Heading${Math.min(level, 9)}`, mark + writeRun(title));
  if (kind === 'part') return heading;
  const sizes = new Map<string, { width: number; height: number }>();
  for (const [name, bytes] of beside) {
    const size = await sharp(bytes, { limitInputPixels: false })
      .metadata()
      .catch(() => undefined);
    if (size) sizes.set(name, { width: size.width, height: size.height });
  }
  const chapter = openChapter(source, file, {
    writing,
    level,
    writeBlocks,
    beside: (name) => beside.get(name),
    sizeOf: (name) => sizes.get(name),
  });
  return heading + writeBlocks(chapter, chapter.parsed.nodes);
}
