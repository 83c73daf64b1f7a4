import { watch } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dev } from 'astro';
import type { Release } from '../model/access.ts';
import type { Finding } from '../model/finding.ts';
import { devPlanName, type DevPlan } from './dev-chapters.ts';
import { placeImages } from './images.ts';
import { planFill } from './place-chapters.ts';
import { openPool, type Pool } from './pool.ts';
import { preparePortal } from './prepare.ts';
import { placeRecordings } from './recordings.ts';
import { placeRareFonts } from './rare-fonts.ts';
import { placeTiles, viewLeaves } from './scans/place-scans.ts';
import { siteConfig } from './site-config.ts';

export interface DevelopOptions {
  content: string;
  cache: string;
  site: string | undefined;
  release: Release;
  jobs: number;
  port: number;
  /** Told after every change, errors or none. */
  onFindings: (findings: Finding[]) => void;
}

const devLeavesName = 'dev-leaves.json';
/** Waits this long after a change, since one save can be several events. */
const settleMs = 120;

/** Serves the site from the content as it changes. @returns the port, once it listens, and a way to stop. */
export async function developPortal(
  options: DevelopOptions,
): Promise<{ port: number; stop: () => Promise<void> }> {
  // Whatever the shell says: under `production` or `test` Astro's development server answers with nothing.
  process.env['NODE_ENV'] = 'development';
  const pool = openPool(options.jobs);
  const folder = path.join(options.cache, 'dev', String(process.pid));
  const dataFile = path.join(folder, 'portal.json');
  const images = path.join(folder, 'public');
  await mkdir(images, { recursive: true });
  const there = new Map<string, string>();
  const refresh = async (): Promise<void> => {
    options.onFindings(await writeDevData(options, pool, { dataFile, images, there }));
  };
  await refresh();
  const config = siteConfig({
    dataFile,
    cache: options.cache,
    plan: path.join(folder, devPlanName),
    leaves: path.join(folder, devLeavesName),
  });
  const server = await dev({
    ...config,
    configFile: false,
    logLevel: 'error',
    publicDir: images,
    server: { port: options.port, host: '127.0.0.1' },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher = watch(options.content, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(
      () =>
        void refresh().catch((error: unknown) => {
          throw error;
        }),
      settleMs,
    );
  });
  return {
    port: server.address.port,
    stop: async () => {
      watcher.close();
      await server.stop();
      await pool.close();
    },
  };
}

interface DevRoom {
  dataFile: string;
  /** Folder that is served as it is. */
  images: string;
  /** Tiles that lie there. */
  there: Map<string, string>;
}

/** Compiles what changed and writes the data the site reads. */
async function writeDevData(
  { content, cache, site, release }: DevelopOptions,
  pool: Pool,
  { dataFile, images, there }: DevRoom,
): Promise<Finding[]> {
  const prepared = await preparePortal({ content, cache, site, release, search: false }, pool);
  const { data, findings } = prepared;
  if (data === undefined) return findings;
  const plan: DevPlan = planFill(prepared).map(({ volume, work, pages }) => ({
    digest: volume,
    work,
    pages,
    undrawn: prepared.rare.undrawn,
    portalTitle: data.portal.title,
    site: data.portal.site,
  }));
  await placeImages(prepared.images, cache, images);
  await placeRecordings(prepared.recordings, images);
  await placeRareFonts(prepared.rare, cache, images);
  const leaves = viewLeaves(prepared, data.portal, cache);
  const { site: own, title: portalTitle } = data.portal;
  const tiles = { cache, out: images, site: own, portalTitle, there };
  await placeTiles(leaves, prepared.scans, tiles);
  const pages = leaves.flatMap((work) => work.pages);
  await replace(path.join(path.dirname(dataFile), devLeavesName), JSON.stringify(pages));
  await replace(path.join(path.dirname(dataFile), devPlanName), JSON.stringify(plan));
  await replace(dataFile, JSON.stringify(data));
  return findings;
}

async function replace(file: string, content: string): Promise<void> {
  await writeFile(`${file}.next`, content);
  await rename(`${file}.next`, file);
}
