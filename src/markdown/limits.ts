import { aFinding, type Finding } from '../model/finding.ts';

/** UTF-16 units of text in one chapter: a printed book of 250 pages. */
const longestChapter = 200_000;
/** Chapters below this length cannot make the parser slow, whatever they hold. */
const harmlessLength = 10_000;
/** Quotes and lists opened on one line. */
const deepestNesting = 50;
/** `<` in one chapter. */
const mostTags = 12_000;
/** Notes and link definitions in one chapter. */
const mostDefinitions = 6_000;
/** Components without an end. */
const mostUnclosed = 400;
/** The parser's time grows with the marks in a line times its length, and with `&` in a paragraph times its length. */
const mostLineWork = 500_000_000;
const mostReferenceWork = 80_000_000;

/**
 * Refuses a chapter on which the parser would take longer than a second or use gigabytes. No manuscript comes near;
 * a chapter from outside may be made to.
 */
export function findExcess(text: string, firstLine: number, file: string): Finding | undefined {
  if (text.length < harmlessLength) return undefined;
  const refuse = (message: string, line = 0): Finding =>
    aFinding('mdx-syntax', file, message, { line: firstLine + line, column: 1 });
  if (text.length > longestChapter) {
    return refuse(`这个篇章有 ${text.length} 个字符，超过 ${longestChapter} 的上限。请分成几篇。`);
  }
  const tags = count(text, '<');
  if (tags > mostTags)
    return refuse(`这个篇章有 ${tags} 个 <，超过 ${mostTags} 的上限。请分成几篇。`);
  const definitions = count(text, ']:');
  if (definitions > mostDefinitions) {
    return refuse(
      `这个篇章有 ${definitions} 条注文和链接定义，超过 ${mostDefinitions} 的上限。请分成几篇。`,
    );
  }
  const unclosed = count(text, /<[A-Za-z]/g) - count(text, '/>') - count(text, '</');
  if (unclosed > mostUnclosed) return refuse(`这个篇章有 ${unclosed} 个组件没有结尾。请逐个补上。`);
  return findSlowLine(text, refuse);
}

function findSlowLine(
  text: string,
  refuse: (message: string, line: number) => Finding,
): Finding | undefined {
  let lineWork = 0;
  let referenceWork = 0;
  let paragraphLength = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (nestingOf(line) > deepestNesting) {
      return refuse(
        `这一行套了 ${deepestNesting} 层以上的引文或列表。请减少行首的 >、- 或编号。`,
        index,
      );
    }
    lineWork += line.length * count(line, /[!-/:-@[-`{-~\uFDD0-\uFDD5]/g);
    if (lineWork > mostLineWork) {
      return refuse('这一行太长，又夹着大量标记，无法处理。请分成几段。', index);
    }
    paragraphLength = line.trim() === '' ? 0 : paragraphLength + line.length;
    referenceWork += count(line, '&') * paragraphLength;
    if (referenceWork > mostReferenceWork) {
      return refuse('这一段里的 & 太多，无法处理。请直接写字，不写 &…; 编号。', index);
    }
  }
  return undefined;
}

/** `- - -` is a line across the page, not a list in a list. */
const rule = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/;

/** Marks that open a quote or a list at the beginning of a line. */
function nestingOf(line: string): number {
  if (rule.test(line)) return 0;
  const [marks = ''] = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*/.exec(line) ?? [];
  return count(marks, /[>+*.)-]/g);
}

function count(text: string, what: string | RegExp): number {
  if (typeof what !== 'string') return text.match(what)?.length ?? 0;
  let found = 0;
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length)) found++;
  return found;
}
