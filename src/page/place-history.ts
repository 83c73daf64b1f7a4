import { edtfYears, formatEdtf } from '../model/edtf.ts';
import type { Place } from '../model/place.ts';

/** A row of a place's history: what it was called, coded and counted among, or what it lay in, and for which years. */
export interface HistoryRow {
  name: string;
  rank: string | undefined;
  code: string | undefined;
  seat: string | undefined;
  source: string | undefined;
  /** Dates as a reader writes them. */
  from: string;
  to: string;
  years: YearSpan;
}

/** First and last year, both included; undefined where it is open. */
export interface YearSpan {
  first: number | undefined;
  last: number | undefined;
}

const when = (date: string | undefined): string => (date === undefined ? '' : formatEdtf(date));

/** Years something held that began and ended at these dates. */
export function yearSpan(from: string | undefined, to: string | undefined): YearSpan {
  return {
    first: from === undefined ? undefined : edtfYears(from)?.from,
    last: to === undefined ? undefined : edtfYears(to)?.to,
  };
}

/** Names of a place or organisation through time, as written. */
export function historyRows(
  names: readonly (Pick<Place['names'][number], 'name' | 'from' | 'to' | 'source'> &
    Partial<Place['names'][number]>)[],
): HistoryRow[] {
  return names.map(({ name, from, to, rank, code, seat, source }) => ({
    ...{ name, rank, code, seat, source },
    from: when(from),
    to: when(to),
    years: yearSpan(from, to),
  }));
}
