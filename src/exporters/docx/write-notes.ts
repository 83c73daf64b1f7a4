import { withoutStandIns } from '../../markdown/stand-ins.ts';
import type { NodeOf } from '../../markdown/tree.ts';
import type { ChapterSource } from './chapter-source.ts';
import { control } from './word-writing.ts';

/** A reference to a note; Word lets a note be referred to once, so a second reference is only shown. */
export function writeReference(chapter: ChapterSource, node: NodeOf<'footnoteReference'>): string {
  const { writing, written, notes } = chapter;
  const known = written.get(node.identifier);
  if (known !== undefined) {
    const number = writing.carry({ name: 'NoteRef', attributes: { to: known } });
    return control(
      writing,
      `fz:${number}:aside`,
      `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>〔同注${known.split('-')[1] ?? ''}〕</w:t></w:r>`,
    );
  }
  const definition = notes.get(node.identifier);
  if (!definition || chapter.isInNote) return '';
  const label = withoutStandIns(node.label ?? node.identifier);
  const kind = label.startsWith('尾') ? 'endnote' : 'footnote';
  const list = kind === 'endnote' ? writing.endnotes : writing.footnotes;
  const id = list.push('');
  written.set(node.identifier, `${kind}-${id}`);
  const mark = `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:${kind}Ref/></w:r>`;
  const inner = chapter.writeBlocks({ ...chapter, isInNote: true }, definition.children, {
    style: 'FootnoteText',
  });
  list[id - 1] = inner.replace(/<\/w:pPr>/, `</w:pPr>${mark}`);
  return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:${kind}Reference w:id="${id}"/></w:r>`;
}
