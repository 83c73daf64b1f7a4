import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PortalData } from '../page/portal-data.ts';
import { runChildJob } from './child-job.ts';
import { keepFolder } from './keep-folder.ts';
import { writePortalFile } from './portal-file.ts';
import type { RenderJob, RenderNews } from './render-process.ts';
import type { SiteProgram } from './site-program.ts';

const shellName = '.shell.html';
const leafShellName = '.leaf-shell.html';

/** Every page that exists once, as it is being rendered. */
export interface SitePages {
  /** Folder in the cache that will hold them. */
  folder: string;
  /** Names it. */
  key: string;
  /** Layout of chapter pages, to be filled; known long before the pages are done. */
  shell: Promise<string>;
  /** Settled when all are in the folder. */
  done: Promise<void>;
}

/**
 * Renders every page that exists once and the shell, or takes what was rendered before from the same data with the
 * same program. Both promises are rejected when a page cannot be rendered.
 */
export async function renderSite(
  data: PortalData,
  cache: string,
  program: SiteProgram,
): Promise<SitePages> {
  const rendered = path.join(cache, 'site');
  await mkdir(rendered, { recursive: true });
  const out = await mkdtemp(path.join(rendered, 'next.'));
  const dataFile = `${out}.jsonl`;
  const digest = writePortalFile(dataFile, data);
  const key = createHash('sha256').update(program.digest).update(digest).digest('hex').slice(0, 24);
  const folder = path.join(rendered, key);
  const known = await readFile(path.join(folder, shellName), 'utf8').catch(() => undefined);
  if (known !== undefined) {
    await clear(out, dataFile);
    return { folder, key, shell: Promise.resolve(known), done: Promise.resolve() };
  }
  const { promise: shell, resolve, reject } = Promise.withResolvers<string>();
  const done = render({ out, dataFile, folder }, program, resolve);
  done.catch(reject);
  return { folder, key, shell, done };
}

async function clear(out: string, dataFile: string): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await rm(dataFile, { force: true });
}

async function render(
  { out, dataFile, folder }: { out: string; dataFile: string; folder: string },
  { entry, files }: SiteProgram,
  onShell: (shell: string) => void,
): Promise<void> {
  let news: RenderNews = { shell: '' };
  try {
    const job: RenderJob = { entry, fixed: listFiles(files), dataFile, out };
    await runChildJob<RenderNews>(new URL('./render-process.ts', import.meta.url), job, {
      // Collects more often than V8 would on a machine with much memory: no slower, in a third less.
      execArgv: ['--max-semi-space-size=4', '--heap-growing-percent=30'],
      onNews: (told) => {
        news = told;
        onShell(news.shell);
      },
    });
    if (news.leafShell !== undefined)
      await writeFile(path.join(out, leafShellName), news.leafShell);
    await writeFile(path.join(out, shellName), news.shell);
    await keepFolder(out, folder, shellName);
  } finally {
    await clear(out, dataFile);
  }
}

/** Layout of the pages of scanned leaves, once all pages are done; undefined where no work has any. */
export async function readLeafShell({ folder, done }: SitePages): Promise<string | undefined> {
  await done;
  return readFile(path.join(folder, leafShellName), 'utf8').catch(() => undefined);
}

/** Paths of the files below a folder, as addresses. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .map((name) => name.split(path.sep).join('/'));
}

/**
 * Puts the pages, and the files that are the same in every portal, into the folder that becomes the portal.
 *
 * @returns addresses of the pages, sorted.
 */
export async function placePages(
  { folder, done }: SitePages,
  { files }: SiteProgram,
  out: string,
): Promise<string[]> {
  await done;
  const placed = [files, folder].flatMap((from) => placeFiles(from, out));
  return placed.filter((address) => address.endsWith('.html')).sort();
}

function placeFiles(from: string, out: string): string[] {
  const addresses = listFiles(from).filter(
    (address) => address !== shellName && address !== leafShellName,
  );
  for (const folder of new Set(addresses.map((address) => path.dirname(address))))
    mkdirSync(path.join(out, folder), { recursive: true });
  // Synchronous calls: for thousands of small files they take half the time of promised ones.
  for (const address of addresses) copyFileSync(path.join(from, address), path.join(out, address));
  return addresses;
}
