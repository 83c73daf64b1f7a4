import { codePointBefore, isPunctuation, isSpace, isWide } from './wide.ts';

/**
 * CommonMark takes a run of asterisks as emphasis only where its neighbours have spaces or letters in the right places,
 * so `**“清水县”**一名` stays literal: Chinese has no spaces. This tells on which sides of a run the parser must be
 * shown a letter instead of the punctuation that stands there: where the run touches punctuation, and that punctuation
 * or the character on the far side of the run is Chinese, which is the rule of the `cjk-friendly` amendment.
 */
export function needsMarks(
  text: string,
  start: number,
  end: number,
): { before: boolean; after: boolean } {
  const before = codePointBefore(text, start) ?? lineEnd;
  const after = text.codePointAt(end) ?? lineEnd;
  if (isSpace(before) || isSpace(after) || !(isWide(before) || isWide(after))) return neither;
  return { before: isPunctuation(before), after: isPunctuation(after) };
}

const lineEnd = 10;
const neither = { before: false, after: false };
