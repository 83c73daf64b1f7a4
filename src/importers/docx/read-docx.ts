import {
  findMainPart,
  partOfType,
  readRelationships,
  type Relationship,
} from '../office/relationships.ts';
import { OfficeRefusal, type OfficePackage } from '../office/open-package.ts';
import {
  childOf,
  childrenOf,
  descendants,
  parseXml,
  textOf,
  type XmlElement,
} from '../office/xml.ts';
import type { Losses } from './losses.ts';
import { readOwnItems, type OwnItem } from './own-components.ts';
import { readCommented } from './read-commented.ts';
import { readBlocks } from './read-blocks.ts';
import { readNumbering } from './read-numbering.ts';
import { readStyles } from './read-styles.ts';
import type { Changes, ReadFormula, Reading } from './reading.ts';
import type { WordBlock, WordDocument } from './word-document.ts';

/** A Word file as it is read, with what an export of our own noted in it. */
export interface ReadDocx {
  document: WordDocument;
  items: readonly OwnItem[];
  /** Part of the text itself. */
  main: string;
  relationships: ReadonlyMap<string, Relationship>;
  /** Addresses of pictures that lie outside the file. */
  outside: string[];
  /** Formulas, by part: `main`, `footnote`, `endnote`. */
  formulas: ReadonlyMap<string, readonly ReadFormula[]>;
}

/**
 * Reads a Word file into the neutral model.
 *
 * @throws {OfficeRefusal} when it is no Word document, holds macros or cannot be read.
 */
export async function readDocx(
  office: OfficePackage,
  changes: Changes,
  losses: Losses,
): Promise<ReadDocx> {
  const main = await findMainPart(office);
  const bytes = main === undefined ? undefined : await office.read(main);
  if (main === undefined || !bytes)
    throw new OfficeRefusal(
      'import-format-unknown',
      '这个压缩文件里没有 Word 正文。请核对是不是改了扩展名的其他文件。',
    );
  const root = parseXml(bytes, main);
  if (root.name !== 'w:document')
    throw new OfficeRefusal(
      'import-format-unknown',
      '这不是 Word 文件（可能是 Excel 或演示文稿改了扩展名）。表格请用 npx fangzhi import table 导入。',
    );
  if (office.names.some((name) => name.endsWith('vbaproject.bin')))
    throw new OfficeRefusal(
      'import-macro',
      '文件里有宏（程序），没有导入。请在 Word 里另存为不含宏的 .docx。',
    );
  const relationships = await readRelationships(office, main);
  const part = async (type: string): Promise<XmlElement | undefined> => {
    const name = partOfType(relationships, type);
    const found = name === undefined ? undefined : await office.read(name);
    return name !== undefined && found ? parseXml(found, name) : undefined;
  };
  const items = await readOwnItems(office, relationships);
  const styles = readStyles(await part('styles'));
  const shared: Omit<Reading, 'relationships' | 'next' | 'current' | 'fields' | 'formulas'> = {
    styles,
    numbering: readNumbering(await part('numbering'), styles, losses),
    losses,
    changes,
    remarks: [],
    items,
    outside: [],
    readBlocks,
  };
  const formulas = new Map<string, readonly ReadFormula[]>();
  const notes = new Map<string, WordBlock[]>();
  for (const kind of ['footnote', 'endnote'] as const) {
    const name = partOfType(relationships, `${kind}s`);
    const own = await part(`${kind}s`);
    if (name === undefined || !own) continue;
    const reading: Reading = {
      ...shared,
      relationships: await readRelationships(office, name),
      ...aBeginning(),
    };
    formulas.set(kind, reading.formulas);
    for (const note of childrenOf(own, `w:${kind}`)) {
      if ((note.attributes['type'] ?? 'normal') !== 'normal') continue;
      notes.set(`${kind}-${note.attributes['id'] ?? ''}`, readBlocks(reading, note));
    }
  }
  const reading: Reading = { ...shared, relationships, ...aBeginning() };
  formulas.set('main', reading.formulas);
  const body = childOf(root, 'w:body');
  const blocks = body ? readBlocks(reading, body) : [];
  readComments(await part('comments'), reading, readCommented(root));
  return {
    document: {
      blocks,
      notes,
      remarks: reading.remarks,
      margins: await readMargins(office, relationships),
      propertyTitle: await readTitle(office),
      paragraphs: reading.next,
    },
    items,
    main,
    relationships,
    outside: reading.outside,
    formulas,
  };
}

const aBeginning = (): Pick<Reading, 'next' | 'current' | 'fields' | 'formulas'> => ({
  next: 0,
  current: 0,
  fields: [],
  formulas: [],
});

function readComments(
  root: XmlElement | undefined,
  { remarks }: Reading,
  commented: ReadonlyMap<string, string>,
): void {
  for (const comment of childrenOf(root, 'w:comment')) {
    const text = childrenOf(comment, 'w:p')
      .map((paragraph) => [...descendants(paragraph, 'w:t')].map(textOf).join(''))
      .join(' ');
    const { author = '', id = '' } = comment.attributes;
    remarks.push({ kind: 'comment', author, text, on: commented.get(id) });
  }
}

async function readMargins(
  office: OfficePackage,
  relationships: ReadonlyMap<string, Relationship>,
): Promise<string[]> {
  const texts = new Set<string>();
  for (const { type, target, isExternal } of relationships.values()) {
    if (isExternal || (type !== 'header' && type !== 'footer')) continue;
    const bytes = await office.read(target);
    const text = bytes
      ? [...descendants(parseXml(bytes, target), 'w:t')].map(textOf).join('').trim()
      : '';
    if (text !== '') texts.add(text);
  }
  return [...texts];
}

async function readTitle(office: OfficePackage): Promise<string | undefined> {
  const properties = partOfType(await readRelationships(office, ''), 'core-properties');
  const bytes = properties === undefined ? undefined : await office.read(properties);
  if (properties === undefined || !bytes) return undefined;
  const [, title = ''] = /<dc:title>([^<]*)<\/dc:title>/.exec(bytes.toString('utf8')) ?? [];
  return title.trim() === '' ? undefined : title.trim();
}
