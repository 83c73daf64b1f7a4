import { readNumber } from '../model/chinese-number.ts';
import {
  reignPattern,
  reigns,
  sexagenaryPattern,
  sexagenaryYear,
  simplifyReign,
} from '../model/reigns.ts';

/** A date by reign title or by the sixty years whose parts do not agree. */
export interface ReignSlip {
  /** Where it begins, in the text it was found in. */
  index: number;
  message: string;
}

const numeral = '[元〇零一二三四五六七八九十百廿卅有\\d]{1,6}';
/** Month, day and season between the year and the bracket. */
const lunar = '[正元一二三四五六七八九十廿卅初闰閏冬腊臘月日朔望晦春夏秋旬上中下仲孟季\\d]{0,12}';
const gregorian =
  '[（(]\\s*(?:公元|西元)?(?<year>\\d{3,4})(?:年(?:(?<month>\\d{1,2})月)?|[—～–-]|[）)])';

const byReign = new RegExp(
  `(?<title>${reignPattern})(?<count>${numeral})年(?:(?:[，,]?[岁歲][在次])?(?<cycle>${sexagenaryPattern})(?![月日时時]))?(?<lunar>${lunar})(?:${gregorian})?`,
  'g',
);
const byCycle = new RegExp(
  `(?<cycle>${sexagenaryPattern})(?:年(?<lunar>${lunar}))?${gregorian}`,
  'g',
);

/** Holds of little text, so that most is passed over quickly. */
export const mayHoldReign = new RegExp(gregorian.replaceAll(/\?<\w+>/g, ''));

/** The months of a lunar year that may lie in the next Gregorian one. */
const late = /十一月|十二月|冬月|[腊臘]月/;

/** Titles that were counted on after their last year, so that no count is too high for them. */
const countedOn = new Set(['洪武', '永历', '乾隆', '民国']);

/**
 * Finds dates by reign title (年号) or by the sixty years (干支) that do not agree with the Gregorian year in the bracket
 * behind them: the year is another, the year of the sixty beside it is another, or the reign never had as many years.
 * Without a bracket nothing is judged: such dates are often the words of an old book, which nobody may mend.
 *
 * @param text simplified or traditional, modern or old
 */
export function findReignSlips(text: string): ReignSlip[] {
  const found = [...text.matchAll(byReign)];
  const slips = found.flatMap(judgeReign);
  const judged = new Set(found.map(({ index, 0: { length } }) => index + length));
  const others = [...text.matchAll(byCycle)].filter(
    ({ index, 0: { length } }) => !judged.has(index + length),
  );
  return [...slips, ...others.flatMap(judgeCycle)].sort((a, b) => a.index - b.index);
}

function judgeReign({ index, input, groups = {} }: RegExpExecArray): ReignSlip[] {
  // Japan had titles of the same name (元和).
  if (/日本$/.test(input.slice(0, index))) return [];
  if (groups['year'] === undefined) return [];
  const title = groups['title'] ?? '';
  const count = countOf(groups['count'] ?? '');
  const all = reigns.get(simplifyReign(title)) ?? [];
  if (count === undefined || all.length === 0) return [];
  const shown = `${title}${groups['count'] ?? ''}年`;
  const longest = Math.max(...all.map(({ from, to }) => to - from + 1));
  const isListedWhole = all.every(({ from }) => from >= 1368);
  if (isListedWhole && count > longest && !countedOn.has(simplifyReign(title)))
    return [{ index, message: `${title}只到${longest}年，没有“${shown}”。请核对年号和年数。` }];
  const years = all.map(({ from }) => from + count - 1);
  const { cycle } = groups;
  if (cycle !== undefined && years.every((year) => sexagenaryYear(year) !== cycle)) {
    const right = years.map(sexagenaryYear).join('或');
    return [{ index, message: `${shown}是${right}年，这里写作${cycle}。请核对年数和干支。` }];
  }
  const stated = Number(groups['year']);
  const mayBeLater = late.test(groups['lunar'] ?? '');
  if (years.some((year) => stated === year || (mayBeLater && stated === year + 1))) return [];
  const right = years.join('年或');
  return [{ index, message: `${shown}是${right}年，括注写作${stated}年。请核对年号和公历。` }];
}

function judgeCycle({ index, groups = {} }: RegExpExecArray): ReignSlip[] {
  const { cycle = '', year, month } = groups;
  const stated = Number(year);
  // The lunar year begins in January or February.
  const years = month !== undefined && Number(month) <= 2 ? [stated, stated - 1] : [stated];
  if (years.some((each) => sexagenaryYear(each) === cycle)) return [];
  const right = sexagenaryYear(stated);
  return [{ index, message: `${stated}年是${right}年，这里写作${cycle}。请核对干支和公历。` }];
}

/** 元 → 1, 十有一 → 11; undefined where it is no number. */
function countOf(numeral: string): number | undefined {
  if (numeral === '元') return 1;
  const read = readNumber(numeral.replaceAll('有', ''));
  return read?.rest === '' && read.value > 0 ? read.value : undefined;
}
