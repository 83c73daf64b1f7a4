import { aFinding, type Finding } from '../model/finding.ts';

/**
 * Characters a chapter may not hold: controls (a tab and a line end are none), marks that turn the direction of text
 * and so can show one thing and say another, noncharacters, and U+FFFD, which stands for bytes already lost.
 */
// eslint-disable-next-line no-control-regex -- finding control characters is the purpose
const refused = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFD-\uFFFF]/g;

const atMost = 20;

/** One finding for each of the first twenty refused characters. */
export function findRefusedCharacters(source: string, file: string): Finding[] {
  if (source.search(refused) < 0) return [];
  const findings: Finding[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    for (const { 0: character, index: at } of line.matchAll(refused)) {
      if (findings.length === atMost) return findings;
      const code = character.charCodeAt(0);
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      const reason =
        code === 0xfffd
          ? `这里有一个“�”（${name}），说明原文在转换编码时已经丢字。请对照原稿补上。`
          : `这里有一个看不见的字符（${name}）。请删去它；如果原稿此处有字，请对照补上。`;
      findings.push(
        aFinding('mdx-character', file, reason, { line: index + 1, column: [...line.slice(0, at)].length + 1 }),
      );
    }
  }
  return findings;
}
