import { compareEdtf, edtfYears, formatEdtf } from '../model/edtf.ts';
import type { ChronicleEvent } from './portal-data.ts';

/** Events of one year, in the order of their dates. */
export interface ChronicleYear {
  anchor: string;
  label: string;
  events: ChronicleEvent[];
}

/** Groups events by the year they begin in, earliest first; events of one day keep the order of their works. */
export function eventsByYear(events: readonly ChronicleEvent[]): ChronicleYear[] {
  const sorted = events.map((event, index) => ({ event, index }));
  sorted.sort((a, b) => compareEdtf(a.event.date, b.event.date) || a.index - b.index);
  const years = Map.groupBy(sorted, ({ event }) => edtfYears(event.date)?.from ?? 0);
  return [...years].map(([year, found]) => ({
    anchor: `y${year}`,
    label: formatEdtf(year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0')),
    events: found.map(({ event }) => event),
  }));
}
