import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clearWork, isInMemory, keptFolder } from './folders.ts';
import { describeMachine, describePeers } from './machine.ts';
import { readOptions, type ScenarioName } from './options.ts';
import { budgetTable, tableText, writeReport } from './report.ts';
import { changed } from './scenarios/changed.ts';
import { exchange } from './scenarios/exchange.ts';
import { firstView } from './scenarios/first-view.ts';
import { lighthouse } from './scenarios/lighthouse.ts';
import { pages } from './scenarios/pages.ts';
import type { Result, Scenario } from './scenarios/scenario.ts';
import { search } from './scenarios/search.ts';

const scenarios: Record<ScenarioName, Scenario> = {
  pages,
  changed,
  search,
  'first-view': firstView,
  exchange,
  lighthouse,
};

const options = readOptions(process.argv.slice(2));
if (!existsSync('/proc/self/stat'))
  throw new Error('The benchmark reads /proc, and so runs on Linux only.');

const results: Result[] = [];
for (const name of options.only) {
  clearWork();
  const result = await scenarios[name](options, (message) => console.error(message));
  clearWork();
  results.push(result);
  for (const table of result.tables) console.log(`\n${tableText(table)}\n`);
}
const budgets = results.flatMap((result) => result.budgets);
if (budgets.length > 0) console.log(`\n${tableText(budgetTable(budgets))}\n`);

// Only a whole run replaces the results that are kept.
const file = options.isWhole
  ? path.join(import.meta.dirname, 'results.md')
  : keptFolder('results.md');
mkdirSync(path.dirname(file), { recursive: true });
const report = {
  date: new Date().toISOString().slice(0, 10),
  machine: describeMachine(),
  peers: describePeers(),
  repeats: options.repeats,
  isInMemory,
  results,
};
writeFileSync(file, await writeReport(report, file));
console.log(`Written to ${path.relative(process.cwd(), file)}.`);
