import type { Topic } from '../model/topic.ts';

/** An entry of a topic as its page shows it. */
export interface TopicEntry {
  year: number;
  title: string;
  /** Anchor of its heading. */
  anchor: string;
  chapter: string;
  chapterTitle: string;
  work: string;
  /** Its words, a paragraph each; pictures and tables stay in the chapter. */
  paragraphs: string[];
  /** Whether the chapter shows pictures or tables with it. */
  hasMore: boolean;
}

/** A column of statistics: a value a year, as written and as a number where it is one. */
export interface TopicSeries {
  title: string;
  unit?: string | undefined;
  chapter: string;
  chapterTitle: string;
  work: string;
  /** Anchor of the table, empty where it has none. */
  anchor: string;
  points: { year: number; written: string; value: number | undefined }[];
}

export interface TopicThread {
  /** By year. */
  entries: TopicEntry[];
  series: TopicSeries[];
}

/** A year that has entries, or years in a row that have none. */
export type ThreadRow =
  | { kind: 'year'; year: number; entries: TopicEntry[] }
  | { kind: 'gap'; from: number; to: number; note: string | undefined };

/** Every year from the first to the last, in order; years without an entry are rows too, those alike together. */
export function threadRows(
  topic: Pick<Topic, 'from' | 'to' | 'gaps'>,
  entries: readonly TopicEntry[],
): ThreadRow[] {
  const byYear = Map.groupBy(entries, ({ year }) => year);
  const years = [...byYear.keys()].sort((a, b) => a - b);
  const first = Math.min(topic.from ?? Infinity, years[0] ?? Infinity);
  const last = Math.max(topic.to ?? -Infinity, years.at(-1) ?? -Infinity);
  const rows: ThreadRow[] = [];
  for (let year = first; year <= last; year++) {
    const found = byYear.get(year);
    if (found !== undefined) {
      rows.push({ kind: 'year', year, entries: found });
      continue;
    }
    const note = topic.gaps.find(({ from, to }) => from <= year && year <= (to ?? from))?.note;
    const before = rows.at(-1);
    if (before?.kind === 'gap' && before.note === note) before.to = year;
    else rows.push({ kind: 'gap', from: year, to: year, note });
  }
  return rows;
}

/** Words of a year's entries, for comparing with another year's. */
export function textOfYear(entries: readonly TopicEntry[]): string {
  return entries.flatMap(({ paragraphs }) => paragraphs).join('\n');
}
