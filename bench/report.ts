import { format, resolveConfig } from 'prettier';
import type { BudgetLine } from './budget.ts';
import type { Result } from './scenarios/scenario.ts';
import { writeTable, type Table } from './table.ts';

export interface Report {
  /** Day of the run, `YYYY-MM-DD`. */
  date: string;
  machine: string;
  peers: string;
  repeats: number;
  /** Whether programs wrote to memory and not to a disk. */
  isInMemory: boolean;
  results: Result[];
}

export function tableText({ title, note, ...table }: Table): string {
  return [`## ${title}`, note, writeTable(table)].filter(Boolean).join('\n\n');
}

export function budgetTable(lines: readonly BudgetLine[]): Table {
  return {
    title: 'Budgets of docs/design.md',
    note: 'Wall times are as the machine was: where others took a share of it, an idle one would be faster.',
    head: ['', 'budget', 'measured', ''],
    rows: lines.map(({ what, budget, measured, verdict }) => [what, budget, measured, verdict]),
  };
}

/** The whole report in Markdown, as prettier would have it. */
export async function writeReport(
  { date, machine, peers, repeats, isInMemory, results }: Report,
  file: string,
): Promise<string> {
  const method = [
    `Measured on ${date}: ${machine}. ${peers}.`,
    `Every program runs as a process of its own, one at a time, contestants taking turns; ${repeats === 1 ? 'one run each' : `of ${repeats} runs the fastest, with the largest memory of all, unless a table says otherwise`}. CPU is user and system time of the program and all it starts. Memory is the largest sum of resident memory over its processes, looked at ten times a second; pages that processes share count in each. GB are 10⁹ bytes. What is read lies in the system’s cache${isInMemory ? ' and what is written in memory (tmpfs), so that the disk does not count' : ', what is written goes to the disk'}.`,
    'Other work may run on the machine at the same time. The last column says what share of its processors that took; compare CPU and multiples (×, the first row being 1) before wall times. The corpus is generated (`bench/corpus.ts`): invented text, about 1,000 characters a chapter, the same in plain Markdown for the peers, whose layouts show what our chapter pages show.',
  ];
  const tables = results.flatMap((result) => result.tables);
  const budgets = results.flatMap((result) => result.budgets);
  const sections = [...(budgets.length > 0 ? [budgetTable(budgets)] : []), ...tables].map(
    tableText,
  );
  const text = ['# Benchmark results', ...method, ...sections].join('\n\n');
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}
