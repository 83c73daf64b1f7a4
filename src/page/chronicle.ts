import { escapeHtml } from '../markdown/escape.ts';
import { addresses, relativeAddress, unitAddress } from '../model/address.ts';
import { compareEdtf, edtfYears, formatEdtf } from '../model/edtf.ts';
import type { ChronicleEvent } from './portal-data.ts';

/** Events of one year, in the order of their dates. */
export interface ChronicleYear {
  anchor: string;
  label: string;
  events: ChronicleEvent[];
}

/** Years shown together on one page. */
export interface ChroniclePage {
  address: string;
  title: string;
  years: ChronicleYear[];
}

/** Groups events by the year they begin in, earliest first; events of one day keep the order of their works. */
export function eventsByYear(events: readonly ChronicleEvent[]): ChronicleYear[] {
  const sorted = events.map((event, index) => ({ event, index }));
  sorted.sort((a, b) => compareEdtf(a.event.date, b.event.date) || a.index - b.index);
  const years = Map.groupBy(sorted, ({ event }) => edtfYears(event.date)?.from ?? 0);
  return [...years].map(([year, found]) => ({
    anchor: `y${year}`,
    label: formatEdtf(
      year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0'),
    ),
    events: found.map(({ event }) => event),
  }));
}

/** Events one page shows: more make a phone wait. */
const mostEvents = 300;

/**
 * Cuts the chronicle into pages: one where it is short, otherwise as many whole years to a page as it holds. The first
 * page of a long chronicle is its index, so `chronicle.html` always stands.
 */
export function chroniclePages(years: readonly ChronicleYear[]): ChroniclePage[] {
  const count = (list: readonly ChronicleYear[]): number =>
    list.reduce((sum, { events }) => sum + events.length, 0);
  if (count(years) <= mostEvents)
    return [{ address: addresses.chronicle, title: '大事记', years: [...years] }];
  const pages: ChroniclePage[] = [];
  let current: ChronicleYear[] = [];
  const close = (): void => {
    const [first, last] = [current[0], current.at(-1)];
    if (!first || !last) return;
    const title = first === last ? first.label : `${first.label}—${last.label}`;
    pages.push({
      address: `chronicle/${first.anchor}.html`,
      title: `大事记　${title}`,
      years: current,
    });
    current = [];
  };
  for (const year of years) {
    if (count(current) + year.events.length > mostEvents) close();
    current.push(year);
  }
  close();
  return pages;
}

/** The years of a page, each with its events and where each comes from. Text for the same reason as passages. */
export function renderYears(
  address: string,
  years: readonly ChronicleYear[],
  workTitles: ReadonlyMap<string, string>,
): string {
  return years
    .map(
      ({ anchor, label, events }) =>
        `<section class="chronicle-year" id="${anchor}"><h2>${label}</h2><ol>${events.map((event) => renderEvent(address, event, workTitles)).join('')}</ol></section>`,
    )
    .join('');
}

function renderEvent(
  address: string,
  { date, text, chapter, chapterTitle, work, anchor }: ChronicleEvent,
  workTitles: ReadonlyMap<string, string>,
): string {
  const from = relativeAddress(address, `${unitAddress(chapter)}#${anchor}`);
  const place = `${workTitles.get(work) ?? work} · ${chapterTitle}`;
  return `<li><time datetime="${escapeHtml(date)}">${formatEdtf(date)}</time><p>${escapeHtml(text)}<a class="from" href="${escapeHtml(from)}">${escapeHtml(place)}</a></p></li>`;
}
