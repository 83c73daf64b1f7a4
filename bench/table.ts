import type { Row } from './contestant.ts';
import type { Cost } from './measure.ts';

/** A table of the report, with what it shows in a sentence or two. */
export interface Table {
  title: string;
  note: string;
  head: string[];
  rows: string[][];
}

export const seconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} s`;
const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

function beside(value: number, base: number | undefined): string {
  return base === undefined || base === 0 ? '' : ` (×${(value / base).toFixed(2)})`;
}

/** Wall time, processor time and memory of each row, as such and as multiples of the first row's. */
export function costTable(title: string, note: string, rows: readonly Row[]): Table {
  const first = rows[0];
  const base = first && 'cost' in first.run ? first.run.cost : undefined;
  return {
    title,
    note,
    head: ['', 'wall', 'CPU', 'peak memory', 'taken by others'],
    rows: rows.map(({ name, run }) =>
      'cost' in run
        ? costCells(name, run.cost, base)
        : [name, `not measured: ${run.failure}`, '', '', ''],
    ),
  };
}

function costCells(
  name: string,
  { wallSeconds, cpuSeconds, peakBytes, othersShare }: Cost,
  base: Cost | undefined,
): string[] {
  return [
    name,
    seconds(wallSeconds) + beside(wallSeconds, base?.wallSeconds),
    seconds(cpuSeconds) + beside(cpuSeconds, base?.cpuSeconds),
    gigabytes(peakBytes) + beside(peakBytes, base?.peakBytes),
    percent(othersShare),
  ];
}

export function costOf(rows: readonly Row[], name: string): Cost | undefined {
  const run = rows.find((row) => row.name === name)?.run;
  return run && 'cost' in run ? run.cost : undefined;
}

/** A table in Markdown; a bar inside a cell would end it. */
export function writeTable({ head, rows }: Pick<Table, 'head' | 'rows'>): string {
  const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const lines = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows];
  return lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}
