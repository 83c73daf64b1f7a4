import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addresses, unitAddress } from '../model/address.ts';
import { aFinding, compareFindings, type Finding } from '../model/finding.ts';
import type { PortalData } from '../page/portal-data.ts';
import { makeDownloads, placeDownloads, type MadeDownloads } from './books/downloads.ts';
import { pruneCache } from './cache.ts';
import { writeExchangeFeeds } from './exchange-feeds.ts';
import { atomFeed, robots, siteMaps } from './feeds.ts';
import { pageLimitBytes } from './fill-volume.ts';
import { keepFilled, readFilled } from './filled-pages.ts';
import { placeImages } from './images.ts';
import { collectGarbage } from './collect-garbage.ts';
import { checkApart, checkOutput, openOutput } from './output.ts';
import { placeChapters } from './place-chapters.ts';
import { placeRecordings } from './recordings.ts';
import { withPool, type Pool } from './pool.ts';
import { countWorks } from './portal-data.ts';
import { preparePortal, type Prepared, type PrepareOptions } from './prepare.ts';
import { writeSearchAids } from './search-aids.ts';
import { placeRareFonts } from './rare-fonts.ts';
import { makeShareCards, placeShareCards, type ShareCards } from './share-cards.ts';
import { placeLeafPages, placeTiles, viewLeaves } from './scans/place-scans.ts';
import { writeSearchIndex } from './search-index.ts';
import { placePages, readLeafShell, renderSite, type SitePages } from './site-pages.ts';
import { openSiteProgram, type SiteProgram } from './site-program.ts';

export interface BuildOptions extends PrepareOptions {
  /** Absolute path of the folder that becomes the portal. */
  out: string;
  /** Worker processes. */
  jobs: number;
  nowMs: number;
  /** Whether search must also work for pages opened from a disk. */
  isOffline?: boolean;
}

/** What a build did, for its summary. */
export interface BuildOutcome {
  /** Sorted. */
  findings: Finding[];
  /** False when errors kept the new site from replacing the old one. */
  isPublished: boolean;
  totals: PortalData['totals'];
  images: number;
  /** Scans of leaves that are shown, and those cut into tiles in this run. */
  scans: { shown: number; cut: number };
  pages: number;
  /** Volumes taken from the cache, of all. */
  cachedVolumes: number;
  volumes: number;
  /** What the editor should know that no content is to blame for. */
  notices: string[];
}

/**
 * Builds a portal. Errors in content are findings, and the site that is there stays; the output is replaced in one
 * step at the end.
 *
 * @throws {Error} on faults of the machine or the program, such as a full disk; then too the site stays as it was.
 */
export async function buildPortal(options: BuildOptions): Promise<BuildOutcome> {
  checkApart(options.out, options.content);
  await checkOutput(options.out);
  // Before all that follows, since Astro, where it must compile the site, needs more memory.
  const program = await openSiteProgram(options.cache, options.nowMs);
  return withPool(options.jobs, async (pool) => buildWith(program, options, pool));
}

async function buildWith(
  program: SiteProgram,
  options: BuildOptions,
  pool: Pool,
): Promise<BuildOutcome> {
  const prepared = await preparePortal(options, pool);
  const { compiled, images, data, findings } = prepared;
  const outcome: BuildOutcome = {
    findings,
    isPublished: false,
    totals: countWorks(compiled.works, prepared.scans),
    images: images.keys.size,
    scans: { shown: prepared.scans.made.tiles.size, cut: prepared.scans.made.cut },
    pages: 0,
    cachedVolumes: compiled.cachedVolumes,
    volumes: compiled.volumes.length,
    notices: [],
  };
  if (data === undefined || findings.some(({ severity }) => severity === 'error')) return outcome;
  const downloads = await makeDownloads(compiled, images, {
    ...options,
    portal: data.portal,
    onBook: (done, all) => options.onProgress?.('电子书', done, all),
  });
  const offered = withDownloads(data, downloads);
  return {
    ...outcome,
    ...(await publish(options, { ...prepared, downloads }, offered, { program, pool })),
  };
}

function withDownloads(data: PortalData, { byWork }: MadeDownloads): PortalData {
  const works = data.works.map((work) => {
    const downloads = byWork.get(work.id);
    return downloads === undefined ? work : { ...work, downloads };
  });
  return { ...data, works };
}

