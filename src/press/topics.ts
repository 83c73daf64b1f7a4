import type { Corpus } from '../corpus/corpus.ts';
import { entryText } from '../markdown/entry-text.ts';
import { tableColumn } from '../markdown/table-column.ts';
import { isWithheld, type Release } from '../model/access.ts';
import { aFinding, type Finding } from '../model/finding.ts';
import type { Topic } from '../model/topic.ts';
import { findTopicEntries } from '../model/topic-entries.ts';
import type { TopicEntry, TopicSeries, TopicThread } from '../page/topic-thread.ts';
import { readVolume } from './cache.ts';
import type { KeptAnchors } from './links.ts';
import type { ReleasedChapter, ReleasedWork } from './released.ts';

interface ThreadRoom {
  cache: string;
  kept: KeptAnchors;
  release: Release;
}

/**
 * Follows each topic through the works: its entries' words and its columns of statistics, from the articles as readers
 * see them, so that nothing withheld can be in it. Entries that are not there are reported by a check; here only
 * columns that no table has.
 */
export function gatherThreads(
  { items, works: onDisk }: Pick<Corpus, 'items' | 'works'>,
  works: readonly ReleasedWork[],
  { cache, kept, release }: ThreadRoom,
): { threads: Map<string, TopicThread>; findings: Finding[] } {
  const findings: Finding[] = [];
  const threads = new Map<string, TopicThread>();
  const chapters = new Map(
    works.flatMap((work) =>
      work.chapters.map((chapter) => [chapter.id, { work: work.work.id, chapter }] as const),
    ),
  );
  const known = new Set(onDisk.flatMap((work) => work.chapters.map(({ id }) => id)));
  const articleOf = openArticles(cache);
  const searched = works.map(({ work, chapters: list }) => ({
    id: work.id,
    meta: work.meta,
    chapters: list,
  }));
  for (const { id, file, meta } of items.topics) {
    if (isWithheld(meta, release)) continue;
    const entries = findTopicEntries(meta, searched).entries.flatMap((found): TopicEntry[] => {
      const place = chapters.get(found.chapter);
      if (place === undefined) return [];
      const { anchor, title } = found.heading;
      return [
        {
          year: found.year,
          title,
          anchor: kept.get(found.chapter)?.get(anchor) ?? anchor,
          chapter: found.chapter,
          chapterTitle: place.chapter.meta.title,
          work: found.work,
          ...(entryText(articleOf(place.chapter), anchor) ?? { paragraphs: [], hasMore: false }),
        },
      ];
    });
    const series = meta.series.flatMap((wanted): TopicSeries[] => {
      const place = chapters.get(wanted.chapter);
      const column = place && tableColumn(articleOf(place.chapter), wanted.column, wanted.years);
      if (place !== undefined && column !== undefined) {
        const { title } = place.chapter.meta;
        return [seriesOf(wanted, { work: place.work, title }, column)];
      }
      // What is held back may well have the table.
      if (place !== undefined || !known.has(wanted.chapter))
        findings.push(
          aFinding(
            'topic-series-missing',
            file,
            `篇章 ${wanted.chapter} 不存在，或里面没有一张表有“${wanted.column}”这一列。请照表头的写法写 column，篇章写 著作编号/篇章编号。`,
          ),
        );
      return [];
    });
    threads.set(id, { entries, series });
  }
  return { threads, findings };
}

/** Articles of chapters from the cache, each volume read once. */
function openArticles(cache: string): (chapter: ReleasedChapter) => string {
  const bodies = new Map<string, Buffer>();
  return ({ volume, htmlRange }) => {
    const body = bodies.get(volume) ?? readVolume(cache, volume, 'html');
    bodies.set(volume, body);
    return body.toString('utf8', ...htmlRange);
  };
}

function seriesOf(
  { title, unit, chapter }: Topic['series'][number],
  place: { work: string; title: string },
  { anchor, rows }: { anchor: string; rows: { name: string; cell: string }[] },
): TopicSeries {
  return {
    title,
    ...(unit === undefined ? {} : { unit }),
    chapter,
    chapterTitle: place.title,
    work: place.work,
    anchor,
    points: rows.flatMap(({ name, cell }) => {
      const year = /^(\d{4})年?$/.exec(name)?.[1];
      return year === undefined ? [] : { year: Number(year), written: cell, value: numberOf(cell) };
    }),
  };
}

/** A figure of a table; none where the cell is empty or says something else. */
function numberOf(cell: string): number | undefined {
  const plain = cell.replaceAll(/[,，\s]/g, '').replace('−', '-');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
