import path from 'node:path';
import { aFinding, type Finding } from '../../model/finding.ts';
import { OfficeRefusal, openPackage } from '../office/open-package.ts';
import { anAccount, type Account } from './chapter-writing.ts';
import { convertDoc, type Converted } from './convert-doc.ts';
import { Losses } from './losses.ts';
import { bearWitness, type Witness } from './oracle.ts';
import type { OwnItem } from './own-components.ts';
import { PictureBox } from './place-pictures.ts';
import { readDocx } from './read-docx.ts';
import type { Changes } from './reading.ts';
import { paragraphsOf, type Inline, type WordDocument } from './word-document.ts';

/** A Word file that has been read, with all that is known of it. */
export interface Manuscript {
  /** As the user named it. */
  file: string;
  document: WordDocument;
  items: readonly OwnItem[];
  witness: Witness;
  account: Account;
  losses: Losses;
  pictures: PictureBox;
}

/** Empty paragraphs in one file; nobody sets a page with so many. */
const mostEmpty = 20_000;

/** Reads a file, or says why not. */
export async function readManuscript(
  file: string,
  changes: Changes,
): Promise<Manuscript | Finding> {
  let converted: Converted | undefined;
  try {
    const kind = path.extname(file).toLowerCase();
    if (kind === '.docm' || kind === '.dotm')
      throw new OfficeRefusal(
        'import-macro',
        '这是带宏（程序）的文件，没有导入。请在 Word 里另存为不含宏的 .docx。',
      );
    if (kind === '.doc' || kind === '.wps') converted = await convertDoc(file);
    else if (kind !== '.docx' && kind !== '.dotx')
      throw new OfficeRefusal(
        'import-format-unknown',
        `不能导入 ${kind === '' ? '没有扩展名的' : kind} 文件。可以导入 .docx、.dotx，装有 LibreOffice 时还有 .doc；表格请用 npx fangzhi import table，文本请用 npx fangzhi import text。`,
      );
    return await readPackage(file, converted?.file ?? file, changes);
  } catch (error) {
    if (!(error instanceof OfficeRefusal)) throw error;
    return aFinding(error.refusal.code, file, error.refusal.message);
  } finally {
    await converted?.discard();
  }
}

async function readPackage(file: string, place: string, changes: Changes): Promise<Manuscript> {
  const office = await openPackage(place);
  const losses = new Losses();
  const read = await readDocx(office, changes, losses);
  const { document, items, outside } = read;
  const witness = await bearWitness(office, read, changes, read.formulas);
  checkWitness(witness, document);
  if (outside.length > 0) {
    throw new OfficeRefusal(
      'import-picture-outside',
      `有 ${outside.length} 幅图片不在文件里，只是链接到 ${outside[0] ?? ''}，程序不去读取。请在 Word 里把图片嵌入文件（编辑链接→断开链接），另存后再导入。`,
    );
  }
  const pictures = new PictureBox(losses);
  await pictures.readAll(office, picturesOf(document));
  const account = anAccount();
  for (const { part, first, last } of paragraphsOf(document.blocks)) {
    if (part === 'contents')
      for (let at = first; at <= last; at++) account.dropped.set(at, '目录，由网站自动生成');
  }
  reportUnusedNotes(witness, losses);
  return { file, document, items, witness, account, losses, pictures };
}

/** Notes stay in a file after what referred to them was deleted. */
function reportUnusedNotes({ paragraphs, notes }: Witness, losses: Losses): void {
  const used = new Set(paragraphs.flatMap((paragraph) => paragraph.notes));
  for (const [id, text] of notes)
    if (!used.has(id) && text.trim() !== '')
      losses.leaveOut('正文里没有引用的注', '没有导入', text);
}

function checkWitness({ paragraphs, pictures }: Witness, document: WordDocument): void {
  if (paragraphs.length !== document.paragraphs) {
    throw new OfficeRefusal(
      'import-text-changed',
      `文件里数出 ${paragraphs.length} 个段落，读到的是 ${document.paragraphs} 个，没有导入。这是程序的毛病，请把这个文件交给技术人员。`,
    );
  }
  const empty = paragraphs.filter(
    ({ text, notes }) => text.trim() === '' && notes.length === 0,
  ).length;
  if (empty > mostEmpty) {
    throw new OfficeRefusal(
      'import-too-large',
      `文件里有 ${empty} 个空段落，不是正常的书稿，没有导入。请在 Word 里用查找替换删去空段落（^p^p 换成 ^p）。`,
    );
  }
  if (empty === paragraphs.length && pictures === 0)
    throw new OfficeRefusal(
      'import-empty',
      '文件里没有文字。请核对是不是拿错了文件；文字若在页眉、页脚里，请移到正文。',
    );
}

function picturesOf(document: WordDocument): string[] {
  const parts: string[] = [];
  const look = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.kind === 'picture') parts.push(inline.picture.part);
      if (inline.kind === 'component') look(inline.children);
    }
  };
  for (const { inlines } of paragraphsOf([
    ...document.blocks,
    ...[...document.notes.values()].flat(),
  ]))
    look(inlines);
  return parts;
}
