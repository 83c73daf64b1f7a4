import { edtfDays, type DayRange } from './edtf-days.ts';

/** An event as one book dates it. */
export interface BookEvent {
  /** Id of the work, or the name of a source outside the portal. */
  book: string;
  title?: string | undefined;
  date: string;
  /** Years the book records; undefined when it has no bounds. */
  coverage?: { from: number; to: number } | undefined;
}

/** One event that books date differently: the dates that no other book confirms. */
export interface EventConflict<Event extends BookEvent> {
  /** Name of the event as the first book has it. */
  title: string;
  events: Event[];
}

/** An event's name without punctuation and white space, by which books are compared. */
export function eventKey(title: string): string {
  return title.normalize('NFKC').replace(/[\p{P}\p{S}\s]/gu, '');
}

/**
 * Events of one name that books date differently, in the order of their first mention.
 *
 * A flood of one name comes again, and every year has its assembly: two books disagree only when each dates the event
 * within the years the other records, and neither date agrees with any that the other gives. A year agrees with its
 * months, and a date that is about agrees with the years beside it.
 */
export function findConflicts<Event extends BookEvent>(
  events: readonly Event[],
): EventConflict<Event>[] {
  const named = events.filter(({ title }) => title !== undefined && eventKey(title) !== '');
  const agrees = dateComparer();
  const groups = Map.groupBy(named, ({ title = '' }) => eventKey(title));
  return [...groups.values()].flatMap((group) => {
    const books = [...Map.groupBy(group, ({ book }) => book).values()];
    const differing = books.flatMap((own, index) =>
      own.filter((event) =>
        books.some((other, at) => at !== index && isAlone(event, own, other, agrees)),
      ),
    );
    const title = differing[0]?.title;
    return title === undefined ? [] : [{ title, events: differing }];
  });
}

/** Whether a date is one the other book does not know, while the other has one that this book does not know. */
function isAlone<Event extends BookEvent>(
  event: Event,
  own: readonly Event[],
  other: readonly Event[],
  agrees: (a: string, b: string) => boolean,
): boolean {
  const unknown = (of: Event, among: readonly Event[]): boolean =>
    !among.some((each) => agrees(of.date, each.date)) && isWithin(of.date, among[0]?.coverage);
  return unknown(event, other) && other.some((each) => unknown(each, own));
}

/** Compares dates, reading each once: books that tell of the same things are compared date by date. */
function dateComparer(): (a: string, b: string) => boolean {
  const known = new Map<string, DayRange | undefined>();
  const read = (date: string): DayRange | undefined => {
    if (!known.has(date)) known.set(date, rangeOf(date));
    return known.get(date);
  };
  return (a, b) => {
    const [left, right] = [read(a), read(b)];
    return !left || !right || (left.first <= right.last && left.last >= right.first);
  };
}

/** A year either way for a date that is only about. */
const slackDays = 366;

function rangeOf(date: string): DayRange | undefined {
  const days = edtfDays(date);
  const slack = /[?~%]/.test(date) ? slackDays : 0;
  return days && { first: days.first - slack, last: days.last + slack };
}

function isWithin(date: string, coverage: { from: number; to: number } | undefined): boolean {
  if (!coverage) return true;
  const year = Number(/^-?\d{2}[\dX]{2}/.exec(date)?.[0].replaceAll('X', '0'));
  return year >= coverage.from && year <= coverage.to;
}
