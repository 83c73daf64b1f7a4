import { escapeMdx } from '../../markdown/escape.ts';
import type { Leaf } from './source-text.ts';

/** A note in brackets that does not run over the end of a paragraph, and holds no other. */
const note = /（([^（）]*[^（）\s][^（）]*)）/g;
/** What transcribers write for a character outside Unicode (〓, the geta mark). */
const missing = /〓/g;
const glyph = '<Glyph ids="〓" description="字库未收的字" />';
/** 〔1a〕, 〔首3b〕, 〔卷二·12〕: how a leaf is marked in plain text. */
const leafMark = /〔([^〔〕\s]{0,12}?\d{1,4}[ab上下]?)〕/g;

/** Takes marks of leaves out of a plain text. @returns the text without them, and where each leaf begins. */
export function takeLeafMarks(text: string): { text: string; leaves: Leaf[] } {
  const leaves: Leaf[] = [];
  let taken = 0;
  const rest = text.replace(leafMark, (found, n: string, at: number) => {
    leaves.push({ n, at: at - taken });
    taken += found.length;
    return '';
  });
  return { text: rest, leaves };
}

/** Writes a paragraph of an old book: what stands in brackets is a small note, 〓 a missing character. */
export function writeOldParagraph(text: string, leaves: readonly Leaf[]): string {
  let written = '';
  let from = 0;
  for (const found of text.matchAll(note)) {
    const to = found.index + found[0].length;
    written += writePart(text, leaves, from, found.index);
    written += leavesAt(leaves, found.index);
    const inner = writePart(text, leaves, found.index + 1, to - 1) + leavesAt(leaves, to - 1);
    written += `<SmallNote>${inner}</SmallNote>`;
    from = to;
  }
  return written + writePart(text, leaves, from, text.length) + leavesAt(leaves, text.length);
}

/** Text between two places, with the leaves that begin in it; one at its end is not in it. */
function writePart(text: string, leaves: readonly Leaf[], begin: number, end: number): string {
  let written = '';
  let from = begin;
  for (const { n, at } of leaves) {
    if (at < begin || at >= end) continue;
    written += writeText(text.slice(from, at)) + writeLeaf(n);
    from = at;
  }
  return written + writeText(text.slice(from, end));
}

function writeText(text: string): string {
  return escapeMdx(text).replace(missing, glyph);
}

function leavesAt(leaves: readonly Leaf[], place: number): string {
  return leaves
    .filter(({ at }) => at === place)
    .map(({ n }) => writeLeaf(n))
    .join('');
}

function writeLeaf(n: string): string {
  return `<Leaf n="${n}" />`;
}

/** Text as it is compared where brackets became notes: nothing else may have changed. */
export function withoutBrackets(text: string): string {
  return text.replace(/[（）]/g, '');
}
