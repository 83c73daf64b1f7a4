import { numberPrefix, plainText, type WordParagraph } from './word-document.ts';

/** What marks a paragraph as a heading; of two headings the one of the smaller rank is the higher. */
export interface HeadingKind {
  kind: string;
  rank: number;
}

const digits = '[〇零一二三四五六七八九十百\\d]+';

/** Numbering of Chinese manuscripts, highest first. */
const numbered: readonly [kind: string, rank: number, pattern: RegExp][] = [
  ['编', 100, new RegExp(`^第${digits}[编篇卷部](?![一-龥]?[，。])`)],
  ['章', 200, new RegExp(`^第${digits}章`)],
  ['节', 300, new RegExp(`^第${digits}节`)],
  ['目', 350, new RegExp(`^第${digits}目`)],
  ['一、', 400, /^[一二三四五六七八九十百]+、/],
  ['（一）', 500, /^[（(][一二三四五六七八九十百]+[）)]/],
  ['1.', 600, /^\d{1,3}[.．、](?!\d)/],
  ['（1）', 700, /^[（(]\d{1,3}[）)]/],
];

/** Rank of a title in bold, from which its size is taken off. */
const boldRank = 395;
export const leadInRank = 900;

/** Titles of parts that bear no number in any manuscript. */
const named =
  /^(?:[总自代原]?序|序言|序[一二三四五]|前言|凡例|编辑说明|编纂说明|编者说明|特载|特辑|专记|特记|总述|概述|概况|综述|总概|大事记|大事年表|大事记略|人物|人物传略?|附录|附录[一二三四五六]|限外辑要|索引|后记|编后记|编后|跋|参考文献|编纂始末|修志始末)$/;

/** Of these the ones that may also be a line of text. */
const common = /^(?:总述|概述|概况|综述|总概|人物|人物传略?|索引)$/;

/** Text of a paragraph with the number Word puts before it. */
export function titleOf({ number, inlines }: WordParagraph): string {
  const text = plainText(inlines);
  const whole = number === undefined ? text : numberPrefix(number, '　') + text;
  const title = whole.replace(/\s+/g, ' ').trim();
  const tight = title.replace(/ /g, '');
  // 序　言 is 序言 set wide.
  return /^[\p{Script=Han}]{2,4}$/u.test(tight)
    ? tight
    : title.replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '　');
}

/** The kind of numbering a title bears. */
export function numberingOf(title: string): HeadingKind | undefined {
  const found = numbered.find(([, , pattern]) => pattern.test(title));
  return found && { kind: found[0], rank: found[1] };
}

/** What an unstyled paragraph looks like: a kind of heading, or nothing of the sort. */
export function looksLike(
  paragraph: WordParagraph,
  hasStyles: boolean,
  next: string | undefined,
): HeadingKind | undefined {
  if (paragraph.part !== 'body' || paragraph.list !== undefined) return undefined;
  const title = titleOf(paragraph);
  if (
    title === '' ||
    title.length > 40 ||
    /[。；，,;：:！？]$|[….·]{3,}\s*\d+$|[\t　 ]\d+$/.test(title)
  )
    return undefined;
  const { isBold, isCentred } = paragraph;
  const stands = isBold || isCentred;
  const name = title.replace(/\s/g, '');
  if (named.test(name) && (isCentred || (!hasStyles && (isBold || !common.test(name)))))
    return { kind: 'named', rank: isBold ? rankOfBold(paragraph) : 0 };
  const own = numberingOf(title);
  if (own && own.rank < 400) return own;
  if (own?.kind === '一、' || own?.kind === '（一）') {
    const isAlone = !hasStyles && title.length <= 25 && numberingOf(next ?? '')?.kind !== own.kind;
    return stands || isAlone ? own : undefined;
  }
  if (own) return isBold ? own : undefined;
  if (hasStyles || !isBold || title.length > 25 || isCaptionText(title)) return undefined;
  return {
    kind: `bold ${paragraph.size}${isCentred ? ' centred' : ''}`,
    rank: rankOfBold(paragraph),
  };
}

/** The larger a bold title, the higher it is. */
function rankOfBold({ size, isCentred }: WordParagraph): number {
  return boldRank - Math.min(size, 90) / 2 - (isCentred ? 1 : 0);
}

/** 表3-1　…, 图2　…, 续表…, 单位：人. */
export function isCaptionText(text: string): boolean {
  return /^(?:附?[表图]|续表|照片)\s*[\d一二三四五六七八九十]+|^续表|^[（(]?单位[:：]/.test(text);
}

/** The title of a paragraph that begins with 【…】, and how many characters it takes. */
export function leadInOf(paragraph: WordParagraph): { title: string; length: number } | undefined {
  if (paragraph.part !== 'body' && paragraph.part !== 'heading') return undefined;
  const text = plainText(paragraph.inlines);
  const [whole, title] = /^\s*【([^【】]{1,40})】\s*/.exec(text) ?? [];
  return whole === undefined || title === undefined || title.trim() === ''
    ? undefined
    : { title: title.trim(), length: whole.length };
}
