/** A mark that an editor typed and the parser took for text. */
export interface LiteralMark {
  /** Where it begins, in the source it was found in. */
  index: number;
  message: string;
}

const lineStart = String.raw`(?<=(?:^|\n)[ \t]*)`;

/** What such marks look like, and what to write instead. */
const patterns: readonly [RegExp, string][] = [
  [
    new RegExp(`${lineStart}＃+`, 'g'),
    '行首的全角井号“＃”不能成为标题，会原样显示。请改成半角的 ##，后面空一格。',
  ],
  [
    new RegExp(String.raw`${lineStart}#{1,6}(?=[^#\s\d])`, 'g'),
    '井号后面没有空格，不能成为标题，会原样显示。请在井号后面空一格，例如 ## 重点工程；确要显示井号请写成 \\#。',
  ],
  [/＊＊[^＊\n]+＊＊/g, '全角星号“＊＊”不能成为强调，会原样显示。请改成半角的 **，前后各两个。'],
  [
    /[［【[]\^[^\]］】\n]*[］】]|[［【]\^[^\]］】\n]*\]/g,
    '脚注的方括号和 ^ 要用半角，这样写会原样显示。请改成 [^1] 的形式。',
  ],
  [
    /[\]］]（[^（）\n]*\.(?:mdx|jpe?g|png|svg|webp)[^（）\n]*）/g,
    '链接、图片的括号要用半角，这样写会原样显示。请写成 [文字](文件名) 的形式，中间不空格。',
  ],
  [
    new RegExp(`${lineStart}｜[^\\n]*｜`, 'g'),
    '全角竖线“｜”画不成表格，会原样显示。请改成半角的 |。',
  ],
  [
    new RegExp(String.raw`${lineStart}\|[^\n]*\|(?=[ \t]*(?:\n|$))`, 'g'),
    '竖线没有成为表格，会原样显示。表格前面要空一行，第二行写 |---|---|，格数与表头相同。',
  ],
  [/＜\/?[A-Z][A-Za-z]*/g, '全角尖括号“＜”不能成为组件，会原样显示。请改成半角的 < 和 >。'],
];

/** One character class that holds at least one of every pattern, so that most text is passed over quickly. */
export const mayHoldLiteralMark = /[＃#＊［【｜|＜]|\[\^|\]（/;

/**
 * Finds marks in the wrong form: full-width, or without the space or line that makes them marks. Of each kind the
 * first only, since an editor who makes one makes many.
 *
 * @param source text as typed, escapes included
 * @param startsLine whether the source begins a line of the manuscript
 */
export function findLiteralMarks(source: string, startsLine: boolean): LiteralMark[] {
  const marks: LiteralMark[] = [];
  for (const [pattern, message] of patterns) {
    for (const { index } of source.matchAll(pattern)) {
      if (source[index - 1] === '\\') continue;
      const needsLineStart = pattern.source.startsWith(lineStart);
      if (needsLineStart && !startsLine && !source.slice(0, index).includes('\n')) continue;
      marks.push({ index, message });
      break;
    }
  }
  return marks;
}
