import { atMost, type BudgetLine } from '../budget.ts';
import { runInTurns, type Row } from '../contestant.ts';
import { coldBuild, contentOf, firstBuild, ownName } from '../fangzhi.ts';
import { workFolder } from '../folders.ts';
import { peers } from '../peers/index.ts';
import { enter } from '../peers/peer.ts';
import { costOf, costTable, megabytes, seconds, type Table } from '../table.ts';
import type { Scenario } from './scenario.ts';

/** All pages from nothing, beside the peers, at several sizes. */
export const pages: Scenario = async ({ pages: sizes, repeats }, tell) => {
  const tables: Table[] = [];
  const budgets: BudgetLine[] = [];
  for (const chapters of sizes) {
    tell(`pages, cold, ${chapters} chapters`);
    const build = {
      name: ownName,
      content: contentOf(chapters),
      room: workFolder(`pages-${chapters}`),
      search: false,
      chapters,
    };
    const own = [firstBuild({ ...build, name: `${ownName}, first of all` }), coldBuild(build)];
    const others = peers
      .filter(({ mostChapters }) => chapters <= mostChapters)
      .map((peer) => enter(peer, chapters));
    const rows = await runInTurns([...own, ...others], repeats, tell);
    const note =
      'Every page from an empty cache, without a search index. The first of all builds after installing also compiles the site’s sources, as Hugo’s were when it was released.';
    tables.push(costTable(`Pages, cold: ${chapters} chapters`, note, rows));
    budgets.push(...budgetsAt(chapters, rows));
  }
  return { tables, budgets };
};

/** Budgets by size: seconds of wall time and bytes of memory. */
const limits: Record<number, { wallSeconds: number; bytes: number }> = {
  10_000: { wallSeconds: 6, bytes: 1e9 },
  30_000: { wallSeconds: 12, bytes: 1.2e9 },
};

function budgetsAt(chapters: number, rows: readonly Row[]): BudgetLine[] {
  const limit = limits[chapters];
  if (!limit) return [];
  const own = costOf(rows, ownName);
  const what = `pages, cold, ${chapters} chapters`;
  const lines = [
    atMost({
      what: `${what}: time`,
      limit: limit.wallSeconds,
      value: own?.wallSeconds,
      show: seconds,
      othersShare: own?.othersShare,
    }),
    atMost({ what: `${what}: memory`, limit: limit.bytes, value: own?.peakBytes, show: megabytes }),
  ];
  const hugo = costOf(rows, 'Hugo');
  if (chapters !== 30_000 || !hugo) return lines;
  return [
    ...lines,
    atMost({
      what: `${what}: CPU, Hugo’s being the budget`,
      limit: hugo.cpuSeconds,
      value: own?.cpuSeconds,
      show: seconds,
    }),
  ];
}
