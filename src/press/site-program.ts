import { existsSync } from 'node:fs';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pruneCache } from './cache.ts';
import { runChildJob } from './child-job.ts';
import { digestSources } from './digest-sources.ts';
import { keepFolder } from './keep-folder.ts';
import { programCache } from './program-cache.ts';
import { programRoot } from './program-root.ts';

/** The site as Astro compiled it: a program that renders the pages of any portal. */
export interface SiteProgram {
  /** Names the program by what it was made of. */
  digest: string;
  /** Module that begins it (`src/site/entry.ts`). */
  entry: string;
  /** Folder of files that are the same in every portal: styles, scripts, the icon. */
  files: string;
}

const entryName = 'pages/index.mjs';

/** Rooms that pages are made from. */
const siteRooms = ['site', 'page', 'search', 'model', 'markdown'];

/**
 * Finds the compiled site, or has Astro compile it, once for each version of this program.
 *
 * @param cache where to keep it when the program's own folder cannot be written.
 * @throws {Error} with Astro's own words when it fails.
 */
export async function openSiteProgram(cache: string, nowMs: number): Promise<SiteProgram> {
  const digest = await digestSources([...siteRooms, 'press']);
  const kept = path.join(programCache(cache), 'site');
  const folder = path.join(kept, digest);
  if (!existsSync(path.join(folder, entryName))) {
    await makeProgram(folder);
    await pruneCache(kept, new Set([digest]), nowMs);
  }
  return { digest, entry: path.join(folder, entryName), files: path.join(folder, 'files') };
}

async function makeProgram(folder: string): Promise<void> {
  const root = `${folder}.${process.pid}`;
  const room = {
    root,
    out: path.join(root, 'files'),
    pages: path.join(root, path.dirname(entryName)),
  };
  try {
    await openRoot(root);
    await runChildJob(new URL('./astro-process.ts', import.meta.url), room, { cwd: root });
    await rm(path.join(root, 'src'), { recursive: true });
    await keepFolder(root, folder, entryName);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/**
 * Gives one run of Astro a root of its own, with a copy of the site's rooms: Astro wants pages below its root, and two
 * runs at a time in one root would delete each other's compiled code.
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