/** @returns what is known of a build once it is published. */
async function publish(
  options: BuildOptions,
  prepared: Prepared & { downloads: MadeDownloads },
  data: PortalData,
  { program, pool }: { program: SiteProgram; pool: Pool },
): Promise<Pick<BuildOutcome, 'findings' | 'isPublished' | 'notices' | 'pages'>> {
  const { out, cache, search, nowMs, isOffline = false, onProgress } = options;
  const { compiled, downloads } = prepared;
  const output = await openOutput(out);
  try {
    onProgress?.('页面', 0, 1);
    collectGarbage();
    const pages = await renderSite(data, cache, program);
    const last = await readFilled(cache, out);
    // A process renders; meanwhile there is time to draw, and to fill the chapters.
    const [cards, placed] = await Promise.all([
      makeShareCards(data, cache),
      pages.shell.then((shell) =>
        placeChapters(
          prepared,
          data,
          {
            out: output.staging,
            cache,
            shell,
            program: program.digest,
            last: { folder: out, filled: last },
            onVolume: (done, all) => onProgress?.('篇章', done, all),
          },
          pool,
        ),
      ),
    ]);
    const index = search
      ? await writeSearchIndex(
          prepared,
          { ...pages, data },
          { out: output.staging, cache, isOffline },
          pool,
          (done, all) => onProgress?.('检索', done, all),
        )
      : undefined;
    const { sitePages, scanned } = await placeRest(prepared, data, {
      out: output.staging,
      cache,
      pages,
      program,
      cards,
    });
    const chapters = compiled.works.flatMap((work) =>
      work.chapters.map(({ id }) => unitAddress(id)),
    );
    await writeFeeds(output.staging, data, [...sitePages, ...chapters]);
    if (search) await writeSearchAids(output.staging, data, compiled.works);
    await writeExchangeFeeds(output.staging, {
      data,
      works: compiled.works,
      sitePages,
      chapterPages: placed.pages,
      scanned,
      downloads: [...downloads.keys.keys()],
      ids: compiled.ids,
    });
    await keepFilled(cache, out, placed.filled, nowMs);
    await output.swapIn();
    await pruneCaches(cache, prepared, pages, cards, nowMs);
    if (index) await pruneCache(path.join(cache, 'search'), index.keys, nowMs);
    return {
      findings: [...prepared.findings, ...placed.large.map(tooLarge)].sort(compareFindings),
      isPublished: true,
      notices: index?.notices ?? [],
      pages: placed.pages.length + sitePages.length,
    };
  } catch (error) {
    await output.discard();
    throw error;
  }
}

/** Places what is neither chapter, search nor feed: pages of the site, files they show or offer, scans. */
async function placeRest(
  prepared: Prepared & { downloads: MadeDownloads },
  data: PortalData,
  options: {
    out: string;
    cache: string;
    pages: SitePages;
    program: SiteProgram;
    cards: ShareCards;
  },
): Promise<{ sitePages: string[]; scanned: Awaited<ReturnType<typeof placeTiles>> }> {
  const { out, cache, pages, program, cards } = options;
  const ownPages = await placePages(pages, program, out);
  await placeImages(prepared.images, cache, out);
  await placeRecordings(prepared.recordings, out);
  await placeShareCards(cards, cache, out);
  await placeDownloads(prepared.downloads, cache, out);
  await placeRareFonts(prepared.rare, cache, out);
  const leaves = viewLeaves(prepared, data.portal, cache);
  const { site, title: portalTitle } = data.portal;
  const scanned = await placeTiles(leaves, prepared.scans, { cache, out, site, portalTitle });
  const leafPages = await placeLeafPages(leaves, await readLeafShell(pages), out);
  return { sitePages: [...ownPages, ...leafPages].sort(), scanned };
}

function tooLarge({ file, sizeBytes }: { file: string; sizeBytes: number }): Finding {
  return aFinding(
    'chapter-too-large',
    file,
    `这一页有 ${Math.round(sizeBytes / 1000)} KB，超过 ${pageLimitBytes / 1000} KB，手机上打开会慢。请在标题处分成几个篇章。`,
  );
}

async function writeFeeds(out: string, data: PortalData, pages: readonly string[]): Promise<void> {
  const { site } = data.portal;
  const former = new Set(data.former.map(({ address }) => address));
  const listed = pages.filter((page) => page !== addresses.missing && !former.has(page));
  for (const { name, content } of siteMaps(site, listed))
    await writeFile(path.join(out, name), content);
  await writeFile(path.join(out, 'feed.xml'), atomFeed(data));
  await writeFile(path.join(out, 'robots.txt'), robots(site));
}

async function pruneCaches(
  cache: string,
  { compiled, images, rare, scans, downloads }: Prepared & { downloads: MadeDownloads },
  pages: SitePages,
  cards: ShareCards,
  nowMs: number,
): Promise<void> {
  await pruneCache(
    path.join(cache, 'volumes'),
    new Set(compiled.volumes.map(({ summary }) => summary.digest)),
    nowMs,
  );
  await pruneCache(path.join(cache, 'images'), images.keys, nowMs);
  await pruneCache(path.join(cache, 'books'), new Set(downloads.keys.values()), nowMs);
  await pruneCache(path.join(cache, 'scans'), scans.made.keys, nowMs);
  await pruneCache(path.join(cache, 'rare'), new Set([rare.key ?? '']), nowMs);
  await pruneCache(path.join(cache, 'cards'), new Set(cards.keys.values()), nowMs);
  await pruneCache(path.join(cache, 'site'), new Set([pages.key]), nowMs);
}
