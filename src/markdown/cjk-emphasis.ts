import { codePointBefore, isPunctuation, isSpace, isWide } from './wide.ts';

/** Where the parser must be shown a letter: before, between and after runs of emphasis marks that stand side by side. */
export interface Marks {
  before: boolean;
  between: boolean;
  after: boolean;
}

/**
 * CommonMark takes a run of asterisks as emphasis only where its neighbours have spaces or letters in the right places,
 * so `**“清水县”**一名` stays literal: Chinese has no spaces. This tells on which sides of some runs the parser must be
 * shown a letter instead of the punctuation that stands there: where they touch punctuation, and that punctuation or
 * the character on their far side is Chinese, which is the rule of the `cjk-friendly` amendment.
 */
export function findMarks(text: string, start: number, end: number): Marks {
  const before = codePointBefore(text, start) ?? lineEnd;
  const after = text.codePointAt(end) ?? lineEnd;
  if (isSpace(before) || isSpace(after) || !(isWide(before) || isWide(after))) return none;
  return { before: isPunctuation(before), between: true, after: isPunctuation(after) };
}

const lineEnd = 10;
const none: Marks = { before: false, between: false, after: false };
