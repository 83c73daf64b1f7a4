/**
 * Whether a character belongs to text set on the full em: Han, kana, full-width forms, CJK punctuation, and the
 * quotation marks, dashes and ellipsis that Chinese shares with other scripts.
 */
export function isWide(codePoint: number): boolean {
  if (codePoint < 0x2e80) return sharedWithChinese.has(codePoint);
  return (
    (codePoint <= 0xfe6f && !isNarrowBlock(codePoint)) ||
    (codePoint >= 0xff00 && codePoint <= 0xffee) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  );
}

/** `·`, `—`, `‘’`, `“”`, `…`. */
const sharedWithChinese = new Set([0xb7, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026]);

/** Other scripts between the CJK blocks. Private use is not among them: in gazetteers it holds rare Han characters. */
function isNarrowBlock(codePoint: number): boolean {
  return (
    (codePoint >= 0xa4d0 && codePoint <= 0xabff) || (codePoint >= 0xfb00 && codePoint <= 0xfe2f)
  );
}

const punctuation = /[\p{P}\p{S}]/u;

/** Punctuation or symbol, as CommonMark's flanking rule counts it. */
export function isPunctuation(codePoint: number): boolean {
  return punctuation.test(String.fromCodePoint(codePoint));
}

export function isSpace(codePoint: number): boolean {
  return (
    codePoint === 32 ||
    (codePoint >= 9 && codePoint <= 13) ||
    codePoint === 0x3000 ||
    codePoint === 0xa0
  );
}

/** The character before an offset; undefined at the beginning. */
export function codePointBefore(text: string, offset: number): number | undefined {
  if (offset === 0) return undefined;
  const unit = text.charCodeAt(offset - 1);
  const isTrail = unit >= 0xdc00 && unit <= 0xdfff;
  return isTrail && offset > 1 ? text.codePointAt(offset - 2) : unit;
}
