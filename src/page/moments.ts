import { compareEdtf, edtfYears } from '../model/edtf.ts';
import type { ChapterPlace, ChronicleEvent } from './portal-data.ts';

/** An event of a chapter that an editor gave a short title, fit for the home page. */
export type Moment = ChronicleEvent & { title: string; from: ChapterPlace };

/** Titled events that chapters tell, earliest first. */
function titledEvents(events: readonly ChronicleEvent[]): Moment[] {
  return events
    .filter((event): event is Moment => event.title !== undefined && event.from !== undefined)
    .sort((a, b) => compareEdtf(a.date, b.date));
}

/** The events the editor named by their titles, earliest first; of several of one title the first. */
export function namedMoments(
  events: readonly ChronicleEvent[],
  titles: readonly string[],
): Moment[] {
  const byTitle = Map.groupBy(titledEvents(events), ({ title }) => title);
  const named = [...new Set(titles)].flatMap((title) => byTitle.get(title)?.[0] ?? []);
  return named.sort((a, b) => compareEdtf(a.date, b.date));
}

/**
 * A few titled events spread evenly over the county's history, earliest first, one to a year. Chosen from the content
 * alone, so that the same content gives the same page on any day.
 */
export function pickMoments(events: readonly ChronicleEvent[], count: number): Moment[] {
  const byYear = new Map<number, Moment>();
  for (const event of titledEvents(events)) {
    const year = edtfYears(event.date)?.from ?? 0;
    if (!byYear.has(year)) byYear.set(year, event);
  }
  const all = [...byYear.values()];
  if (all.length <= count) return all;
  const step = (all.length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index) => all[Math.round(index * step)]).filter(
    (moment) => moment !== undefined,
  );
}
