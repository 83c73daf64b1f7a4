import { unitAddress } from '../../model/address.ts';
import { escapeHtml, unescapeHtml } from '../../markdown/escape.ts';
import { markKey } from '../../model/leaf-pairing.ts';
import { chapterView } from '../../page/chapter-view.ts';
import { rebaseLinks } from '../../page/rebase-links.ts';
import { splitLeaves } from '../../page/split-leaves.ts';
import { leafAddress } from '../../page/tile-set.ts';
import { readSummary, readVolume } from '../cache.ts';
import { placeOf, type FillJob } from '../fill-volume.ts';
import type { ReleasedScans } from './released-scans.ts';

/** Text of a leaf, and the chapters it is of. */
export interface LeafText {
  html: string;
  chapters: { id: string; title: string }[];
}

type TextJob = Pick<
  FillJob,
  'digest' | 'cache' | 'work' | 'pages' | 'undrawn' | 'portalTitle' | 'site'
>;

/** Cuts the chapters of a work at its leaves. @returns the text of each scan, by its id. */
export function leafTexts(
  { work, pairing, begins }: ReleasedScans,
  jobs: readonly TextJob[],
): Map<string, LeafText> {
  const articles = new Map(jobs.flatMap((job) => articlesOf(job)));
  const texts = new Map<string, LeafText>();
  for (const { id, meta } of work.chapters) {
    const { before, leaves } = splitLeaves(articles.get(id) ?? '');
    const add = (scan: string | undefined, html: string): void => {
      if (scan === undefined || html.trim() === '') return;
      const text = texts.get(scan) ?? { html: '', chapters: [] };
      text.html += rebaseLinks(html, unitAddress(id), leafAddress(work.work.id, scan));
      if (!text.chapters.some((chapter) => chapter.id === id))
        text.chapters.push({ id, title: meta.title });
      texts.set(scan, text);
    };
    const scanOf = (n: string): string | undefined =>
      pairing.scans.get(markKey({ chapter: id, n }));
    const first = leaves[0] && scanOf(leaves[0].n);
    const begin = begins.get(id);
    if (begin !== first) add(begin, before);
    for (const [index, { n, html }] of leaves.entries()) {
      const head = index === 0 ? `<p class="leaf-chapter">${escapeHtml(meta.title)}</p>` : '';
      const start = index === 0 && begin === first ? before : '';
      add(scanOf(n), head + start + html);
    }
  }
  return texts;
}

function articlesOf(job: TextJob): [id: string, article: string][] {
  const { chapters } = readSummary(job.cache, job.digest);
  const bodies = readVolume(job.cache, job.digest, 'html');
  const texts = readVolume(job.cache, job.digest, 'txt');
  return job.pages.flatMap((page) => {
    const chapter = chapters.find(({ id }) => id === page.id);
    if (chapter === undefined) return [];
    return [[page.id, chapterView(placeOf(job, page, chapter, bodies, texts)).article]];
  });
}

/** Words of HTML without its markup, a line a block. */
export function plainText(html: string): string {
  const bare = html
    .replace(/<\/(?:p|h[2-6]|li|tr|blockquote|figcaption)>|<br>/g, '\n')
    .replace(/<a class="anchor"[^>]*><\/a>|<[^>]*>/g, '');
  return unescapeHtml(bare)
    .replace(/\n{2,}/g, '\n')
    .trim();
}
