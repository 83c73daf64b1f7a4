import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { atMost } from '../budget.ts';
import { runInTurns } from '../contestant.ts';
import { coldBuild, siteFolder } from '../fangzhi.ts';
import { programRoot, workFolder } from '../folders.ts';
import { openScales, totalOf, type PageWeight } from '../page-weight.ts';
import { kilobytes, type Table } from '../table.ts';
import type { Result, Scenario } from './scenario.ts';

const limitBytes = 20_000;

/** What a reader loads to read a chapter of the demonstration portal. */
export const firstView: Scenario = async (_, tell) => {
  tell('first view of a chapter, demonstration portal');
  const room = workFolder('demonstration');
  const build = coldBuild({
    name: 'demonstration',
    content: path.join(programRoot, 'content'),
    room,
    search: false,
    chapters: 1,
  });
  const run = (await runInTurns([build], 1, tell))[0]?.run;
  if (!run || 'failure' in run) return notMeasured(run?.failure ?? 'it did not run');
  return weighSite(siteFolder(room));
};

function weighSite(site: string): Result {
  const pages = globSync('**/*.html', { cwd: site }).sort();
  const isChapter = (page: string): boolean =>
    readFileSync(path.join(site, page), 'utf8').includes('data-kind="chapter"');
  const weigh = openScales(site);
  const weights = pages.filter(isChapter).map((page) => ({ page, weight: weigh(page) }));
  weights.sort((a, b) => totalOf(a.weight) - totalOf(b.weight));
  const median = weights[Math.floor(weights.length / 2)];
  const heaviest = weights.at(-1);
  if (!median || !heaviest) return notMeasured('the demonstration portal has no chapter');
  const sizes = pages.map((page) => ({ page, size: statSync(path.join(site, page)).size }));
  const largest = sizes.reduce((most, each) => (each.size > most.size ? each : most));
  const table: Table = {
    ...heading,
    note: `${weights.length} chapters of the demonstration portal, compressed with gzip, images and fonts not counted. The largest page of the portal, not compressed: \`${largest.page}\`, ${kilobytes(largest.size)}.`,
    rows: [cells('median', median.weight), cells(`largest: \`${heaviest.page}\``, heaviest.weight)],
  };
  const budgets = [
    atMost({
      what: 'first view of a chapter: median',
      limit: limitBytes,
      value: totalOf(median.weight),
      show: kilobytes,
    }),
    atMost({
      what: 'first view of a chapter: largest',
      limit: limitBytes,
      value: totalOf(heaviest.weight),
      show: kilobytes,
    }),
  ];
  return { tables: [table], budgets };
}

const heading = {
  title: 'First view of a chapter',
  head: ['', 'HTML', 'CSS', 'JavaScript', 'all'],
};

function cells(name: string, weight: PageWeight): string[] {
  return [name, ...[weight.html, weight.css, weight.js, totalOf(weight)].map(kilobytes)];
}

function notMeasured(why: string): Result {
  return {
    tables: [{ ...heading, note: '', rows: [[`not measured: ${why}`, '', '', '', '']] }],
    budgets: [
      atMost({
        what: 'first view of a chapter',
        limit: limitBytes,
        value: undefined,
        show: kilobytes,
      }),
    ],
  };
}
