import { daysInMonth, parseEdtf, type EdtfPoint } from './edtf.ts';

/** First and last day a date may mean, both included, as a running number of days; only differences mean anything. */
export interface DayRange {
  first: number;
  last: number;
}

/** Running number of a day in the Gregorian calendar carried back to all years. */
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leaps + dayOfYear;
}

function firstDay({ year, month, day }: EdtfPoint): number {
  return dayNumber(year, month || 1, day || 1);
}

function lastDay({ year, month, day, span }: EdtfPoint): number {
  const lastYear = year + span - 1;
  return dayNumber(lastYear, month || 12, day || daysInMonth(lastYear, month || 12));
}

/** Days an EDTF date covers; undefined when it is not a date. `1958-02` covers the whole month. */
export function edtfDays(date: string): DayRange | undefined {
  const parsed = parseEdtf(date);
  if (!parsed) return undefined;
  return { first: firstDay(parsed.start), last: lastDay(parsed.end ?? parsed.start) };
}

/**
 * Days something may have lasted that began and ended at these dates; open ends reach to infinity. `1958-09` to
 * `1984-04` runs from the first of September to the last of April.
 */
export function spanDays(from: string | undefined, to: string | undefined): DayRange {
  const begun = from === undefined ? undefined : edtfDays(from);
  const ended = to === undefined ? undefined : edtfDays(to);
  return { first: begun?.first ?? -Infinity, last: ended?.last ?? Infinity };
}

/** What is left of a range when others are taken from it, in order. */
export function withoutDays(range: DayRange, others: readonly DayRange[]): DayRange[] {
  return others
    .reduce<DayRange[]>(
      (left, other) =>
        left.flatMap((part) =>
          [
            { first: part.first, last: Math.min(part.last, other.first - 1) },
            { first: Math.max(part.first, other.last + 1), last: part.last },
          ].filter(({ first, last }) => first <= last),
        ),
      [range],
    )
    .sort((a, b) => a.first - b.first);
}

/** Whether a date is only about or doubtfully so; nothing certain follows from it. */
export function isDoubtful(date: string | undefined): boolean {
  return date !== undefined && /[?~%X]/.test(date);
}

/**
 * What held during a date, of things that held for a time each, in their order. Of a place's names in 1958, that of its
 * first months and that of its last; the last is the one at the end of the date.
 */
export function atDate<Dated extends { from?: string | undefined; to?: string | undefined }>(
  dated: readonly Dated[],
  date: string,
): Dated[] {
  const days = edtfDays(date);
  if (!days) return [];
  return dated.filter(({ from, to }) => {
    const { first, last } = spanDays(from, to);
    return first <= days.last && last >= days.first;
  });
}
