import { findMarks } from './cjk-emphasis.ts';

/**
 * Noncharacters put into a chapter before it is parsed and taken out of every string that comes back. A chapter that
 * contains one of its own is refused (`mdx-character`) and has it replaced first, so nothing is lost.
 *
 * `mark` is inserted and makes an emphasis mark of asterisks beside Chinese punctuation (`cjk-emphasis.ts`). The others
 * replace one character each and keep from the parser what in a chapter is never what the parser would take it for:
 * with no brace, `import` or `export` to see, it never starts its JavaScript parser, which a deep enough `((((` would
 * crash together with the process.
 */
export const mark = '\uFDD0';
export const brace = '\uFDD1';
const tilde = '\uFDD2';
const star = '\uFDD3';
const importLetter = '\uFDD4';
const exportLetter = '\uFDD5';

const originals: Record<string, string> = {
  [mark]: '',
  [brace]: '{',
  [tilde]: '~',
  [star]: '*',
  [importLetter]: 'i',
  [exportLetter]: 'e',
};

const byteOrderMark = '\uFEFF';
const maybe = /[*~{]|(?:im|ex)port/;
const places = /[*~]+|\{|^[ \t>]*(?:im|ex)port/gm;
const betweenTags = /(?<=>)[ \t]+(?=<)/g;
const untab = (gap: string): string => ' '.repeat(gap.length);
const standIns = /[\uFDD0-\uFDD5]/;
const everyStandIn = /[\uFDD0-\uFDD5]/g;

/**
 * Puts the stand-ins in. The parser would drop a byte-order mark at the beginning, and shift all places by one; and of
 * two tags on a line with a tab between them it would drop the second, so that tab becomes a space.
 */
export function withStandIns(source: string): string {
  const marked = source.startsWith(byteOrderMark) ? mark + source.slice(1) : source;
  const text = marked.includes('\t') ? marked.replace(betweenTags, untab) : marked;
  if (!maybe.test(text)) return text;
  let shown = '';
  let copied = 0;
  for (const { 0: found, index } of text.matchAll(places)) {
    const shownAs = isEscaped(text, index) ? found : showAs(text, found, index);
    if (shownAs === found) continue;
    shown += text.slice(copied, index) + shownAs;
    copied = index + found.length;
  }
  return shown + text.slice(copied);
}

function showAs(text: string, found: string, index: number): string {
  switch (found.charAt(0)) {
    case '{':
      return brace;
    case '~':
    case '*':
      return showRuns(text, found, index);
    default:
      return found
        .replace('import', `${importLetter}mport`)
        .replace('export', `${exportLetter}xport`);
  }
}

/** Runs of `*` and `~` side by side: those beside Chinese punctuation get a mark on each side and between them. */
function showRuns(text: string, found: string, index: number): string {
  // Three tildes open a block of code; one is a range (5~10天), never a deletion.
  if (found.includes('~~~')) return found;
  const end = index + found.length;
  if (found === '*' && isBetweenDigits(text, index, end)) return star;
  const runs = found.match(/\*+|~+/g) ?? [];
  const shown = runs.map((run) => (run === '~' ? tilde : run));
  const { before, between, after } = findMarks(text, index, end);
  return `${before ? mark : ''}${shown.join(between ? mark : '')}${after ? mark : ''}`;
}

/** `2*3*4` is a product. */
function isBetweenDigits(text: string, start: number, end: number): boolean {
  const isDigit = (code: number): boolean => code >= 48 && code <= 57;
  return isDigit(text.charCodeAt(start - 1)) && isDigit(text.charCodeAt(end));
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, index: number): boolean {
  let start = index;
  while (start > 0 && text.charCodeAt(start - 1) === 0x5c) start--;
  return (index - start) % 2 === 1;
}

/** Takes the stand-ins out: the text as the editor wrote it. */
export function withoutStandIns(text: string): string {
  if (!standIns.test(text)) return text;
  return text.replace(everyStandIn, (standIn) => originals[standIn] ?? '');
}

/** The word with which a paragraph begins as code would, or undefined. */
export function codeWord(text: string): 'import' | 'export' | undefined {
  const word = withoutStandIns(text.slice(0, 6));
  const isMarked = text.startsWith(importLetter) || text.startsWith(exportLetter);
  if (!isMarked || /^[\w$]/.test(text.slice(6))) return undefined;
  return word === 'import' ? 'import' : 'export';
}
