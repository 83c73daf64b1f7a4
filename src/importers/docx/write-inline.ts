import { escapeMdx } from '../../markdown/escape.ts';
import type { ChapterWriting } from './chapter-writing.ts';
import type { Inline, Marks } from './word-document.ts';

/** How a place takes text. */
export interface InlinePlace {
  /** What stands for a new line: a backslash in prose, `<Br />` in a cell. */
  lineBreak: string;
  /** Without bold, as in headings and heads of tables, which are bold anyhow. */
  isPlain?: boolean;
  /** Ideographic spaces at the beginning stay: in the first column of a table they set 其中 under what it is part of. */
  keepsIndent?: boolean;
}

type Piece =
  | { kind: 'text'; text: string; marks: Marks; href: string | undefined }
  | { kind: 'markup'; markup: string; isBreak: boolean };

/** Writes what stands in a paragraph as one line of MDX, or several when it holds new lines. */
export function writeInlines(
  writing: ChapterWriting,
  inlines: readonly Inline[],
  place: InlinePlace,
): string {
  const pieces = trimEnds(piecesOf(writing, inlines, place), place.keepsIndent === true);
  let written = '';
  let before: Marks = {};
  for (const piece of pieces) {
    if (piece.kind === 'markup') {
      written += piece.isBreak ? piece.markup : piece.markup;
      before = {};
      continue;
    }
    const isPlain = place.isPlain === true || writing.isPlain;
    const marks = usableMarks(piece, before, written, isPlain);
    const isLost =
      !isPlain &&
      (piece.marks.emphasis ?? piece.marks.strong ?? false) &&
      !(marks.emphasis ?? marks.strong ?? marks.strike ?? false);
    if (isLost && /[\p{L}\p{N}]/u.test(piece.text))
      writing.losses.add('紧挨着另一处强调的粗体或着重号', '文字保留，强调去掉', piece.text);
    written += writeText(piece, marks);
    before = /\s$/.test(piece.text) ? {} : marks;
  }
  return written;
}

function piecesOf(
  writing: ChapterWriting,
  inlines: readonly Inline[],
  place: InlinePlace,
): Piece[] {
  const pieces: Piece[] = [];
  const markup = (text: string, isBreak = false): void => {
    if (text !== '') pieces.push({ kind: 'markup', markup: text, isBreak });
  };
  for (const inline of inlines) {
    switch (inline.kind) {
      case 'text':
        addText(pieces, {
          kind: 'text',
          text: inline.text,
          marks: inline.marks,
          href: inline.href,
        });
        break;
      case 'break':
        markup(place.lineBreak, true);
        break;
      case 'note':
        markup(writing.refer(inline.id));
        break;
      case 'ruby':
        markup(
          `<Ruby reading="${escapeAttribute(inline.reading)}">${escapeMdx(inline.base)}</Ruby>`,
        );
        break;
      case 'component':
        markup(writeComponentInline(writing, inline, place));
        break;
      case 'picture':
        writing.pictures.push(inline.picture);
        break;
    }
  }
  return pieces;
}

function addText(pieces: Piece[], piece: Extract<Piece, { kind: 'text' }>): void {
  const text = writable(piece.text);
  const last = pieces.at(-1);
  if (last?.kind === 'text' && last.href === piece.href && sameMarks(last.marks, piece.marks))
    last.text += text;
  else if (text !== '') pieces.push({ ...piece, text });
}

/** Text as a chapter can hold it: line ends and tabs of the XML are spaces. */
function writable(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ');
}

function sameMarks(a: Marks, b: Marks): boolean {
  return (
    (a.strong ?? false) === (b.strong ?? false) &&
    (a.emphasis ?? false) === (b.emphasis ?? false) &&
    (a.strike ?? false) === (b.strike ?? false) &&
    a.script === b.script
  );
}

/** White space and new lines at the ends of a block are no text of it. */
function trimEnds(pieces: Piece[], keepsIndent: boolean): Piece[] {
  const isBlank = (piece: Piece | undefined): boolean =>
    piece !== undefined && (piece.kind === 'text' ? piece.text.trim() === '' : piece.isBreak);
  let [from, to] = [0, pieces.length];
  while (from < to && isBlank(pieces[from])) from++;
  while (to > from && isBlank(pieces[to - 1])) to--;
  const kept = pieces.slice(from, to);
  const [first, last] = [kept[0], kept.at(-1)];
  if (first?.kind === 'text')
    first.text = keepsIndent ? first.text.replace(/^[ \u00a0]+/, '') : first.text.trimStart();
  if (last?.kind === 'text') last.text = last.text.trimEnd();
  for (const [index, piece] of kept.entries()) {
    const isAfterBreak = kept[index - 1]?.kind === 'markup' && isBlank(kept[index - 1]);
    if (piece.kind === 'text' && isAfterBreak) piece.text = piece.text.trimStart();
  }
  return kept;
}

/** Marks that Markdown can set here: two kinds cannot touch each other, and a mark needs a letter to hold on to. */
function usableMarks(
  { text, marks }: { text: string; marks: Marks },
  before: Marks,
  written: string,
  isPlain: boolean,
): Marks {
  if (!/[\p{L}\p{N}]/u.test(text)) return marks.script ? { script: marks.script } : {};
  const isTouching = written !== '' && /[*~]$/.test(written);
  const usable: Marks = { script: marks.script };
  if (isPlain) return usable;
  if (marks.strike && !(isTouching && before.strike)) usable.strike = true;
  else if (marks.strong && !isTouching) usable.strong = true;
  else if (marks.emphasis && !isTouching) usable.emphasis = true;
  return usable;
}

function writeText(
  { text, href }: { text: string; href: string | undefined },
  marks: Marks,
): string {
  const [, head = '', inner = '', tail = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  if (inner === '') return text;
  const escaped = escapeMdx(inner);
  let written = href === undefined ? escaped : `[${escaped}](${href})`;
  if (marks.script)
    written = marks.script === 'sup' ? `<Sup>${written}</Sup>` : `<Sub>${written}</Sub>`;
  const mark = marks.strike ? '~~' : marks.strong ? '**' : marks.emphasis ? '*' : '';
  return `${head}${mark}${written}${mark}${tail}`;
}

function writeComponentInline(
  writing: ChapterWriting,
  { component, children }: Extract<Inline, { kind: 'component' }>,
  place: InlinePlace,
): string {
  const { name, attributes } = component;
  if (name === 'NoteRef') return writing.refer(attributes['to'] ?? '');
  if (name === 'Task') return attributes['done'] === 'true' ? '[x] ' : '[ ] ';
  const inner = writeInlines(writing, children, place);
  if (name === 'Link') return `[${inner}](${attributes['href'] ?? ''})`;
  const open = `<${name}${writeAttributes(attributes)}`;
  return inner === '' ? `${open} />` : `${open}>${inner}</${name}>`;
}

export function writeAttributes(attributes: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
}

export function escapeAttribute(value: string): string {
  return value
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;');
}
