import path from 'node:path';
import { atMost, type BudgetLine } from '../budget.ts';
import { runInTurns, type Row, type Tell } from '../contestant.ts';
import { coldBuild, contentOf, siteFolder } from '../fangzhi.ts';
import { programRoot, workFolder } from '../folders.ts';
import { mostBytes } from '../measure.ts';
import { pagefind } from '../peers/pagefind.ts';
import { costOf, costTable, megabytes, seconds, type Table } from '../table.ts';
import type { Scenario } from './scenario.ts';

const withIndex = 'fangzhi, pages and index';
const withoutIndex = 'fangzhi, pages only';
const own = 'fangzhi, index (the difference)';
const peer = 'Pagefind’s own program, same pages';

/** The search index from nothing: a build with it less a build without, beside Pagefind's command on the same pages. */
export const search: Scenario = async ({ search: sizes, repeats }, tell) => {
  const tables: Table[] = [];
  const budgets: BudgetLine[] = [];
  for (const chapters of sizes) {
    const rows = await indexCold(chapters, chapters <= 1000 ? repeats : 1, tell);
    const note = `${chapters <= 1000 ? '' : 'One run each. '}The difference in memory is what indexing adds to the build’s peak; a program is stopped at ${mostBytes / 1e9} GB.`;
    tables.push(costTable(`Search index, cold: ${chapters} chapters`, note, rows));
    if (chapters === 10_000) budgets.push(...budgetLines(rows));
  }
  return { tables, budgets };
};

async function indexCold(chapters: number, repeats: number, tell: Tell): Promise<Row[]> {
  tell(`search index, cold, ${chapters} chapters`);
  const content = contentOf(chapters);
  const pagesRoom = workFolder('search-without');
  const rows = await runInTurns(
    [
      coldBuild({ name: withoutIndex, content, room: pagesRoom, search: false, chapters }),
      coldBuild({
        name: withIndex,
        content,
        room: workFolder('search-with'),
        search: true,
        chapters,
      }),
      pagefind(
        peer,
        path.join(programRoot, 'node_modules'),
        siteFolder(pagesRoom),
        workFolder('pagefind'),
      ),
    ],
    repeats,
    tell,
  );
  return [difference(rows), ...rows];
}

function difference(rows: readonly Row[]): Row {
  const less = costOf(rows, withoutIndex);
  const more = costOf(rows, withIndex);
  if (!less || !more) return { name: own, run: { failure: 'one of the two builds failed' } };
  const cost = {
    ...more,
    peakBytes: Math.max(0, more.peakBytes - less.peakBytes),
    wallSeconds: more.wallSeconds - less.wallSeconds,
    cpuSeconds: more.cpuSeconds - less.cpuSeconds,
  };
  return { name: own, run: { cost } };
}

function budgetLines(rows: readonly Row[]): BudgetLine[] {
  const index = costOf(rows, own);
  const theirs = costOf(rows, peer);
  const what = 'search index, cold, 10000 chapters';
  const lines = [
    atMost({
      what: `${what}: time`,
      limit: 8,
      value: index?.wallSeconds,
      show: seconds,
      othersShare: index?.othersShare,
    }),
    atMost({ what: `${what}: memory`, limit: 0.5e9, value: index?.peakBytes, show: megabytes }),
  ];
  if (!theirs) return lines;
  // The budget speaks of 17 million characters; ten million are what both can do on this machine's memory.
  return [
    ...lines,
    atMost({
      what: `${what}: CPU, a seventh of Pagefind’s being the budget`,
      limit: theirs.cpuSeconds / 7,
      value: index?.cpuSeconds,
      show: seconds,
    }),
  ];
}
