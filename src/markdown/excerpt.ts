/** Characters on each side of a name that its register's page shows. */
const length = 24;
/** An excerpt begins after a mark that stands this early in it, and ends before one that stands this late. */
const loose = 12;
/** Marks that end what was said. */
const mark = /[，。、；：？！…—）》〉」』】〕”’\s]/;
/** What a figure or a Latin word is made of. */
const joined = /[\d.,%A-Za-z～〇零一二三四五六七八九十百千万亿-]/;

/**
 * The words around a place in a text, from its own line. Where they are cut `…` says so; they are cut at a mark where
 * one is near, and never within a figure: 五千三百 is not to be read as 五千, nor 1962年 as 2年.
 */
export function excerptAround(
  text: string,
  start: number,
  end: number,
): { before: string; after: string } {
  return { before: wordsBefore(text, start), after: wordsAfter(text, end) };
}

function wordsBefore(text: string, start: number): string {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  let from = Math.max(line, start - length);
  if (from === line) return text.slice(line, start);
  for (let at = from; at < Math.min(from + loose, start); at++)
    if (mark.test(text.charAt(at - 1))) return `…${text.slice(skipMarks(text, at, start), start)}`;
  while (from < start && isWithin(text, from)) from++;
  return `…${text.slice(from, start)}`;
}

function skipMarks(text: string, from: number, start: number): number {
  let at = from;
  while (at < start && mark.test(text.charAt(at))) at++;
  return at;
}

function wordsAfter(text: string, end: number): string {
  const newline = text.indexOf('\n', end);
  const line = newline < 0 ? text.length : newline;
  let to = Math.min(line, end + length);
  if (to === line) return text.slice(end, line);
  for (let at = to; at > Math.max(to - loose, end); at--)
    if (mark.test(text.charAt(at))) {
      to = at;
      break;
    }
  while (to > end && (isWithin(text, to) || mark.test(text.charAt(to - 1)))) to--;
  return `${text.slice(end, to)}…`;
}

/** Whether a cut here would part a figure, a word or a character of two units. */
function isWithin(text: string, at: number): boolean {
  const [last, next] = [text.charAt(at - 1), text.charAt(at)];
  return /[\udc00-\udfff]/.test(next) || (joined.test(last) && joined.test(next));
}
