import { expect, test } from 'vitest';
import { atMost } from '../../bench/budget.ts';
import type { Row } from '../../bench/contestant.ts';
import { readOptions } from '../../bench/options.ts';
import { budgetTable, tableText, writeReport } from '../../bench/report.ts';
import { costTable, seconds } from '../../bench/table.ts';

const aRow = (name: string, factor: number): Row => ({
  name,
  run: {
    cost: {
      wallSeconds: 4 * factor,
      cpuSeconds: 6 * factor,
      peakBytes: 1e9 * factor,
      othersShare: 0.25,
    },
  },
});

test('shows each cost, and how many times that of the first row it is', () => {
  const rows: Row[] = [
    aRow('fangzhi', 1),
    aRow('Hugo', 0.5),
    { name: 'Eleventy', run: { failure: 'npm install failed:\nno | network' } },
  ];
  expect(tableText(costTable('Pages', 'All of them.', rows))).toMatchInlineSnapshot(`
    "## Pages

    All of them.

    |  | wall | CPU | peak memory | taken by others |
    | --- | ---: | ---: | ---: | ---: |
    | fangzhi | 4.00 s (×1.00) | 6.00 s (×1.00) | 1.00 GB (×1.00) | 25 % |
    | Hugo | 2.00 s (×0.50) | 3.00 s (×0.50) | 0.50 GB (×0.50) | 25 % |
    | Eleventy | not measured: npm install failed: no \\| network |  |  |  |"
  `);
});

test('shows no multiples where the first row has no cost', () => {
  const { rows } = costTable('Pages', '', [
    { name: 'fangzhi', run: { failure: 'ended with code 1' } },
    aRow('Hugo', 1),
  ]);
  expect(rows).toEqual([
    ['fangzhi', 'not measured: ended with code 1', '', '', ''],
    ['Hugo', '4.00 s', '6.00 s', '1.00 GB', '25 %'],
  ]);
});

test('says of a budget whether it is met, by how much it is missed, or that it was not measured', () => {
  const line = (value: number | undefined) =>
    atMost({ what: 'pages', limit: 6, value, show: seconds });
  expect([line(6), line(9), line(undefined)]).toEqual([
    { what: 'pages', budget: '≤ 6.00 s', measured: '6.00 s', verdict: 'met' },
    { what: 'pages', budget: '≤ 6.00 s', measured: '9.00 s', verdict: '**missed**, ×1.50 of it' },
    { what: 'pages', budget: '≤ 6.00 s', measured: '–', verdict: 'not measured' },
  ]);
});

test('says beside a wall time what others took of the machine meanwhile', () => {
  const measured = (othersShare: number) =>
    atMost({ what: 'pages', limit: 6, value: 9, show: seconds, othersShare }).measured;
  expect([measured(0.04), measured(0.5)]).toEqual(['9.00 s', '9.00 s (others: 50 %)']);
});

test('writes a report with the budgets before the tables, as prettier would have it', async () => {
  const results = [
    {
      tables: [costTable('Pages', '', [aRow('fangzhi', 1)])],
      budgets: [atMost({ what: 'pages', limit: 6, value: 4, show: seconds })],
    },
  ];
  const facts = {
    date: '2026-11-22',
    machine: '2 cores',
    peers: 'Hugo 0.111.3',
    repeats: 3,
    isInMemory: true,
  };
  const text = await writeReport({ ...facts, results }, 'bench/results.md');
  expect(text.match(/^#.*$/gm)).toEqual([
    '# Benchmark results',
    '## Budgets of docs/design.md',
    '## Pages',
  ]);
  expect(text).toContain('Measured on 2026-11-22: 2 cores. Hugo 0.111.3.');
  expect(budgetTable([]).rows).toEqual([]);
});

test('runs everything by default, and keeps only the results of a whole run', () => {
  const whole = readOptions([]);
  expect(whole).toMatchObject({ pages: [1000, 10_000, 20_000, 30_000], isWhole: true });
  expect(readOptions(['--quick'])).toMatchObject({ pages: [1000], isWhole: false });
  expect(readOptions(['--only', 'pages,search', '--chapters', '500'])).toMatchObject({
    only: ['pages', 'search'],
    pages: [500],
    isWhole: false,
  });
  expect(() => readOptions(['--only', 'mirror'])).toThrow('No scenario is called mirror');
  expect(() => readOptions(['--chapters', 'many'])).toThrow('--chapters takes numbers');
});
