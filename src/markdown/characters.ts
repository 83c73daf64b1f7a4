import { aFinding, type Finding } from '../model/finding.ts';

/**
 * Characters a chapter may not hold: controls (a tab and a line end are none, a carriage return alone is one), marks
 * that turn the direction of text and so can show one thing and say another, noncharacters, and U+FFFD, which stands
 * for bytes already lost.
 */
const refused =
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFD-\uFFFF]|\r(?!\n)/;
const everyRefused = new RegExp(refused, 'g');

/** `&#x202E;` and `&#8238;`: the same characters by number. */
const reference = /&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));/g;

const atMost = 20;

/** Characters whose look each maker of fonts decides for himself. */
const privateUse = /[\uE000-\uF8FF]|[\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/u;
const everyPrivate = new RegExp(privateUse, 'gu');

/** A finding at the first private character, which names all: another device shows other characters, or none. */
export function findPrivateCharacters(source: string, file: string): Finding[] {
  const at = source.search(privateUse);
  if (at < 0) return [];
  const lines = source.slice(0, at).split('\n');
  const place = { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
  const all = source.match(everyPrivate) ?? [];
  const names = [...new Set(all)].map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
  const named = names.slice(0, 10).join('、') + (names.length > 10 ? '……' : '');
  const message = `这里有私用区的字，全篇 ${all.length} 处（${named}），别人的设备上会显示成别的字或空框。请查出它的正式编码，换成正式的字；没有正式编码的，写成 <Glyph ids="⿰氵它" />。`;
  return [aFinding('character-private', file, message, place)];
}

/** One finding for each of the first twenty refused characters, written as such or by number. */
export function findRefusedCharacters(source: string, file: string): Finding[] {
  const byNumber = source.includes('&#');
  if (!byNumber && !refused.test(source)) return [];
  const findings: Finding[] = [];
  for (const [index, line] of source.split(/\r\n|\n|(?<=\r)/).entries()) {
    const found = [...line.matchAll(everyRefused), ...(byNumber ? refusedReferences(line) : [])];
    for (const { 0: written, index: at } of found.sort((a, b) => a.index - b.index)) {
      if (findings.length === atMost) return findings;
      const place = { line: index + 1, column: [...line.slice(0, at)].length + 1 };
      findings.push(aFinding('mdx-character', file, explain(written), place));
    }
  }
  return findings;
}

function refusedReferences(line: string): RegExpExecArray[] {
  return [...line.matchAll(reference)].filter(([, hex, decimal]) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x10ffff || refused.test(String.fromCodePoint(code));
  });
}

function explain(written: string): string {
  if (written.startsWith('&')) {
    return `这里用编号写了一个不能使用的字符（${written}）。请删去它；如果原稿此处有字，请直接写那个字。`;
  }
  const code = written.charCodeAt(0);
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code === 0xfffd) {
    return `这里有一个“\uFFFD”（${name}），说明原文在转换编码时已经丢字。请对照原稿补上。`;
  }
  if (code === 0x0d) {
    return `这一行用单独的回车符（${name}）换行。请在编辑器里把整个文件的换行改为 LF 或 CRLF。`;
  }
  return `这里有一个看不见的字符（${name}）。请删去它；如果原稿此处有字，请对照补上。`;
}

/** The same text with a visible stand-in for each refused character, at the same offsets. */
export function withoutRefused(source: string): string {
  return source.replace(everyRefused, (found) => (found === '\r' ? '\n' : '\uFFFD'));
}
