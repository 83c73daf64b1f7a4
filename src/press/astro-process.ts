import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'astro';
import { rootFrom } from '../model/address.ts';
import { withRelativeAssets } from '../page/shell.ts';
import type { SiteModule } from '../page/site-module.ts';
import { doChildJob } from './child-job.ts';
import { keepPages } from './keep-pages.ts';
import { programConfig, type ProgramRoom } from './site-config.ts';

/** What makes files that are the same in every portal. */
const fixedComponents = ['[script].js.ts', '[style].css.ts'].map(
  (name) => `src/site/pages/assets/${name}`,
);

/**
 * Has Astro compile the site. Astro keeps its work under the working directory and hundreds of megabytes in memory: a
 * process of its own gives each run its own directory and the memory back.
 */
async function compileSite(room: ProgramRoom): Promise<void> {
  // The tests' runner sets this to `test`, in which Vite would leave out what a build needs.
  process.env['NODE_ENV'] = 'production';
  const keep = keepPages(room, (compiled) => cp(compiled, room.pages, { recursive: true }));
  await build({
    ...programConfig(room),
    integrations: [keep],
    configFile: false,
    logLevel: 'error',
  });
  await writeEntry(room);
  await relateStyles(room);
  await renderFixed(room);
}

/** Makes links in style sheets relative to where they lie. */
async function relateStyles({ out }: ProgramRoom): Promise<void> {
  const folder = path.join(out, 'assets');
  for (const name of await readdir(folder)) {
    // Anything else, such as a picture, is not text.
    if (!name.endsWith('.css')) continue;
    const file = path.join(folder, name);
    const style = await readFile(file, 'utf8');
    await writeFile(file, withRelativeAssets(style, rootFrom(`assets/${name}`)));
  }
}

/** Gives the module that the program begins with a name that does not change. */
async function writeEntry({ pages }: ProgramRoom): Promise<void> {
  const names = await readdir(pages);
  const entry = names.find((name) => name.startsWith('prerender-entry'));
  if (entry === undefined) throw new Error('Astro left no program of the pages.');
  await writeFile(path.join(pages, 'index.mjs'), `export * from './${entry}';\n`);
}

async function renderFixed({ pages, out }: ProgramRoom): Promise<void> {
  const entry = pathToFileURL(path.join(pages, 'index.mjs')).href;
  const { openSite } = (await import(entry)) as SiteModule;
  for (const { address, component, render } of await openSite()) {
    if (!fixedComponents.includes(component)) continue;
    const file = path.join(out, address);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await render());
  }
}

doChildJob(compileSite);
