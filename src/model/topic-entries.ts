import type { ChapterMeta } from './chapter.ts';
import type { Topic } from './topic.ts';
import type { WorkMeta } from './work.ts';

/** What finding a topic's entries needs of a chapter and of a work. */
interface TopicHeading {
  title: string;
}
interface TopicChapter<Heading extends TopicHeading> {
  id: string;
  meta: ChapterMeta;
  headings: readonly Heading[];
}
export interface TopicWork<
  Heading extends TopicHeading,
  Chapter extends TopicChapter<Heading> = TopicChapter<Heading>,
> {
  id: string;
  meta: WorkMeta;
  chapters: readonly Chapter[];
  /** Chapters that exist but are not shown: what names them is not wrong. */
  absent?: readonly string[] | undefined;
}

/** An entry of a topic: where it stands, and the year it tells of. */
export interface FoundEntry<Heading> {
  year: number;
  work: string;
  chapter: string;
  heading: Heading;
}

/** What a topic names that is not there, or whose year is not known. */
export type TopicProblem =
  | { kind: 'chapter'; chapter: string }
  | { kind: 'entry'; chapter: string; entry: string }
  | { kind: 'title'; title: string }
  | { kind: 'year'; chapter: string; entry: string };

/**
 * Entries of a topic, by year, those of a year in reading order, each once: those named one by one, and those of the
 * yearbooks that bear one of its titles. The year is the one given, else the one the chapter or its work records.
 */
export function findTopicEntries<Heading extends TopicHeading>(
  topic: Topic,
  works: readonly TopicWork<Heading>[],
): { entries: FoundEntry<Heading>[]; problems: TopicProblem[] } {
  const problems: TopicProblem[] = [];
  const found = new Map<Heading, FoundEntry<Heading>>();
  const take = (
    work: TopicWork<Heading>,
    chapter: TopicChapter<Heading>,
    heading: Heading,
    given?: number,
  ): void => {
    if (found.has(heading)) return;
    const year = given ?? recordedYear(chapter.meta.coverage ?? work.meta.coverage);
    if (year === undefined)
      problems.push({ kind: 'year', chapter: chapter.id, entry: heading.title });
    else found.set(heading, { year, work: work.id, chapter: chapter.id, heading });
  };
  const placed = new Map(
    works.flatMap((work) => work.chapters.map((chapter) => [chapter.id, { work, chapter }])),
  );
  const absent = new Set(works.flatMap((work) => work.absent ?? []));
  for (const { chapter: id, entry, year } of topic.entries) {
    const place = placed.get(id);
    if (place === undefined) {
      if (!absent.has(id)) problems.push({ kind: 'chapter', chapter: id });
      continue;
    }
    const heading = place.chapter.headings.find(({ title }) => title === entry);
    if (heading === undefined) problems.push({ kind: 'entry', chapter: id, entry });
    else take(place.work, place.chapter, heading, year);
  }
  const seen = new Set<string>();
  for (const work of searchedWorks(topic, works)) {
    for (const chapter of work.chapters) {
      for (const heading of chapter.headings) {
        if (!topic.titles.includes(heading.title)) continue;
        seen.add(heading.title);
        take(work, chapter, heading);
      }
    }
  }
  // A title may stand in a chapter that is held back: only where none is, it is surely wrong.
  if (searchedWorks(topic, works).every((work) => (work.absent ?? []).length === 0)) {
    for (const title of topic.titles) if (!seen.has(title)) problems.push({ kind: 'title', title });
  }
  return { entries: inReadingOrder([...found.values()], works), problems };
}

function searchedWorks<Heading extends TopicHeading>(
  topic: Topic,
  works: readonly TopicWork<Heading>[],
): TopicWork<Heading>[] {
  return works.filter(({ id, meta }) =>
    topic.works.length > 0 ? topic.works.includes(id) : meta.kind === 'yearbook',
  );
}

/** The one year a text records; none where it records several. */
function recordedYear(coverage: { from: number; to: number } | undefined): number | undefined {
  return coverage !== undefined && coverage.from === coverage.to ? coverage.from : undefined;
}

function inReadingOrder<Heading extends TopicHeading>(
  entries: readonly FoundEntry<Heading>[],
  works: readonly TopicWork<Heading>[],
): FoundEntry<Heading>[] {
  const order = new Map(
    works
      .flatMap(({ chapters }) => chapters.flatMap(({ headings }) => headings))
      .map((heading, index) => [heading, index]),
  );
  const place = ({ heading }: FoundEntry<Heading>): number => order.get(heading) ?? 0;
  return entries.toSorted((a, b) => a.year - b.year || place(a) - place(b));
}
