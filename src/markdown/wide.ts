/**
 * Whether a UTF-16 unit belongs to text set on the full em: Han, kana, full-width forms, CJK punctuation, and the
 * quotation marks, dashes and ellipsis that Chinese shares with other scripts.
 */
export function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0xfe6f && !(code >= 0xa4d0 && code <= 0xabff) && !(code >= 0xfb00 && code <= 0xfe2f)) ||
    (code >= 0xff00 && code <= 0xffee) ||
    code === 0x2014 ||
    code === 0x2018 ||
    code === 0x2019 ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2026 ||
    code === 0x00b7
  );
}

const punctuation = /[\p{P}\p{S}]/u;

/** Punctuation or symbol, as CommonMark's flanking rule counts it. */
export function isPunctuation(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff ? false : punctuation.test(String.fromCharCode(code));
}

/** Joins the lines of one paragraph: no space where Chinese meets Chinese, the line end kept elsewhere. */
export function joinLines(text: string): string {
  if (!text.includes('\n')) return text;
  return text.replace(/\n/g, (_, offset: number) =>
    isWide(text.charCodeAt(offset - 1)) || isWide(text.charCodeAt(offset + 1)) ? '' : '\n',
  );
}
