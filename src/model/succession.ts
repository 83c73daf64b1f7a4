import { compareEdtf, edtfYears } from './edtf.ts';
import { isDoubtful, spanDays, withoutDays, type DayRange } from './edtf-days.ts';
import type { Organisation } from './organisation.ts';
import type { Person } from './person.ts';
import type { Post } from './post.ts';

/** Someone's time in a post. */
export interface Term {
  /** Id of the person, and the name as the register has it. */
  person: string;
  name: string;
  office: string;
  organisation: string | undefined;
  from: string | undefined;
  to: string | undefined;
  source: string | undefined;
}

/** Terms in organisations, by organisation, each list in the order of its beginnings, those without one last. */
export function termsByOrganisation(
  people: readonly { id: string; meta: Person }[],
): Map<string, Term[]> {
  const terms = people.flatMap(({ id, meta }) =>
    meta.tenures.map(({ office, organisation, from, to, source }) => ({
      ...{ person: id, name: meta.name, office, organisation, from, to, source },
    })),
  );
  const grouped = Map.groupBy(
    terms.filter(({ organisation }) => organisation !== undefined),
    ({ organisation }) => organisation ?? '',
  );
  for (const list of grouped.values()) list.sort(compareTerms);
  return grouped;
}

export function compareTerms(a: Term, b: Term): number {
  if (a.from === undefined || b.from === undefined)
    return Number(a.from === undefined) - Number(b.from === undefined);
  return compareEdtf(a.from, b.from) || (a.person < b.person ? -1 : a.person > b.person ? 1 : 0);
}

/** Terms in one post, of those in its organisation. */
export function termsOfPost({ name, offices }: Post, terms: readonly Term[]): Term[] {
  const names = new Set([name, ...offices]);
  return terms.filter(({ office }) => names.has(office));
}

/** Two people in one post at a time: the later begins before the earlier ends, for certain. */
export interface Overlap {
  earlier: Term;
  later: Term;
}

/** Nobody in a post: years are of the first and last day without a holder. */
export interface Gap {
  before: Term;
  after: Term;
}

/**
 * What is wrong with the succession in a post of one holder. Dates are read generously: a term to 2016-08 and one from
 * 2016-08 follow each other, and of dates that are only about nothing is said. Nobody is missed while the organisation
 * did not exist, nor in a stretch that the post excepts.
 */
export function findSuccession(
  post: Post,
  organisation: Organisation,
  terms: readonly Term[],
): { overlaps: Overlap[]; gaps: Gap[] } {
  const certain = terms.filter(
    (term) =>
      term.from !== undefined &&
      !isDoubtful(term.from) &&
      !isDoubtful(term.to) &&
      beginningOf(term) <= endOf(term),
  );
  const excepted = post.exceptions.map(({ from, to }) => spanDays(from, to));
  const free = [...excepted, ...absences(organisation)];
  const overlaps: Overlap[] = [];
  const gaps: Gap[] = [];
  let last: Term | undefined;
  for (const term of certain) {
    if (last) {
      const pair = { earlier: last, later: term };
      const start = beginningOf(term);
      if (term.person !== last.person && overlapsWithin(pair, excepted)) overlaps.push(pair);
      const vacant = { first: endOf(last) + 1, last: start - 1 };
      const isVacant = vacant.first <= vacant.last && withoutDays(vacant, free).length > 0;
      if (isVacant) gaps.push({ before: last, after: term });
    }
    // A term without an end is told of once; whoever comes next is measured against the one who followed.
    if (last?.to === undefined || endOf(term) >= endOf(last)) last = term;
  }
  return { overlaps, gaps };
}

function beginningOf({ from }: Term): number {
  return spanDays(from, undefined).first;
}

/** Last day of a term; one without an end goes on. */
function endOf({ to }: Term): number {
  return spanDays(undefined, to).last;
}

function overlapsWithin({ earlier, later }: Overlap, excepted: readonly DayRange[]): boolean {
  // The first day the earlier term can have ended on, against the last the later can have begun on.
  const ended = earlier.to === undefined ? Infinity : spanDays(earlier.to, undefined).first;
  const begun = spanDays(undefined, later.from).last;
  return begun < ended && withoutDays({ first: begun, last: ended }, excepted).length > 0;
}

/** Stretches between the names of an organisation, in which there was none. */
function absences({ names }: Organisation): DayRange[] {
  if (names.length === 0) return [];
  const named = names.map(({ from, to }) => spanDays(from, to));
  const whole = {
    first: Math.min(...named.map(({ first }) => first)),
    last: Math.max(...named.map(({ last }) => last)),
  };
  return withoutDays(whole, named);
}

/** Years a list of terms reaches over, both included; undefined when none is dated. */
export function yearsOfTerms(
  terms: readonly Pick<Term, 'from' | 'to'>[],
): { from: number; to: number } | undefined {
  const years = terms.flatMap(({ from, to }) =>
    [from, to].flatMap((date) => {
      const found = date === undefined ? undefined : edtfYears(date);
      return found ? [found.from, found.to] : [];
    }),
  );
  return years.length === 0 ? undefined : { from: Math.min(...years), to: Math.max(...years) };
}
