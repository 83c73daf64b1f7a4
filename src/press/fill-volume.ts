import { hash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unitAddress } from '../model/address.ts';
import type { ChapterPlace, PlacedWork } from '../page/chapter-place.ts';
import { chapterView } from '../page/chapter-view.ts';
import { fillShell, parseShell } from '../page/shell.ts';
import { readSummary, readVolume } from './cache.ts';
import { linkFilled, type FilledVolume } from './filled-pages.ts';
import type { ChapterSummary } from './summary.ts';

/** What a chapter's page needs that its own volume does not know. */
export interface PlacedPage extends Pick<
  ChapterPlace,
  | 'parts'
  | 'previous'
  | 'next'
  | 'links'
  | 'pictures'
  | 'recordings'
  | 'keptAnchors'
  | 'former'
  | 'topics'
  | 'scans'
> {
  id: string;
}

/** Everything filling a volume may depend on besides its cache files. */
export interface FillJob {
  kind: 'fill';
  digest: string;
  cache: string;
  /** Folder that becomes the portal. */
  out: string;
  shell: string;
  work: PlacedWork;
  pages: PlacedPage[];
  /** Characters that no typeface draws, each with what stands for it. */
  undrawn: Record<string, string>;
  portalTitle: string;
  site: string | undefined;
  /** The same pages as they stand in the last site, and where that is. */
  last?: { folder: string; filled: FilledVolume };
}

/** Largest page a reader on a phone is asked to load, in bytes of HTML. */
export const pageLimitBytes = 200_000;

/** Writes the page of every chapter of a volume, or takes those that stand in the last site. */
export function fillVolume(job: FillJob): FilledVolume {
  const { last } = job;
  if (last && linkFilled(last.filled.pages, last.folder, job.out)) return last.filled;
  const { chapters } = readSummary(job.cache, job.digest);
  const bodies = readVolume(job.cache, job.digest, 'html');
  const texts = readVolume(job.cache, job.digest, 'txt');
  const shell = parseShell(job.shell);
  const byId = new Map(chapters.map((chapter) => [chapter.id, chapter]));
  const filled: FilledVolume = { pages: [], large: [] };
  const folders = new Set<string>();
  for (const page of job.pages) {
    const chapter = byId.get(page.id);
    if (!chapter) throw new Error(`The cached volume ${job.digest} does not hold ${page.id}.`);
    const html = fillShell(shell, chapterView(placeOf(job, page, chapter, bodies, texts)));
    const address = unitAddress(page.id);
    const file = path.join(job.out, address);
    const folder = path.dirname(file);
    if (!folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      folders.add(folder);
    }
    const bytes = Buffer.from(html);
    const sizeBytes = bytes.length;
    filled.pages.push({
      address,
      sizeBytes,
      sha256: hash('sha256', bytes),
      mtimeMs: writeNew(file, bytes),
    });
    if (sizeBytes > pageLimitBytes) filled.large.push({ id: page.id, sizeBytes });
  }
  return filled;
}

/**
 * Writes a file that is not there yet: through one that is, the page of another site could be changed.
 *
 * @returns when it was written.
 */
function writeNew(file: string, bytes: Buffer): number {
  const opened = openSync(file, 'wx');
  try {
    writeFileSync(opened, bytes);
    return fstatSync(opened).mtimeMs;
  } finally {
    closeSync(opened);
  }
}

/** Puts together all that a chapter's view is computed from. */
export function placeOf(
  job: Pick<FillJob, 'work' | 'undrawn' | 'portalTitle' | 'site'>,
  page: PlacedPage,
  chapter: ChapterSummary,
  bodies: Buffer,
  texts: Buffer,
): ChapterPlace {
  const { meta, headings, figures, characters, rare } = chapter;
  return {
    ...page,
    meta,
    chapter: {
      html: bodies.toString('utf8', ...chapter.htmlRange),
      // The view only quotes the beginning.
      text: texts.toString(
        'utf8',
        chapter.textRange[0],
        Math.min(chapter.textRange[1], chapter.textRange[0] + 1200),
      ),
      headings,
      figures,
      characters,
      ...(rare === undefined ? {} : { rare }),
    },
    work: job.work,
    undrawn: job.undrawn,
    portalTitle: job.portalTitle,
    site: job.site,
  };
}
