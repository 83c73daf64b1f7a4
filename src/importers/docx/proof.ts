import { isWide } from '../../markdown/wide.ts';
import type { Account } from './chapter-writing.ts';
import type { Witness } from './oracle.ts';
import { unusable } from './symbols.ts';
import { numberPrefix } from './word-document.ts';

/**
 * What the paragraphs `from` up to `to` of the file say, as a page must say it: each on a line, the notes they refer to
 * at the end. What the importer declares it made or left out is taken into account, and stands in the report.
 */
export function expectedText(witness: Witness, account: Account, from: number, to: number): string {
  const lines: string[] = [];
  const notes = new Set<string>();
  for (let at = from; at < to; at++) {
    const paragraph = witness.paragraphs[at];
    if (!paragraph || account.dropped.has(at)) continue;
    const text = account.leadIns.has(at)
      ? paragraph.text.replace('【', '').replace('】', '\n')
      : paragraph.text;
    const number = account.numbers.get(at);
    lines.push(number === undefined ? text : numberPrefix(number, ' ') + text);
    for (const id of paragraph.notes) notes.add(id);
  }
  for (const id of notes) lines.push(witness.notes.get(id) ?? '');
  return foldSpace(lines.join('\n'));
}

/** Drops white space, but for one space between two words of a script that has spaces. */
export function foldSpace(text: string): string {
  const words = text
    .replace(unusable, '')
    .split(/\s+/u)
    .filter((word) => word !== '');
  let folded = '';
  for (const word of words) {
    const before = folded.charCodeAt(folded.length - 1);
    const isJoined =
      folded === '' || isWide(before) || isSurrogate(before) || isWide(word.codePointAt(0) ?? 0);
    folded += isJoined ? word : ` ${word}`;
  }
  return folded;
}

/** Han beyond the basic plane is wide. */
const isSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

const around = 16;

/** Says in Chinese where two texts first differ, or undefined when they do not. */
export function explainChange(wanted: string, got: string): string | undefined {
  if (wanted === got) return undefined;
  const [left, right] = [Array.from(wanted), Array.from(got)];
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const show = (characters: string[]): string =>
    characters.slice(Math.max(0, at - around), at + around).join('');
  return `从第 ${at + 1} 个字起，Word 里是“${show(left)}”，导入后是“${show(right)}”。`;
}
