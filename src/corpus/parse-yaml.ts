import { parse } from 'yaml';
import { codePointBefore, isWide } from '../markdown/wide.ts';

/** Marks where a line of Chinese ends; a code point that no text may hold. */
const mark = '\uFDD0';
/** A line that goes on indented in the next, as values of several lines do; what names a field begins a new value. */
const goesOn = /(\S)(?=[ \t]*\r?\n[ \t]+(?!\S+:\s)(\S))/gu;
/** A line's end that became a space, with those that stood before it. */
const joined = new RegExp(`${mark}[ \\t]+(?=\\S)`, 'g');
/** What ends a line there is YAML's own: `title:`, `>-`, a closing quotation mark; no text goes on behind it. */
const isSyntax = /["'[\]{},:|>#\\+-]$/;
const isName = /(?:^|\s)[&*!]\S*$/;

/**
 * Parses YAML. A value written on several lines is joined as a paragraph of a chapter is: YAML would put a space at every
 * line's end, and Chinese has none there.
 *
 * @throws {Error} of the parser.
 */
export function parseYaml(yaml: string): unknown {
  const marked = yaml.includes(mark) ? yaml : markLineEnds(yaml);
  if (marked === yaml) return parseData(yaml);
  let data: unknown;
  try {
    data = parseData(marked);
  } catch {
    // Told of as the editor wrote it, where a mark itself should have been what could not be read.
    return parseData(yaml);
  }
  return withoutMarks(data);
}

// 'silent' would swallow errors along with warnings, and the first of two like fields with them.
const parseData = (yaml: string): unknown =>
  parse(yaml, { schema: 'core', maxAliasCount: 20, logLevel: 'error' });

function markLineEnds(yaml: string): string {
  return yaml.replace(goesOn, (last: string, _: string, next: string, at: number) => {
    const end = at + last.length;
    const line = yaml.slice(yaml.lastIndexOf('\n', at) + 1, end);
    if (isSyntax.test(line) || isName.test(line)) return last;
    const isChinese = isWide(codePointBefore(yaml, end) ?? 0) || isWide(next.codePointAt(0) ?? 0);
    return isChinese ? `${last}${mark}` : last;
  });
}

function withoutMarks(data: unknown): unknown {
  if (typeof data === 'string') return data.replace(joined, '').replaceAll(mark, '');
  if (Array.isArray(data)) return data.map(withoutMarks);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [withoutMarks(key), withoutMarks(value)]),
  );
}
