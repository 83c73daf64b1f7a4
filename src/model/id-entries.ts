import { groupBy, noPairs, pair, pairUnique, type Pairing } from './id-pairing.ts';
import type { CurrentChapter, CurrentHeading, RegisteredUnit } from './id-registry.ts';

/** An entry in the registry. */
export interface OldEntry {
  unit: RegisteredUnit;
  chapter: string;
  anchor: string;
}

/** An entry in the content. */
export interface NewEntry {
  chapter: CurrentChapter;
  heading: CurrentHeading;
}

type EntryPairing = Pairing<OldEntry, NewEntry>;

/** Work that a chapter id belongs to. */
export function workOf(id: string): string {
  return id.split('/', 1)[0] ?? id;
}

/**
 * Same title in the chapter; then same text in the chapter (renamed) or elsewhere (moved); then, for those gone, same
 * title in the chapter (restored); then same title elsewhere in the work (moved and edited); then same neighbours
 * (renamed and edited).
 *
 * @param later chapter id in the registry → id of the chapter that is today what it was.
 */
export function pairEntries(
  olds: readonly OldEntry[],
  news: readonly NewEntry[],
  later: ReadonlyMap<string, string>,
): EntryPairing {
  const pairing: EntryPairing = noPairs();
  const living = olds.filter(({ unit }) => !unit.gone);
  const gone = olds.filter(({ unit }) => unit.gone);
  const after = groupBy(news, ({ chapter }) => chapter.id);
  const inChapters = (side: readonly OldEntry[], match: typeof pairSameTitles): void => {
    for (const [chapter, before] of groupBy(side, ({ chapter }) => later.get(chapter))) {
      match(pairing, before, after.get(chapter) ?? []);
    }
  };
  inChapters(living, pairSameTitles);
  inChapters(olds, pairSameTexts);
  pairSameTexts(pairing, olds, news);
  inChapters(gone, pairSameTitles);
  const inWork = (id: string, title: string): string => `${workOf(id)}\n${title}`;
  pairUnique(
    pairing,
    living,
    news,
    ({ unit, chapter }) => inWork(chapter, unit.title),
    ({ heading, chapter }) => inWork(chapter.id, heading.title),
  );
  inChapters(living, pairBetweenNeighbours);
  return pairing;
}

function pairSameTexts(
  pairing: EntryPairing,
  olds: readonly OldEntry[],
  news: readonly NewEntry[],
): void {
  pairUnique(
    pairing,
    olds,
    news,
    ({ unit }) => unit.digest,
    ({ heading }) => heading.digest,
  );
}

/** Pairs headings of one title: equal texts, then n-th with n-th. */
function pairSameTitles(
  pairing: EntryPairing,
  before: readonly OldEntry[],
  after: readonly NewEntry[],
): void {
  const titled = groupBy(after, ({ heading }) => heading.title);
  for (const [title, olds] of groupBy(before, ({ unit }) => unit.title)) {
    const news = titled.get(title) ?? [];
    if (olds.length === 1 && news.length === 1) pair(pairing, olds[0], news[0]);
    else if (news.length > 0) pairRepeats(pairing, olds, news);
  }
}

function pairRepeats(
  pairing: EntryPairing,
  olds: readonly OldEntry[],
  news: readonly NewEntry[],
): void {
  pairSameTexts(pairing, olds, news);
  const waiting = news.filter((entry) => !pairing.toOld.has(entry));
  const lost = olds.filter((old) => !pairing.toNew.has(old));
  lost.forEach((old, n) => pair(pairing, old, waiting[n]));
}

/**
 * Pairs a lone lost heading of a chapter with the lone new one that stands between the same two headings, or at the
 * same end. Headings that left for another chapter or came from one are passed over.
 */
function pairBetweenNeighbours(
  pairing: EntryPairing,
  before: readonly OldEntry[],
  after: readonly NewEntry[],
): void {
  const { toNew, toOld } = pairing;
  const isLost = (old: OldEntry): boolean => !toNew.has(old);
  const isNew = (entry: NewEntry): boolean => !toOld.has(entry);
  if (!before.some(isLost) || !after.some(isNew)) return;
  const places = new Map<NewEntry | undefined, number>(after.map((entry, place) => [entry, place]));
  const origins = new Set<OldEntry | undefined>(before);
  const stayed = before.filter((old) => isLost(old) || places.has(toNew.get(old)));
  const native = after.filter((entry) => isNew(entry) || origins.has(toOld.get(entry)));
  const lost = loneBetween(stayed, (old) => places.get(toNew.get(old)));
  const found = loneBetween(native, (entry) => (isNew(entry) ? undefined : places.get(entry)));
  for (const [gap, old] of lost) pair(pairing, old, found.get(gap));
}

/** Items without a mark that have none such beside them, by the marks to their left and right (-1 at the ends). */
function loneBetween<Item>(
  items: readonly Item[],
  markOf: (item: Item) => number | undefined,
): Map<string, Item> {
  const lone = new Map<string, Item>();
  let left = -1;
  let run: Item[] = [];
  const close = (right: number): void => {
    const [only, ...others] = run;
    if (only !== undefined && others.length === 0) lone.set(`${left} ${right}`, only);
    [left, run] = [right, []];
  };
  for (const item of items) {
    const mark = markOf(item);
    if (mark === undefined) run.push(item);
    else close(mark);
  }
  close(-1);
  return lone;
}
