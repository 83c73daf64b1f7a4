import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { addresses, rootFrom } from '../model/address.ts';
import { rootMissingPage } from '../page/missing-page.ts';
import type { PortalData } from '../page/portal-data.ts';
import { leafShellAddress, shellAddress, withRelativeAssets } from '../page/shell.ts';
import type { SiteModule } from '../page/site-module.ts';
import { doChildJob } from './child-job.ts';
import { readPortalFile } from './portal-file.ts';

/** Rendering a portal's pages with the compiled site. */
export interface RenderJob {
  /** Module that begins the compiled site. */
  entry: string;
  /** Addresses of files that are there already. */
  fixed: readonly string[];
  /** What `writePortalFile` wrote. */
  dataFile: string;
  /** Folder to write to. */
  out: string;
}

/** Told as soon as it is known, so that chapters need not wait for the other pages. */
export interface RenderNews {
  /** Layout of chapter pages; links to assets still begin with `assetBase`. */
  shell: string;
  /** Layout of the pages of scanned leaves; absent where no work has any. */
  leafShell?: string;
}

async function renderPages(job: RenderJob, tell: (news: RenderNews) => void): Promise<void> {
  const { openSite } = (await import(pathToFileURL(job.entry).href)) as SiteModule;
  const data = readPortalFile(job.dataFile);
  const pages = await openSite(data);
  const shell = pages.find(({ address }) => address === shellAddress);
  if (!shell) throw new Error('The site has no layout of chapters.');
  const leafShell = pages.find(({ address }) => address === leafShellAddress);
  tell({
    shell: Buffer.from(await shell.render()).toString(),
    ...(leafShell && { leafShell: Buffer.from(await leafShell.render()).toString() }),
  });
  // Of two with one address the first counts, as in Astro.
  const done = new Set([shellAddress, leafShellAddress, ...job.fixed]);
  const folders = new Set<string>();
  for (const { address, render } of pages) {
    if (done.has(address)) continue;
    done.add(address);
    const file = path.join(job.out, address);
    const folder = path.dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    const bytes = await render();
    writeFileSync(file, address.endsWith('.html') ? finish(bytes, address, data) : bytes);
  }
}

/** Makes links to assets relative, those of the page for missing ones begin at the path of the site. */
function finish(bytes: Uint8Array, address: string, { portal }: PortalData): string {
  const page = withRelativeAssets(Buffer.from(bytes).toString(), rootFrom(address));
  return address === addresses.missing ? rootMissingPage(page, portal.site) : page;
}

doChildJob(renderPages);
