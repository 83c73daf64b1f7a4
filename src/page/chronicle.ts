import { escapeHtml } from '../markdown/escape.ts';
import { addresses, relativeAddress, unitAddress } from '../model/address.ts';
import { compareEdtf, edtfYears, formatEdtf, parseEdtf } from '../model/edtf.ts';
import type { ChronicleConflict, ChronicleEvent } from './portal-data.ts';

/** Page of what books date differently. */
export const conflictsAddress = 'chronicle/conflicts.html';

/** Addresses of pages of months begin so. */
const monthPages = 'chronicle/month-';

/** Events of one year, in the order of their dates. */
export interface ChronicleYear {
  anchor: string;
  label: string;
  /** First year of the decade it lies in. */
  decade: number;
  events: ChronicleEvent[];
}

/** Years shown together on one page. */
export interface ChroniclePage {
  address: string;
  title: string;
  years: ChronicleYear[];
}

function yearLabel(year: number): string {
  return formatEdtf(`${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`);
}

/** By date; those of one day keep the order of their works. */
function sortEvents(events: readonly ChronicleEvent[]): ChronicleEvent[] {
  const sorted = events.map((event, index) => ({ event, index }));
  sorted.sort((a, b) => compareEdtf(a.event.date, b.event.date) || a.index - b.index);
  return sorted.map(({ event }) => event);
}

/** Groups events by the year they begin in, earliest first; events of one day keep the order of their works. */
export function eventsByYear(events: readonly ChronicleEvent[]): ChronicleYear[] {
  const years = Map.groupBy(sortEvents(events), ({ date }) => edtfYears(date)?.from ?? 0);
  return [...years].map(([year, found]) => ({
    anchor: `y${year}`,
    label: yearLabel(year),
    decade: Math.floor(year / 10) * 10,
    events: found,
  }));
}

/** Events one page shows: more make a phone wait. */
const mostEvents = 300;

const countEvents = (list: readonly ChronicleYear[]): number =>
  list.reduce((sum, { events }) => sum + events.length, 0);

/**
 * Cuts the chronicle into pages: one where it is short, otherwise as many whole years to a page as it holds; a year
 * too long for a page goes on, under a heading of its own, on the next. The first page of a long chronicle is its
 * index, so `chronicle.html` always stands.
 */
export function chroniclePages(years: readonly ChronicleYear[]): ChroniclePage[] {
  if (countEvents(years) <= mostEvents)
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
  for (const year of years.flatMap(cutYear)) {
    if (countEvents(current) + year.events.length > mostEvents) close();
    current.push(year);
  }
  close();
  return pages;
}

function cutYear(year: ChronicleYear): ChronicleYear[] {
  const parts: ChronicleYear[] = [];
  for (let start = 0; start < year.events.length; start += mostEvents) {
    const part = parts.length + 1;
    parts.push({
      ...year,
      ...(part === 1
        ? {}
        : { anchor: `${year.anchor}-${part}`, label: `${year.label}（续${part - 1}）` }),
      events: year.events.slice(start, start + mostEvents),
    });
  }
  return parts;
}

/** A way into the chronicle: a decade, its first year and how much happened. */
export interface DecadeWay {
  label: string;
  to: string;
  events: number;
}

/** Decades that have events, and where each begins. */
export function decadeWays(pages: readonly ChroniclePage[]): DecadeWay[] {
  const placed = pages.flatMap(({ address, years }) => years.map((year) => ({ address, year })));
  return [...Map.groupBy(placed, ({ year }) => year.decade)].map(([decade, list]) => ({
    label: decadeLabel(decade),
    to: `${list[0]?.address ?? ''}#${list[0]?.year.anchor ?? ''}`,
    events: countEvents(list.map(({ year }) => year)),
  }));
}

function decadeLabel(decade: number): string {
  return decade < 0 ? `${yearLabel(decade)}起` : `${decade}年代`;
}

