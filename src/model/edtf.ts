import { z } from 'zod';

/**
 * Dates are EDTF strings (ISO 8601-2, level 0 with the level 1 marks a gazetteer needs): `1958`,
 * `1958-08`, `1958-08-18`, `1958~` (about), `1958?` (uncertain), `195X` (some year of the 1950s),
 * `-0316` (317 BC), and intervals `1949-10/1956`. Never `Date`: chronicles have partial dates.
 */
const point = /^(-?\d{4}|\d{2}XX|\d{3}X)(?:-(\d{2})(?:-(\d{2}))?)?([?~%])?$/;

/** One end of a date, opened up: month and day are 0 where the source does not say. */
export interface EdtfPoint {
  year: number;
  month: number;
  day: number;
  /** Number of years the point may mean: 1, 10 (`195X`) or 100 (`19XX`). */
  span: number;
  mark: '' | '?' | '~' | '%';
}

function parsePoint(text: string): EdtfPoint | undefined {
  const found = point.exec(text);
  if (!found) return undefined;
  const [, digits = '', month = '0', day = '0', mark = ''] = found;
  const unknown = digits.split('X').length - 1;
  if (unknown > 0 && month !== '0') return undefined;
  const parsed: EdtfPoint = {
    year: Number(digits.replaceAll('X', '0')),
    month: Number(month),
    day: Number(day),
    span: 10 ** unknown,
    mark: mark as EdtfPoint['mark'],
  };
  if (month !== '0' && (parsed.month < 1 || parsed.month > 12)) return undefined;
  if (day !== '0' && (parsed.day < 1 || parsed.day > daysInMonth(parsed.year, parsed.month)))
    return undefined;
  return parsed;
}

/** Days of a month, Julian leap years before 1582 and Gregorian after: 1937-02-29 does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const gregorian = year > 1582;
  return year % 4 === 0 && (!gregorian || year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** A date opened up; `end` is absent unless it is an interval. */
export interface Edtf {
  start: EdtfPoint;
  end?: EdtfPoint;
}

/** Reads an EDTF string; undefined when it is not one, or names a day that does not exist. */
export function parseEdtf(text: string): Edtf | undefined {
  const [first = '', second, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  const start = parsePoint(first);
  if (!start) return undefined;
  if (second === undefined) return { start };
  const end = parsePoint(second);
  if (!end || comparePoints(start, latest(end)) > 0) return undefined;
  return { start, end };
}

/** Last day a point may mean, so that `1949-10/1949` is an interval. */
function latest({ year, month, day, span, mark }: EdtfPoint): EdtfPoint {
  return { year: year + span - 1, month: month || 12, day: day || 31, span: 1, mark };
}

function comparePoints(a: EdtfPoint, b: EdtfPoint): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** Order of two valid dates by their start; a year alone comes before its months. */
export function compareEdtf(a: string, b: string): number {
  const [left, right] = [parseEdtf(a), parseEdtf(b)];
  if (!left || !right) return a < b ? -1 : a > b ? 1 : 0;
  return comparePoints(left.start, right.start);
}

/** First and last year a date may mean, both included. */
export function edtfYears(text: string): { from: number; to: number } | undefined {
  const date = parseEdtf(text);
  if (!date) return undefined;
  const last = date.end ?? date.start;
  return { from: date.start.year, to: last.year + last.span - 1 };
}

function formatPoint({ year, month, day, span, mark }: EdtfPoint): string {
  const era = year < 0 ? `公元前${1 - year}年` : year === 0 ? '公元前1年' : `${year}年`;
  const yearText = span === 1 ? era : span === 10 ? `${year}年代` : `${year / 100 + 1}世纪`;
  const text = `${yearText}${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
  return { '': text, '?': `${text}（存疑）`, '~': `约${text}`, '%': `约${text}（存疑）` }[mark];
}

/** A date as a Chinese reader writes it: `1958年8月`, `约1958年`, `1949年10月—1956年`. */
export function formatEdtf(text: string): string {
  const date = parseEdtf(text);
  if (!date) return text;
  return date.end ? `${formatPoint(date.start)}—${formatPoint(date.end)}` : formatPoint(date.start);
}

/** A date or interval in EDTF. */
export const edtf = z
  .string({ error: '日期要加引号，例如 "1958"、"1958-08" 或 "1958-08-18"。' })
  .refine((text) => parseEdtf(text) !== undefined, {
    error:
      '不是有效的日期。请写成 "1958"、"1958-08"、"1958-08-18"、"1958~"（约）或 "1949/1956"（起讫），并核对该日是否存在。',
  });

/** A single full day, as embargoes need. */
export const edtfDay = z
  .string({ error: '日期要加引号，例如 "2030-01-01"。' })
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && parseEdtf(text) !== undefined, {
    error: '请写成完整的年月日，例如 "2030-01-01"，并核对该日是否存在。',
  });
