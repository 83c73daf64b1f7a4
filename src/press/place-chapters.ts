import { createHash } from 'node:crypto';
import type { PlacedWork, UnitLink } from '../page/chapter-place.ts';
import { ownershipOf } from '../page/ownership.ts';
import type { PictureData, PortalData } from '../page/portal-data.ts';
import { formerEntries } from './former-addresses.ts';
import type { FillJob, PlacedPage } from './fill-volume.ts';
import type { FilledPage, FilledVolumes } from './filled-pages.ts';
import type { Pool } from './pool.ts';
import type { Prepared } from './prepare.ts';
import { chapterScans } from './scans/chapter-scans.ts';
import type { ReleasedChapter } from './released.ts';

export interface PlacedChapters {
  pages: FilledPage[];
  /** Chapters whose page is larger than a page should be. */
  large: { file: string; sizeBytes: number }[];
  /** For the next build. */
  filled: FilledVolumes;
}

export interface PlacingOptions extends Pick<FillJob, 'out' | 'cache' | 'shell'> {
  /** Names the program that the pages are made by. */
  program: string;
  /** The site that stands, and what the last build wrote to it. */
  last: { folder: string; filled: FilledVolumes };
  onVolume: (done: number, all: number) => void;
}

/** Fills the shell for every chapter, volume by volume, in the pool. */
export async function placeChapters(
  prepared: Prepared,
  data: PortalData,
  { out, cache, shell, program, last, onVolume }: PlacingOptions,
  pool: Pool,
): Promise<PlacedChapters> {
  const base = createHash('sha256').update(program).update(shell);
  const jobs = planFill(prepared).map(({ volume, work, pages }) => {
    const { title: portalTitle, site } = data.portal;
    const said = { digest: volume, work, pages, undrawn: prepared.rare.undrawn, portalTitle, site };
    const key = base.copy().update(JSON.stringify(said)).digest('hex').slice(0, 24);
    const filled = last.filled.get(key);
    const job: FillJob = {
      kind: 'fill',
      ...said,
      cache,
      out,
      shell,
      ...(filled && { last: { folder: last.folder, filled } }),
    };
    return { key, job };
  });
  const files = new Map(
    prepared.compiled.works.flatMap(({ chapters }) =>
      chapters.map(({ id, file }) => [id, file] as const),
    ),
  );
  let done = 0;
  const filled = await Promise.all(
    jobs.map(async ({ key, job }) => {
      const volume = await pool.fill(job);
      done++;
      onVolume(done, jobs.length);
      return [key, volume] as const;
    }),
  );
  return {
    filled: new Map(filled),
    pages: filled.flatMap(([, { pages }]) => pages),
    large: filled.flatMap(([, { large }]) =>
      large.map(({ id, sizeBytes }) => ({ file: files.get(id) ?? id, sizeBytes })),
    ),
  };
}

/** What each volume's pages need to know of the rest of the portal. */
export function planFill({
  compiled,
  images,
  recordings,
  scans,
  data,
}: Pick<Prepared, 'compiled' | 'images' | 'recordings' | 'scans' | 'data'>): {
  volume: string;
  work: PlacedWork;
  pages: PlacedPage[];
}[] {
  const { ids, links } = compiled;
  const former = formerEntries(ids);
  const topics = topicsByChapter(data);
  const scanned = chapterScans(scans.released);
  return compiled.works.flatMap((work) => {
    const { id: workId, meta } = work.work;
    const ownership = ownershipOf(work.work, compiled.corpus.items.members);
    const placed: PlacedWork = { id: workId, meta, ...(ownership && { ownership }) };
    const partTitles = new Map(work.parts.map(({ id, meta }) => [id, meta.title]));
    const pages = work.chapters.map((chapter, index) => ({
      volume: chapter.volume,
      page: {
        id: chapter.id,
        parts: chapter.parts.map((id) => ({ id, title: partTitles.get(id) ?? id })),
        previous: linkTo(work.chapters[index - 1]),
        next: linkTo(work.chapters[index + 1]),
        links: links.get(chapter.id) ?? [],
        pictures: picturesOf(chapter, images.pictures),
        recordings: recordings.byFile.get(chapter.file) ?? [],
        keptAnchors: Object.fromEntries(ids.anchors.get(chapter.id) ?? []),
        former: former.get(chapter.id) ?? [],
        topics: topics.get(chapter.id) ?? [],
        ...(scanned.has(chapter.id) ? { scans: scanned.get(chapter.id) } : {}),
      } satisfies PlacedPage,
    }));
    return [...Map.groupBy(pages, ({ volume }) => volume)].map(([volume, found]) => ({
      volume,
      work: placed,
      pages: found.map(({ page }) => page),
    }));
  });
}

/** Topics of each chapter, each once, under the first year that the chapter tells it of. */
function topicsByChapter(data: PortalData | undefined): Map<string, PlacedPage['topics']> {
  const topics = new Map<string, PlacedPage['topics']>();
  for (const { id, meta, thread } of data?.items.topics ?? []) {
    for (const { chapter, year } of thread?.entries ?? []) {
      const known = topics.get(chapter) ?? [];
      topics.set(chapter, known);
      if (!known.some((topic) => topic.id === id)) known.push({ id, title: meta.title, year });
    }
  }
  return topics;
}

function linkTo(chapter: ReleasedChapter | undefined): UnitLink | undefined {
  return chapter && { id: chapter.id, title: chapter.meta.title };
}

function picturesOf(
  { file, figures }: ReleasedChapter,
  pictures: ReadonlyMap<string, PictureData>,
): (PictureData | undefined)[] {
  const folder = file.slice(0, file.lastIndexOf('/'));
  return figures.map(({ src }) => pictures.get(`${folder}/${src}`));
}
