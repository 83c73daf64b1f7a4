import { findable } from './findable.ts';

/** A word of a query as the reader wrote it, without its marks. */
export interface QueryWord {
  text: string;
  /** Between quotation marks: exactly this, without other names. */
  isPhrase: boolean;
  /** With a minus before it: chapters that have it are left out. */
  isExcluded: boolean;
}

export interface ReaderQuery {
  words: QueryWord[];
  /** Sentences that tell the reader what was not taken as it was written. */
  problems: string[];
}

/** Longest query that is taken whole, in characters; a page of print has about as many. */
export const longestQuery = 1000;
export const mostWords = 50;

const quotes = '"“”＂〝〞';
const closing: Record<string, string> = { '「': '」', '『': '』', '﹁': '﹂', '﹃': '﹄' };
for (const quote of quotes) closing[quote] = quotes;
const minuses = '-－−﹣';
const isSpace = (character: string | undefined): boolean =>
  character === undefined || /\s/.test(character);

/**
 * Reads a query: words parted by spaces are all asked for, a phrase stands in quotation marks, a minus before either
 * leaves chapters out. A quotation mark counts only where a word begins and its partner only where one ends, so that
 * a sentence pasted from a book, marks and all, stays one word. Anything can be read; nothing is thrown.
 */
export function parseReaderQuery(written: string): ReaderQuery {
  const problems: string[] = [];
  const characters = findableCharacters(written);
  if (characters.length > longestQuery)
    problems.push(`检索式有 ${characters.length} 个字，太长了，只用了前 ${longestQuery} 个字。`);
  const all = wordsIn(characters.slice(0, longestQuery));
  if (all.length > mostWords)
    problems.push(`检索式有 ${all.length} 个词，太多了，只用了前 ${mostWords} 个词。`);
  return { words: all.slice(0, mostWords), problems };
}

/** Characters without those no text can hold: controls become spaces, halves of surrogate pairs go. */
function findableCharacters(written: string): string[] {
  return [...written]
    .filter((character) => !/^[\uD800-\uDFFF]$/.test(character))
    .map((character) => (/\p{Cc}/u.test(character) ? ' ' : character));
}

function wordsIn(characters: readonly string[]): QueryWord[] {
  const words: QueryWord[] = [];
  let at = 0;
  while (at < characters.length) {
    if (isSpace(characters[at])) {
      at++;
      continue;
    }
    const isExcluded = minuses.includes(characters[at] ?? '') && !isSpace(characters[at + 1]);
    if (isExcluded) at++;
    const quoted = quotedEnd(characters, at);
    const end = quoted ?? wordEnd(characters, at);
    const text = characters
      .slice(quoted === undefined ? at : at + 1, end)
      .join('')
      .trim();
    if (findable.test(text)) words.push({ text, isPhrase: quoted !== undefined, isExcluded });
    at = quoted === undefined ? end : end + 1;
  }
  return words;
}

function wordEnd(characters: readonly string[], from: number): number {
  let end = from;
  while (end < characters.length && !isSpace(characters[end])) end++;
  return end;
}

/** Where the phrase that begins at `from` ends, at its closing mark or, unclosed, with the query. */
function quotedEnd(characters: readonly string[], from: number): number | undefined {
  const closers = closing[characters[from] ?? ''];
  if (closers === undefined) return undefined;
  let end = from + 1;
  while (end < characters.length && !closers.includes(characters[end] ?? '')) end++;
  const next = characters[end + 1];
  const isWhole = isSpace(next) || (next !== undefined && next in closing);
  return isWhole ? end : undefined;
}
