import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unitAddress } from '../model/address.ts';
import type { ChapterPlace, PlacedWork } from '../page/chapter-place.ts';
import { chapterView } from '../page/chapter-view.ts';
import { fillShell, parseShell } from '../page/shell.ts';
import { readSummary, readVolume } from './cache.ts';
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
}

/** Largest page a reader on a phone is asked to load, in bytes of HTML. */
export const pageLimitBytes = 200_000;

/** What was written: how many pages, and which are larger than a page should be. */
export interface FillOutcome {
  pages: number;
  large: { id: string; sizeBytes: number }[];
  /** Of every page, where the portal has an address for lists to name. */
  digests: PageDigest[];
}

/** A page as lists for other programs name it. */
export interface PageDigest {
  address: string;
  sizeBytes: number;
  sha256: string;
}

/** Writes the page of every chapter of a volume. */
export function fillVolume(job: FillJob): FillOutcome {
  const { chapters } = readSummary(job.cache, job.digest);
  const bodies = readVolume(job.cache, job.digest, 'html');
  const texts = readVolume(job.cache, job.digest, 'txt');
  const shell = parseShell(job.shell);
  const byId = new Map(chapters.map((chapter) => [chapter.id, chapter]));
  const outcome: FillOutcome = { pages: 0, large: [], digests: [] };
  const folders = new Set<string>();
  for (const page of job.pages) {
    const chapter = byId.get(page.id);
    if (!chapter) throw new Error(`The cached volume ${job.digest} does not hold ${page.id}.`);
    const html = fillShell(shell, chapterView(placeOf(job, page, chapter, bodies, texts)));
    const file = path.join(job.out, unitAddress(page.id));
    const folder = path.dirname(file);
    if (!folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      folders.add(folder);
    }
    const bytes = Buffer.from(html);
    writeFileSync(file, bytes);
    outcome.pages++;
    if (job.site !== undefined) {
      const sha256 = hash('sha256', bytes);
      outcome.digests.push({ address: unitAddress(page.id), sizeBytes: bytes.length, sha256 });
    }
    if (bytes.length > pageLimitBytes) outcome.large.push({ id: page.id, sizeBytes: bytes.length });
  }
  return outcome;
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
