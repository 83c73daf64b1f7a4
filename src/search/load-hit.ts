import type { HitEntry, HitPage, Range } from './contract.ts';
import { notIndexed, type Fold } from './fold.ts';
import type { Fragment, IndexReader } from './index-reader.ts';
import { firstFrom, inOrder, pageOf, placeAt, positionOf } from './places.ts';
import type { TermMatches } from './search-index.ts';
import { findSpelling } from './spelling.ts';
import { readTokens } from './tokens.ts';

/** Passages that a list of results shows at most, beside those needed to show every term. */
const shownPassages = 2;

/** A stretch of tokens of one page. */
interface TokenRange {
  from: number;
  to: number;
}

/** Fetches a chapter found and marks what was found in it. */
export async function loadHit(
  index: IndexReader,
  base: string,
  pages: { first: number; end: number },
  terms: readonly TermMatches[],
  isWhole: boolean,
): Promise<HitPage> {
  const ranges = rangesByPage(terms, pages);
  const holding = pagesHolding(terms, pages);
  const shown = isWhole ? holding : choosePages(terms, pages, holding);
  // A chapter found by its facets alone is shown by its beginning.
  const fragments = await Promise.all(
    (shown.length > 0 ? shown : [pages.first]).map(async (page) => ({
      page,
      fragment: await index.fragment(page),
    })),
  );
  const [first] = fragments;
  const meta = first?.fragment.meta ?? {};
  const hit: HitPage = {
    url: new URL(`..${first?.fragment.url ?? '/'}`, base).href,
    title: meta['title'] ?? '',
    work: meta['work'] ?? '',
    kind: meta['kind'] ?? '',
    year: meta['year'] ?? '',
    ...(meta['office'] === undefined
      ? {}
      : { cited: { office: meta['office'], address: meta['address'] } }),
    text: '',
    marks: [],
    entries: [],
    isPartial: shown.length < holding.length,
  };
  for (const { page, fragment } of fragments)
    addPassage(
      hit,
      fragment,
      joinRanges([...(ranges.get(page) ?? []), ...rangesInText(terms, fragment, index.fold)]),
      index.fold,
    );
  return hit;
}

/** Pages that hold a match, in order. */
function pagesHolding(
  terms: readonly TermMatches[],
  pages: { first: number; end: number },
): number[] {
  const counted = terms
    .flatMap(({ found }) => found)
    .flatMap(({ places }) => pagesWithin(places.counted?.pages ?? [], pages));
  return [...new Set([...rangesByPage(terms, pages).keys(), ...counted])].sort(inOrder);
}

function pagesWithin(
  list: readonly number[],
  { first, end }: { first: number; end: number },
): number[] {
  const within: number[] = [];
  for (let at = firstFrom(list, first, 0); at < list.length; at++) {
    const page = list[at] ?? end;
    if (page >= end) break;
    within.push(page);
  }
  return within;
}

/** Matches of what is only counted by pages: the text says where they stand. */
function rangesInText(
  terms: readonly TermMatches[],
  { content }: Fragment,
  fold: Fold,
): TokenRange[] {
  const counted = terms
    .flatMap(({ found }) => found)
    .filter(({ places }) => places.counted !== undefined);
  if (counted.length === 0) return [];
  const tokens = readTokens(content, fold);
  return counted.flatMap(({ spelling }) =>
    findSpelling(tokens, spelling).map((from) => ({ from, to: from + spelling.length })),
  );
}

/** Matches as ranges of tokens. */
function rangesByPage(
  terms: readonly TermMatches[],
  { first, end }: { first: number; end: number },
): Map<number, TokenRange[]> {
  const ranges = new Map<number, TokenRange[]>();
  for (const { spelling, places } of terms.flatMap(({ found }) => found)) {
    const list = places.places;
    for (let at = firstFrom(list, placeAt(first, 0), 0); at < list.length; at++) {
      const place = list[at] ?? 0;
      const page = pageOf(place);
      if (page >= end) break;
      const from = positionOf(place);
      const ofPage = ranges.get(page) ?? [];
      ranges.set(page, ofPage);
      ofPage.push({ from, to: from + spelling.length });
    }
  }
  return ranges;
}

/** In order, those that overlap made one. */
function joinRanges(ranges: readonly TokenRange[]): TokenRange[] {
  const joined: TokenRange[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined[joined.length - 1];
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** The first passage that holds each term, and some more. */
function choosePages(
  terms: readonly TermMatches[],
  pages: { first: number; end: number },
  holding: readonly number[],
): number[] {
  const chosen = new Set<number>();
  for (const term of terms) {
    const [page] = pagesHolding([term], pages);
    if (page !== undefined) chosen.add(page);
  }
  for (const page of holding) {
    if (chosen.size >= shownPassages) break;
    chosen.add(page);
  }
  return [...chosen].sort(inOrder);
}

/** Adds a passage to what is shown: its text, its marks, its entries. */
function addPassage(
  hit: HitPage,
  { content, anchors }: Fragment,
  ranges: TokenRange[],
  fold: Fold,
): void {
  const units = content.split('\u200b');
  const shift = hit.text.length;
  const starts: number[] = [];
  let length = shift;
  for (const unit of units) {
    starts.push(length);
    length += unit.length;
  }
  const text = units.join('');
  const start = (token: number): number => starts[token] ?? length;
  const marks = ranges.map(({ from, to }): Range => {
    // What stands before a passage's first character is not part of it, nor what follows the last.
    const first = start(from) + letterIn(units[from] ?? '', fold).from;
    return [first, start(to - 1) + letterIn(units[to - 1] ?? '', fold).to];
  });
  hit.text += text.endsWith('\n') || text === '' ? text : `${text}\n`;
  hit.marks.push(...marks);
  for (const [at, { id, text: title, location }] of anchors.entries()) {
    const next = anchors[at + 1];
    const from = start(location);
    const to = next ? start(next.location) : length;
    addEntry(hit, {
      anchor: id,
      title,
      from,
      to,
      marks: marks.filter(([mark]) => mark >= from && mark < to),
    });
  }
}

/** An entry that runs on into a second passage is one entry. */
function addEntry(hit: HitPage, entry: HitEntry): void {
  if (entry.marks.length === 0) return;
  const last = hit.entries[hit.entries.length - 1];
  if (last?.anchor === entry.anchor) {
    last.to = entry.to;
    last.marks.push(...entry.marks);
  } else hit.entries.push(entry);
}

/** Where in a unit its one indexed character stands. */
function letterIn(unit: string, fold: Fold): TokenRange {
  let from = 0;
  for (const char of unit) {
    const to = from + char.length;
    if (fold(char.codePointAt(0) ?? 0) !== notIndexed) return { from, to };
    from = to;
  }
  return { from: 0, to: unit.length };
}