/** Events of one month in whatever year: what a reader of today finds under this month. */
export interface ChronicleMonth {
  /** 1 to 12. */
  month: number;
  events: ChronicleEvent[];
  /** Pages of it, each with whole years of events. */
  pages: ChroniclePage[];
}

/** Events by the month they begin in, those of which only the year is known left out. */
export function eventsByMonth(events: readonly ChronicleEvent[]): ChronicleMonth[] {
  const months = Map.groupBy(events, ({ date }) => parseEdtf(date)?.start.month ?? 0);
  return Array.from({ length: 12 }, (_, index) => index + 1).map((month) => {
    const found = sortEvents(months.get(month) ?? []);
    const name = `${monthPages}${month}`;
    const pages: ChroniclePage[] = [];
    for (let start = 0; start < found.length; start += mostEvents)
      pages.push({
        address: `${name}${start === 0 ? '' : `-${start / mostEvents + 1}`}.html`,
        title: `大事记　历年${month}月${start === 0 ? '' : `（续${start / mostEvents}）`}`,
        years: eventsByYear(found.slice(start, start + mostEvents)),
      });
    return { month, events: found, pages };
  });
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
        `<section class="chronicle-year" id="${anchor}"><h2>${label}</h2><ol>${events.map((event) => renderEvent(address, label, event, workTitles)).join('')}</ol></section>`,
    )
    .join('');
}

function renderEvent(
  address: string,
  year: string,
  event: ChronicleEvent,
  workTitles: ReadonlyMap<string, string>,
): string {
  const { date, text } = event;
  const short = shortDate(date);
  // What the heading says is not said again.
  const day = short === year ? '' : short;
  // Where there is no column for it, a day that the text begins with is not said twice.
  const isTold = text.startsWith(formatEdtf(date)) || (day !== '' && text.startsWith(day));
  // What a chapter tells is found there, and what a year's page tells is not found under its month again.
  const own = event.from || address.startsWith(monthPages) ? '' : ' data-own';
  return `<li${own}><time${isTold ? ' class="told"' : ''} datetime="${escapeHtml(date)}">${day}</time><p>${escapeHtml(text)}${renderFrom(address, event, workTitles, own)}</p></li>`;
}

/** Under the heading of its year an event needs only month and day. */
function shortDate(date: string): string {
  const whole = formatEdtf(date);
  const { start, end } = parseEdtf(date) ?? {};
  return start?.month && !end && start.year > 0 ? whole.replace(`${start.year}年`, '') : whole;
}

/** Where an event is told: a link to the passage, or the name of a book outside the portal. */
function renderFrom(
  address: string,
  { from, source }: ChronicleEvent,
  workTitles: ReadonlyMap<string, string>,
  own = '',
): string {
  const links: string[] = [];
  if (from) {
    const target = `${unitAddress(from.chapter)}${from.anchor === '' ? '' : `#${from.anchor}`}`;
    const place = `${workTitles.get(from.work) ?? from.work} · ${from.chapterTitle}`;
    links.push(
      `<a class="from" href="${escapeHtml(relativeAddress(address, target))}">${escapeHtml(place)}</a>`,
    );
  }
  if (source !== undefined) links.push(`<span class="from"${own}>据${escapeHtml(source)}</span>`);
  return links.join('');
}

/** What books date differently, each event with every date given of it and the office's own view. */
export function renderConflicts(
  address: string,
  conflicts: readonly ChronicleConflict[],
  workTitles: ReadonlyMap<string, string>,
): string {
  const items = conflicts.map(({ title, events, note }) => {
    const told = events.map(
      (event) =>
        `<li><time datetime="${escapeHtml(event.date)}">${formatEdtf(event.date)}</time><p>${escapeHtml(event.text)}${renderFrom(address, event, workTitles)}</p></li>`,
    );
    const view =
      note === undefined
        ? ''
        : `<p class="verdict"><b>按</b><span data-own>${escapeHtml(note)}</span></p>`;
    return `<section class="chronicle-year"><h2>${escapeHtml(title)}</h2><ol>${told.join('')}</ol>${view}</section>`;
  });
  return items.join('');
}
