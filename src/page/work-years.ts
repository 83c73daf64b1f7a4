import type { WorkData } from './portal-data.ts';

/** `1689—2020`, `2021`, or nothing. */
export function formatCoverage({ meta: { coverage } }: Pick<WorkData, 'meta'>): string {
  if (coverage === undefined) return '';
  return coverage.from === coverage.to ? String(coverage.from) : `${coverage.from}—${coverage.to}`;
}

/** A work's years on a line from the earliest to the latest, in hundredths of its length. */
interface Span {
  work: WorkData;
  years: string;
  start: number;
  width: number;
}

export interface YearLine {
  spans: Span[];
  ticks: { year: number; at: number }[];
}

const marks = [
  -1000, -500, 1, 500, 1000, 1300, 1500, 1700, 1800, 1850, 1900, 1925, 1950, 1970, 1980, 1990, 2000,
  2010, 2020, 2030, 2040, 2050,
];
/** Least width of a span and distance of two ticks, in hundredths. */
const least = 0.8;
const tickDistance = 7;

/**
 * Lays the works' years on one line, the latest at the right. Time runs slower the nearer it comes: a county has one
 * book for its first thousand years and one a year for the last ten.
 */
export function layYears(works: readonly WorkData[]): YearLine {
  const dated = works.flatMap((work) =>
    work.meta.coverage === undefined ? [] : [{ work, coverage: work.meta.coverage }],
  );
  if (dated.length === 0) return { spans: [], ticks: [] };
  const first = Math.min(...dated.map(({ coverage }) => coverage.from));
  const last = Math.max(...dated.map(({ coverage }) => coverage.to)) + 1;
  const depth = (year: number): number => Math.log(1 + (last - year) / 12);
  const whole = depth(first);
  const at = (year: number): number => round((1 - depth(year) / whole) * 100);
  const spans = dated.map(({ work, coverage }) => {
    const start = at(coverage.from);
    const width = Math.max(least, round(at(coverage.to + 1) - start));
    return { work, years: formatCoverage(work), start: Math.min(start, 100 - width), width };
  });
  spans.sort((a, b) => a.start - b.start || b.width - a.width);
  const ticks: YearLine['ticks'] = [];
  // From the present backwards, so that the crowded end keeps its marks.
  for (const year of marks.toReversed()) {
    if (year < first || year >= last) continue;
    const place = at(year);
    const later = ticks[0];
    if (place < 97 && (later === undefined || later.at - place >= tickDistance))
      ticks.unshift({ year, at: place });
  }
  return { spans, ticks };
}

const round = (value: number): number => Math.round(value * 100) / 100;
