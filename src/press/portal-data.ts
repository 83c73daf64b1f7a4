import type { Corpus, Item } from '../corpus/corpus.ts';
import { isWithheld, type Release } from '../model/access.ts';
import type { Gallery } from '../model/gallery.ts';
import type { Portal } from '../model/portal.ts';
import { registers, type RegisterName } from '../model/registers.ts';
import { isOwn } from '../page/members.ts';
import type {
  ContentsLine,
  FormerAddress,
  ItemData,
  Passage,
  PictureData,
  PortalData,
  SpokenTheme,
  WorkData,
  WorkTotals,
} from '../page/portal-data.ts';
import type { TopicThread } from '../page/topic-thread.ts';
import { gatherChronicle } from './chronicle.ts';
import { galleryPictures } from './galleries.ts';
import type { KeptAnchors } from './links.ts';
import type { ItemText } from './register-texts.ts';
import type { ReleasedWork } from './released.ts';
import { scansData, type PreparedScans } from './scans/prepare-scans.ts';

export interface PortalParts {
  corpus: Corpus;
  portal: Portal;
  works: ReleasedWork[];
  release: Release;
  kept: KeptAnchors;
  former: FormerAddress[];
  pictures: ReadonlyMap<string, PictureData>;
  scans: PreparedScans;
  /** Compiled texts of register items, by file. */
  texts: ReadonlyMap<string, ItemText>;
  /** What topics gather, by id. */
  threads: ReadonlyMap<string, TopicThread>;
  hasSearch: boolean;
}

/** Exact counts, for the summary of a build. */
export function countWorks(
  works: readonly ReleasedWork[],
  { released }: Pick<PreparedScans, 'released'>,
): PortalData['totals'] {
  const shown = works.filter(
    ({ work, chapters }) =>
      chapters.length > 0 || released.some((scans) => scans.work.work.id === work.id),
  );
  return { works: shown.length, ...addTotals(shown.map(countWork)) };
}

/**
 * Gathers all that the site's own pages show. Nothing withheld is in it. Characters are rounded to two digits: exact,
 * they would make every page that Astro renders new for one word more in one chapter.
 */
export function gatherPortalData({
  corpus,
  portal,
  works,
  release,
  kept,
  former,
  pictures,
  scans,
  texts,
  threads,
  hasSearch,
}: PortalParts): PortalData {
  const scanned = new Map(
    scans.released.map((each) => [each.work.work.id, scansData(each, scans)] as const),
  );
  const shown = works.filter(({ work, chapters }) => chapters.length > 0 || scanned.has(work.id));
  const own = shown.filter(({ work }) => isOwn(work));
  const passages = gatherPassages(shown, kept);
  const works_ = shown.map((each): WorkData => {
    const found = scanned.get(each.work.id);
    return { ...workData(each, pictures), ...(found && { scans: found }) };
  });
  const items = Object.fromEntries(
    (Object.keys(registers) as RegisterName[]).map((name) => [
      name,
      (corpus.items[name] as Item<RegisterName>[])
        .filter(({ meta }) => !isWithheld(meta, release))
        .map(({ id, file, meta }) => ({
          id,
          meta,
          ...texts.get(file),
          ...(name === 'galleries'
            ? { pictures: galleryPictures(meta as Gallery, shown, pictures) }
            : {}),
          ...(name === 'topics' ? { thread: threads.get(id) } : {}),
          passages: passages.get(`${name}/${id}`) ?? [],
        })),
    ]),
  ) as unknown as { [Name in RegisterName]: ItemData<Name>[] };
  return {
    portal,
    works: works_,
    items,
    // What other members tell is theirs: this county's chronicle and figures are of its own works.
    ...gatherChronicle(own, corpus.chronicle),
    themes: gatherThemes(own),
    former,
    totals: totalsOf(works_.filter(isOwn)),
    hasSearch,
    isInternal: release.audience === 'internal',
  };
}

