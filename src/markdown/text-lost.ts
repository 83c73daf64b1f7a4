import { aFinding, type Finding } from '../model/finding.ts';
import type { Page } from './page.ts';

/**
 * Nothing may be lost between manuscript and reader: every Chinese character of the source must be in the page's text
 * or accounted for. What the source says and the reader does not get is named.
 */
export function findLostText(source: string, { text, apart, aside, context }: Page): Finding[] {
  if ((tally(source) + tally(apart) - tally(text) - tally(aside)) % 2 ** 32 === 0) return [];
  const lost = difference(source + apart, text + aside);
  if (lost.length === 0) return [];
  const named = lost.slice(0, 20).join('') + (lost.length > 20 ? '…' : '');
  return [
    aFinding(
      'text-lost',
      context.file,
      `有 ${lost.length} 个汉字或标点没有出现在网页上：“${named}”。请对照原稿检查它们前后的标记；若找不到原因，请把这个文件交给技术人员。`,
    ),
  ];
}

/** Markup is ASCII, so from U+2010 up stands the editor's text: Han and its punctuation. Spaces do not count. */
function counts(code: number): boolean {
  return code > 0x205f ? code !== 0x3000 : code >= 0x2010 && (code < 0x2028 || code > 0x202f);
}

/** A sum that agrees when two texts hold the same characters, cheap enough to take of every chapter. */
function tally(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (counts(code)) sum = (sum + Math.imul(code, 0x9e3779b1)) | 0;
  }
  return sum;
}

/** Characters of the first text that are not in the second, each as often as it is missing. */
function difference(wanted: string, given: string): string[] {
  const spare = new Map<string, number>();
  for (const character of given) spare.set(character, (spare.get(character) ?? 0) + 1);
  return Array.from(wanted).filter((character) => {
    const left = spare.get(character) ?? 0;
    if (left > 0) spare.set(character, left - 1);
    return left === 0 && counts(character.charCodeAt(0));
  });
}
