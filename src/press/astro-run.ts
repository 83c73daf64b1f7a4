import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'astro';
import { rootFrom, unitAddress } from '../model/address.ts';
import type { PortalData } from '../page/portal-data.ts';
import { withRelativeAssets } from '../page/shell.ts';
import { programRoot } from './program-root.ts';
import { siteConfig } from './site-config.ts';

const shellFile = unitAddress('fz-shell');

/** What Astro made: a folder of finished pages, and the shell of chapter pages. */
export interface AstroOutput {
  folder: string;
  /** Names the folder in the cache. */
  key: string;
  shell: string;
  pages: number;
  isCached: boolean;
}

/**
 * Lets Astro render every page that exists once and the shell, or takes what it rendered before from the same data
 * and the same site sources.
 */
export async function runAstro(data: PortalData, cache: string): Promise<AstroOutput> {
  const json = JSON.stringify(data);
  const key = createHash('sha256').update(await siteDigest()).update(json).digest('hex').slice(0, 24);
  const folder = path.join(cache, 'site', key);
  const shellPath = path.join(folder, '.shell.html');
  const known = await readFile(shellPath, 'utf8').catch(() => undefined);
  if (known !== undefined) return { folder, key, shell: known, pages: await countPages(folder), isCached: true };

  const beside = `${folder}.${process.pid}`;
  const dataFile = `${beside}.json`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(path.dirname(folder), { recursive: true });
  await writeFile(dataFile, json);
  try {
    await build({ ...siteConfig({ dataFile, out: beside, astroCache: `${beside}.astro` }), configFile: false, logLevel: 'error' });
    const shell = await readFile(path.join(beside, shellFile), 'utf8');
    await rm(path.join(beside, shellFile));
    const pages = await makeRelative(beside);
    await writeFile(path.join(beside, '.shell.html'), shell);
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
    return { folder, key, shell, pages, isCached: false };
  } finally {
    for (const left of [dataFile, beside, `${beside}.astro`]) await rm(left, { recursive: true, force: true });
  }
}

/** Digest of the program's own sources that pages are made from. */
async function siteDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const room of ['site', 'page', 'model', 'markdown', 'press']) {
    const folder = path.join(programRoot, 'src', room);
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    for (const file of files.map(({ parentPath, name }) => path.join(parentPath, name)).sort()) {
      hash.update(`\0${path.relative(programRoot, file)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

/** Turns every page's links to Astro's assets into relative ones. */
async function makeRelative(folder: string): Promise<number> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:html|css)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const address = name.split(path.sep).join('/');
      await writeFile(file, withRelativeAssets(await readFile(file, 'utf8'), rootFrom(address)));
    }),
  );
  return names.filter((name) => name.endsWith('.html')).length;
}

async function countPages(folder: string): Promise<number> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html')).length;
}

/** Puts Astro's pages into the folder that becomes the portal. */
export async function placePages({ folder }: AstroOutput, out: string): Promise<void> {
  await cp(folder, out, { recursive: true, filter: (source) => path.basename(source) !== '.shell.html' });
}