function totalsOf(works: readonly WorkData[]): PortalData['totals'] {
  return { works: works.length, ...rounded(addTotals(works.map(({ totals }) => totals))) };
}

function workData(
  { work, parts, chapters }: ReleasedWork,
  pictures: ReadonlyMap<string, PictureData>,
): WorkData {
  return {
    id: work.id,
    meta: work.meta,
    ...(work.accepted ? { accepted: work.accepted } : {}),
    contents: contentsOf({ work, parts, chapters }),
    totals: rounded(countWork({ chapters })),
    ...(work.meta.cover === undefined
      ? {}
      : { cover: pictures.get(`${work.folder}/${work.meta.cover}`) }),
  };
}

function countWork({ chapters }: Pick<ReleasedWork, 'chapters'>): WorkTotals {
  return addTotals(
    chapters.map(({ headings, characters, figures, tables }) => ({
      chapters: 1,
      entries: headings.filter(({ isEntry }) => isEntry).length,
      characters,
      figures: figures.length,
      tables,
    })),
  );
}

function rounded(totals: WorkTotals): WorkTotals {
  return { ...totals, characters: Number(totals.characters.toPrecision(2)) };
}

const noTotals: WorkTotals = { chapters: 0, entries: 0, characters: 0, figures: 0, tables: 0 };

function addTotals(totals: readonly WorkTotals[]): WorkTotals {
  return totals.reduce(
    (sum, each) => ({
      chapters: sum.chapters + each.chapters,
      entries: sum.entries + each.entries,
      characters: sum.characters + each.characters,
      figures: sum.figures + each.figures,
      tables: sum.tables + each.tables,
    }),
    noTotals,
  );
}

/** Parts and chapters in reading order; a part stands before its first chapter. */
function contentsOf({ parts, chapters }: ReleasedWork): ContentsLine[] {
  const lines: ContentsLine[] = [];
  const begun = new Set<string>();
  const sizes = new Map<string, number>();
  for (const { parts: around } of chapters)
    for (const id of around) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  const byId = new Map(parts.map((part) => [part.id, part]));
  for (const { id, meta, parts: around } of chapters) {
    for (const [depth, partId] of around.entries()) {
      const part = byId.get(partId);
      if (!part || begun.has(partId)) continue;
      begun.add(partId);
      const { title, englishTitle, role, summary } = part.meta;
      lines.push({
        id: partId,
        title,
        englishTitle,
        role,
        depth,
        isPart: true,
        chapters: sizes.get(partId) ?? 0,
        summary,
      });
    }
    const { title, englishTitle, role } = meta;
    lines.push({
      id,
      title,
      englishTitle,
      role,
      depth: around.length,
      isPart: false,
      chapters: 1,
      printPage: meta.printPages?.from,
    });
  }
  return lines;
}

function gatherPassages(works: readonly ReleasedWork[], kept: KeptAnchors): Map<string, Passage[]> {
  const passages = new Map<string, Passage[]>();
  for (const { work, chapters } of works) {
    for (const { id, meta, mentions, headings } of chapters) {
      const titles = new Map(headings.map(({ anchor, title }) => [anchor, title]));
      for (const { register, id: item, name, before, after, anchor } of mentions) {
        const key = `${register}/${item}`;
        const list = passages.get(key) ?? [];
        passages.set(key, list);
        list.push({
          name,
          before,
          after,
          anchor: kept.get(id)?.get(anchor) ?? anchor,
          chapter: id,
          chapterTitle: meta.title,
          work: work.id,
          heading: titles.get(anchor) ?? '',
        });
      }
    }
  }
  return passages;
}

function gatherThemes(works: readonly ReleasedWork[]): SpokenTheme[] {
  return works.flatMap(({ work, chapters }) =>
    chapters.flatMap(({ id, meta, themes }) =>
      themes.map((use) => ({ ...use, chapter: id, chapterTitle: meta.title, work: work.id })),
    ),
  );
}
