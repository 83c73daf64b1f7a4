import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { cp, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { addresses, rootFrom, unitAddress } from '../model/address.ts';
import { rootMissingPage } from '../page/missing-page.ts';
import type { PortalData } from '../page/portal-data.ts';
import { withRelativeAssets } from '../page/shell.ts';
import { collectGarbage } from './collect-garbage.ts';
import { programRoot } from './program-root.ts';
import type { AstroAnswer } from './astro-process.ts';
import type { SiteConfig } from './site-config.ts';

const shellFile = unitAddress('fz-shell');
const shellName = '.shell.html';

/** What Astro made, as it left it: links to assets still begin with `assetBase`. */
export interface AstroOutput {
  folder: string;
  /** Names the folder in the cache. */
  key: string;
  /** Layout of chapter pages, to be filled. */
  shell: string;
}

/**
 * Lets Astro render every page that exists once and the shell, or takes what it rendered before from the same data
 * and the same site sources.
 */
export async function runAstro(data: PortalData, cache: string): Promise<AstroOutput> {
  const { key, dataFile } = await writeData(data, cache);
  const folder = path.join(cache, 'site', key);
  const known = await readFile(path.join(folder, shellName), 'utf8').catch(() => undefined);
  if (known !== undefined) {
    await rm(dataFile);
    return { folder, key, shell: known };
  }
  const root = `${folder}.${process.pid}`;
  const out = path.join(root, 'out');
  try {
    await openRoot(root);
    collectGarbage();
    await runProcess({ dataFile, root, out });
    const shell = await readFile(path.join(out, shellFile), 'utf8');
    await rename(path.join(out, shellFile), path.join(out, shellName));
    await keep(out, folder);
    return { folder, key, shell };
  } finally {
    await rm(root, { recursive: true, force: true });
    await rm(dataFile, { force: true });
  }
}

/** Writes the data for Astro to read. @returns the file, and the key of what Astro makes from it. */
async function writeData(
  data: PortalData,
  cache: string,
): Promise<{ key: string; dataFile: string }> {
  const json = JSON.stringify(data);
  const hash = createHash('sha256').update(await siteDigest());
  const dataFile = path.join(cache, 'site', `portal.${process.pid}.json`);
  await mkdir(path.dirname(dataFile), { recursive: true });
  await writeFile(dataFile, json);
  return { key: hash.update(json).digest('hex').slice(0, 24), dataFile };
}

/**
 * Moves a finished output to its name in the cache. Another build may have put the same pages there meanwhile: a name
 * with a shell under it is whole, and stays, since that build may be reading it.
 */
export async function keep(out: string, folder: string): Promise<void> {
  for (let triesLeft = 3; ; triesLeft--) {
    try {
      return await rename(out, folder);
    } catch (error) {
      if (existsSync(path.join(folder, shellName))) return;
      if (triesLeft === 0 || !existsSync(folder)) throw error;
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** @throws {Error} with Astro's own words when it fails. */
async function runProcess(config: SiteConfig & { root: string }): Promise<void> {
  const child = fork(fileURLToPath(new URL('./astro-process.ts', import.meta.url)), {
    cwd: config.root,
    // Collects more often than V8 would on a machine with much memory: no slower, in a third less.
    execArgv: ['--max-semi-space-size=4', '--heap-growing-percent=30'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('message', (answer: AstroAnswer) => {
      child.kill();
      if (answer.isDone) resolve();
      else reject(Object.assign(new Error(`Astro: ${answer.message}`), { stack: answer.stack }));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      reject(new Error(`Astro ended without an answer (${String(signal ?? code)}). ${said}`));
    });
    child.send(config);
  });
}

/** Rooms that pages are made from. */
const siteRooms = ['site', 'page', 'search', 'model', 'markdown'];

/**
 * Gives one run of Astro a root of its own, with a copy of the site's rooms: Astro wants pages below its root, and two
 * builds at a time in one root would delete each other's prerendered code.
 */
async function openRoot(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
  await mkdir(path.join(root, 'src'), { recursive: true });
  for (const room of siteRooms)
    await cp(path.join(programRoot, 'src', room), path.join(root, 'src', room), {
      recursive: true,
    });
  await writeFile(path.join(root, 'package.json'), '{ "type": "module" }');
  await symlink(
    path.join(programRoot, 'node_modules'),
    path.join(root, 'node_modules'),
    'junction',
  );
}

/** Digest of the program's own sources that pages are made from. */
async function siteDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const room of [...siteRooms, 'press']) {
    const folder = path.join(programRoot, 'src', room);
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile(),
    );
    for (const file of files.map(({ parentPath, name }) => path.join(parentPath, name)).sort()) {
      hash.update(`\0${path.relative(programRoot, file)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

/**
 * Puts Astro's pages into the folder that becomes the portal, their links to assets made relative, those of the
 * page for missing ones made to begin at the path of `site`.
 *
 * @returns addresses of the pages.
 */
export function placePages(
  { folder }: AstroOutput,
  out: string,
  site: string | undefined,
): string[] {
  const pages: string[] = [];
  const folders = new Set<string>();
  const openFolder = (target: string): void => {
    if (folders.has(target)) return;
    mkdirSync(target, { recursive: true });
    folders.add(target);
  };
  // Synchronous calls: for thousands of small files they take half the time of promised ones.
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const source = path.join(entry.parentPath, entry.name);
    const address = path.relative(folder, source).split(path.sep).join('/');
    const target = path.join(out, address);
    if (entry.isDirectory() || address === shellName) continue;
    openFolder(path.dirname(target));
    if (/\.(?:html|css)$/.test(address)) {
      if (address.endsWith('.html')) pages.push(address);
      const text = withRelativeAssets(readFileSync(source, 'utf8'), rootFrom(address));
      writeFileSync(target, address === addresses.missing ? rootMissingPage(text, site) : text);
    } else copyFileSync(source, target);
  }
  return pages.sort();
}
