import { pairEntries, workOf, type NewEntry, type OldEntry } from './id-entries.ts';
import { groupBy, noPairs, onlyOnes, pair, pairUnique, type Pairing } from './id-pairing.ts';
import { splitAddress, type CurrentChapter, type RegisteredUnit } from './id-registry.ts';

type ChapterPairing = Pairing<RegisteredUnit, CurrentChapter>;

/** What became of the registered chapters and entries. */
export interface Matching {
  chapters: ChapterPairing;
  entries: Pairing<OldEntry, NewEntry>;
  oldEntries: readonly OldEntry[];
  newEntries: readonly NewEntry[];
}

/**
 * Finds every registered unit in the content again, surest evidence first: place, then text, then title, then
 * neighbours. Units already gone come back by place or text only, so that an unrelated namesake does not inherit
 * their address. What is left unpaired is gone, or new.
 */
export function matchUnits(
  registered: readonly RegisteredUnit[],
  current: readonly CurrentChapter[],
): Matching {
  const oldChapters: RegisteredUnit[] = [];
  const oldEntries: OldEntry[] = [];
  for (const unit of registered) {
    const { chapter, anchor } = splitAddress(unit.at);
    if (anchor === undefined) oldChapters.push(unit);
    else oldEntries.push({ unit, chapter, anchor });
  }
  const newEntries = current.flatMap((chapter) =>
    chapter.headings.map((heading) => ({ chapter, heading })),
  );
  const chapters = pairChapters(oldChapters, current, oldEntries, newEntries);
  const entries = pairEntries(oldEntries, newEntries, successors(current, chapters));
  return { chapters, entries, oldEntries, newEntries };
}

/** Same id; then same text; then most entries in common; then, within the work, same title. */
function pairChapters(
  olds: readonly RegisteredUnit[],
  news: readonly CurrentChapter[],
  oldEntries: readonly OldEntry[],
  newEntries: readonly NewEntry[],
): ChapterPairing {
  const pairing: ChapterPairing = noPairs();
  pairUnique(
    pairing,
    olds,
    news,
    ({ at }) => at,
    ({ id }) => id,
  );
  pairUnique(
    pairing,
    olds,
    news,
    ({ digest }) => digest,
    ({ digest }) => digest,
  );
  pairBySharedEntries(pairing, olds, news, oldEntries, newEntries);
  const living = olds.filter((unit) => !unit.gone && !pairing.toNew.has(unit));
  const waiting = news.filter((chapter) => !pairing.toOld.has(chapter));
  const inWork = (id: string, title: string): string => `${workOf(id)}\n${title}`;
  pairUnique(
    pairing,
    living,
    waiting,
    ({ at, title }) => inWork(at, title),
    ({ id, title }) => inWork(id, title),
  );
  return pairing;
}

/** Pairs chapters of which one holds most of the other's entries, unchanged; those that share most go first. */
function pairBySharedEntries(
  pairing: ChapterPairing,
  olds: readonly RegisteredUnit[],
  news: readonly CurrentChapter[],
  oldEntries: readonly OldEntry[],
  newEntries: readonly NewEntry[],
): void {
  const lost = new Map(
    olds.filter((unit) => !pairing.toNew.has(unit)).map((unit) => [unit.at, unit]),
  );
  const waiting = new Set(news.filter((chapter) => !pairing.toOld.has(chapter)));
  if (lost.size === 0 || waiting.size === 0) return;
  const last = oldEntries.filter(({ unit, chapter }) => !unit.gone || lost.get(chapter)?.gone);
  const sizes = groupBy(last, ({ chapter }) => chapter);
  const isMost = (count: number, size = 0): boolean => count * 2 > size;
  sharedEntries(lost, waiting, oldEntries, newEntries)
    .filter(
      ({ old, chapter, count }) =>
        isMost(count, sizes.get(old.at)?.length) || isMost(count, chapter.headings.length),
    )
    .sort((a, b) => b.count - a.count)
    .forEach(({ old, chapter }) => pair(pairing, old, chapter));
}

/** Number of entries of equal text for every two chapters that have some. */
function sharedEntries(
  lost: ReadonlyMap<string, RegisteredUnit>,
  waiting: ReadonlySet<CurrentChapter>,
  oldEntries: readonly OldEntry[],
  newEntries: readonly NewEntry[],
): { old: RegisteredUnit; chapter: CurrentChapter; count: number }[] {
  const found = onlyOnes(newEntries, ({ heading }) => heading.digest);
  const shares = new Map<string, { old: RegisteredUnit; chapter: CurrentChapter; count: number }>();
  for (const [digest, entry] of onlyOnes(oldEntries, ({ unit }) => unit.digest)) {
    const old = lost.get(entry.chapter);
    const chapter = found.get(digest)?.chapter;
    if (!old || !chapter || !waiting.has(chapter)) continue;
    const key = `${old.at}\n${chapter.id}`;
    const share = shares.get(key) ?? { old, chapter, count: 0 };
    shares.set(key, { ...share, count: share.count + 1 });
  }
  return [...shares.values()];
}

/** Chapter id in the registry → id of the chapter that is today what it was. */
function successors(
  current: readonly CurrentChapter[],
  { toNew }: ChapterPairing,
): Map<string, string> {
  const later = new Map(current.map(({ id }) => [id, id]));
  for (const [unit, chapter] of toNew) later.set(unit.at, chapter.id);
  return later;
}
