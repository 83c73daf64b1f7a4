import type { ChapterWriting } from './chapter-writing.ts';
import { writeAttributes, writeInlines } from './write-inline.ts';
import { paragraphsOf, plainText, type WordBlock, type WordComponent } from './word-document.ts';

type WriteBlocks = (writing: ChapterWriting, blocks: readonly WordBlock[]) => string[];

/** Writes a block component that an export of our own carried through Word. */
export function writeOwnComponent(
  writing: ChapterWriting,
  block: WordComponent,
  writeBlocks: WriteBlocks,
): string[] {
  const { name, attributes } = block.component;
  const open = `<${name}${writeAttributes(attributes)}`;
  for (const [file, text] of Object.entries(block.component.files ?? {}))
    writing.files.set(file, text);
  if (name === 'Hr') return ['***'];
  if (name === 'Quote') return writeQuote(writing, block, writeBlocks);
  if (name === 'DataTable') return writeDataTable(writing, block);
  if (name === 'Figure') return writeOwnFigure(writing, block);
  const isPoem = name === 'Poem';
  const inner = isPoem
    ? block.blocks.map((each) =>
        each.kind === 'paragraph' ? writeInlines(writing, each.inlines, { lineBreak: '\n' }) : '',
      )
    : writeBlocks(writing, block.blocks);
  if (block.component.isTight && inner.length === 1) return [`${open}>${inner[0] ?? ''}</${name}>`];
  if (inner.length === 0) return [`${open} />`];
  return [`${open}>\n\n${inner.join('\n\n')}\n\n</${name}>`];
}

/** A quotation, whatever blocks are in it. */
export function writeQuote(
  writing: ChapterWriting,
  { blocks }: Pick<WordComponent, 'blocks'>,
  writeBlocks: WriteBlocks,
): string[] {
  const plain = blocks.map((block) =>
    block.kind === 'paragraph' && block.part === 'quote'
      ? { ...block, part: 'body' as const }
      : block,
  );
  const inner = writeBlocks(writing, plain).join('\n\n');
  return inner === '' ? [] : [inner.replace(/^/gm, '> ').replace(/ +$/gm, '')];
}

/** Its cells go back into the data file; title and remarks are attributes, as they stand in the text now. */
function writeDataTable(writing: ChapterWriting, { component, blocks }: WordComponent): string[] {
  const attributes = { ...component.attributes };
  const at = blocks.findIndex(({ kind }) => kind === 'table');
  const table = blocks[at];
  if (table?.kind !== 'table') return [];
  const lines = (some: readonly WordBlock[]): string[] =>
    [...paragraphsOf(some)].map(({ inlines }) => plainText(inlines).trim());
  const [title] = lines(blocks.slice(0, at));
  if (title !== undefined && title !== '') attributes['title'] = title;
  for (const line of lines(blocks.slice(at + 1))) {
    const [, label, remark = ''] = /^(资料来源|口径)：([^]*)$/.exec(line) ?? [];
    if (label !== undefined) attributes[label === '口径' ? 'definition' : 'source'] = remark;
  }
  const rows = table.rows.map(({ cells }) => cells.map((cell) => cellText(cell.blocks)));
  writing.tables++;
  writing.cells += rows.reduce((sum, { length }) => sum + length, 0);
  writing.files.set(
    attributes['src'] ?? 'table.csv',
    rows.map((row) => `${row.map(quoteCell).join(',')}\n`).join(''),
  );
  return [`<DataTable${writeAttributes(attributes)} />`];
}

/** A cell as it is, indents and line ends included. */
function cellText(blocks: readonly WordBlock[]): string {
  const lines = [...paragraphsOf(blocks)].map(({ inlines }) =>
    inlines.map((inline) => (inline.kind === 'break' ? '\n' : plainText([inline]))).join(''),
  );
  return lines.join('\n');
}

function quoteCell(cell: string): string {
  return /[",\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Caption, credit and approval are attributes too, in that order, as they stand in the text now. */
function writeOwnFigure(writing: ChapterWriting, { component, blocks }: WordComponent): string[] {
  const attributes = { ...component.attributes };
  const lines: string[] = [];
  for (const { inlines } of paragraphsOf(blocks)) {
    const line = plainText(inlines).trim();
    if (line !== '') lines.push(line);
    for (const inline of inlines) {
      if (inline.kind !== 'picture') continue;
      writing.figures++;
      writing.place({ ...inline.picture, name: attributes['src'] });
    }
  }
  const shown = ['caption', 'credit', 'approval'].filter((name) => attributes[name] !== undefined);
  if (shown.length === lines.length)
    for (const [index, name] of shown.entries()) attributes[name] = lines[index] ?? '';
  return [`<Figure${writeAttributes(attributes)} />`];
}
