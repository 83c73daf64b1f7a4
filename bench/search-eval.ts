import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { buildSync } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import { serveFolder } from '../src/cli/web-server.ts';
import { findChromium, findPlaywrightChromium } from '../set-up.mjs';
import { chapterOf } from '../src/search/page-name.ts';
import { runEngine, runPagefind, type PageAnswers } from './eval/in-page.ts';
import { buildEvaluatedPortal, compositions, type EvaluatedPortal } from './eval/portal.ts';
import { drawQueries, type EvaluatedQuery } from './eval/queries.ts';
import { writeEvaluations, type Evaluation } from './eval/report.ts';
import { indexSize } from './eval/index-size.ts';
import { openTruth } from './eval/truth.ts';
import { programRoot } from './folders.ts';

/** Every so many queries are asked of Pagefind as it comes, which takes longer. */
const peerShare = 9;

const sizes = process.argv.slice(2);
const evaluations: Evaluation[] = [];
for (const size of sizes.length > 0 ? sizes : Object.keys(compositions)) {
  console.log(`Portal of ${size} million characters`);
  evaluations.push(await evaluate(await buildEvaluatedPortal(size)));
}
const report = writeEvaluations(evaluations);
console.log(report);
// Only a whole run replaces the results that are kept.
if (sizes.length === 0) {
  const file = path.join(programRoot, 'bench/search-eval.md');
  writeFileSync(file, await format(report, { ...(await resolveConfig(file)), filepath: file }));
}

async function evaluate(portal: EvaluatedPortal): Promise<Evaluation> {
  const queries = drawQueries([...portal.chapters, ...portal.pages]);
  const truthOf = openTruth([...portal.chapters, ...portal.pages]);
  // Pagefind is given the chapters alone.
  const chapters = new Set(portal.chapters.map(({ address }) => address));
  const truths = queries.map(({ terms }) => truthOf(terms));
  const sample = queries.map((_, index) => index).filter((index) => index % peerShare === 0);
  console.log(
    `${portal.chapters.length} chapters, ${portal.pages.length} other pages, ${queries.length} queries`,
  );
  const peerFolder = path.join(portal.site, 'pagefind-as-it-comes');
  indexWithPagefind(portal.site, peerFolder);
  const { server, port } = await serveFolder(portal.site, 4750);
  try {
    const { own, peers } = await askInBrowser(port, queries, sample);
    const asked = pick(queries, sample);
    return {
      portal,
      own: {
        name: 'fangzhi',
        queries,
        truths,
        answers: withAddresses(own, path.join(portal.site, 'pagefind')),
      },
      peers: peers.map(({ name, answers }) => ({
        name,
        queries: asked,
        truths: pick(truths, sample).map((truth) => truth.intersection(chapters)),
        answers: withAddresses(answers, peerFolder),
      })),
      sizes: { own: indexSize(path.join(portal.site, 'pagefind')), peer: indexSize(peerFolder) },
    };
  } finally {
    server.close();
    rmSync(peerFolder, { recursive: true, force: true });
  }
}

/** Asks the shipped engine every query, and Pagefind as it comes, unquoted and quoted, those at `sample`. */
async function askInBrowser(
  port: number,
  queries: readonly EvaluatedQuery[],
  sample: readonly number[],
): Promise<{ own: PageAnswers; peers: { name: string; answers: PageAnswers }[] }> {
  const executablePath = findChromium() ?? findPlaywrightChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://127.0.0.1:${port}/404.html`);
    await page.evaluate(engineScript());
    const own = await inBatches(queries, async (batch) => page.evaluate(runEngine, batch));
    const peers: { name: string; answers: PageAnswers }[] = [];
    for (const isQuoted of [false, true])
      peers.push({
        name: `Pagefind as it comes, ${isQuoted ? 'quoted' : 'unquoted'}`,
        answers: await inBatches(pick(queries, sample), async (batch) =>
          page.evaluate(runPagefind, { queries: batch, isQuoted }),
        ),
      });
    return { own, peers };
  } finally {
    await browser.close();
  }
}

function pick<Value>(all: readonly Value[], at: readonly number[]): Value[] {
  return at.map((index) => all[index]).filter((value) => value !== undefined);
}

function indexWithPagefind(site: string, output: string): void {
  const program = path.join(programRoot, 'node_modules/pagefind/lib/runner/bin.cjs');
  const flags = ['--site', site, '--output-path', output, '--force-language', 'zh'];
  const only = ['--root-selector', 'main.chapter', '--exclude-selectors', 'nav, details'];
  const run = spawnSync(process.execPath, [program, ...flags, ...only], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`Pagefind did not index the pages. ${run.stderr}`);
}

/** The reader's engine, bundled as the site bundles it. */
function engineScript(): string {
  const { outputFiles } = buildSync({
    stdin: {
      contents: "import { openEngine } from './engine.ts'; globalThis.openEngine = openEngine;",
      resolveDir: path.join(programRoot, 'src/search'),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2019',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

async function inBatches(
  all: readonly EvaluatedQuery[],
  run: (batch: EvaluatedQuery[]) => Promise<PageAnswers>,
): Promise<PageAnswers> {
  const answers: PageAnswers = { openBytes: 0, results: [] };
  for (let at = 0; at < all.length; at += 60) {
    const { openBytes, results } = await run(all.slice(at, at + 60));
    console.log(`${at + 60} of ${all.length}`);
    answers.openBytes = openBytes;
    answers.results.push(...results);
  }
  return answers;
}

/** Results come as names of pages or chapters; the fragments of the index say where these are. */
function withAddresses({ openBytes, results }: PageAnswers, folder: string): PageAnswers {
  const addresses = new Map<string, string>();
  for (const file of globSync('fragment/*.pf_fragment', { cwd: folder })) {
    const body = gunzipSync(readFileSync(path.join(folder, file))).subarray('pagefind_dcd'.length);
    const fragment = JSON.parse(body.toString('utf8')) as { url?: string };
    const group = (
      typeof fragment.url === 'string'
        ? { [path.basename(file, '.pf_fragment')]: fragment }
        : fragment
    ) as Record<string, { url: string }>;
    for (const [name, { url }] of Object.entries(group))
      addresses.set(chapterOf(name), decodeURI(url).replace(/^\//, ''));
  }
  return {
    openBytes,
    results: results.map((result) => ({
      ...result,
      found: result.found.map((name) => addresses.get(name) ?? name),
    })),
  };
}
