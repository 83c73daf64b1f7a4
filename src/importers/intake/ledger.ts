import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { parseCsv } from '../../markdown/csv.ts';
import { csvCell, textOfCell } from '../../model/csv-cell.ts';
import {
  intakeActs,
  intakeTaskSchema,
  type IntakeAct,
  type IntakeEvent,
  type IntakeTask,
  type IntakeUnit,
} from '../../model/intake.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import { decodeAny } from '../any-encoding.ts';

/** A round of submissions as its folder holds it: `task.yaml`, `units.csv`, `log.csv`. */
export interface Ledger {
  folder: string;
  task: IntakeTask;
  units: IntakeUnit[];
  events: IntakeEvent[];
}

const unitColumns = ['单位', '别名', '应交内容', '应交日期'] as const;
const logColumns = ['日期', '单位', '事项', '文件', '说明', '摘要'] as const;

/** Reads a ledger; every mistake in it is a finding, and then there is none. */
export async function readLedger(folder: string): Promise<Ledger | { findings: Finding[] }> {
  const findings: Finding[] = [];
  const report = (file: string, message: string, line?: number): void => {
    const at = line === undefined ? undefined : { line, column: 1 };
    findings.push(aFinding('intake-invalid', path.join(folder, file), message, at));
  };
  const task = await readTask(folder, report);
  const units = task && (await readUnits(folder, task, report));
  const events = units && (await readLog(folder, units, report));
  if (!task || !units || !events || findings.length > 0) return { findings };
  return { folder, task, units, events };
}

type Report = (file: string, message: string, line?: number) => void;

async function readTask(folder: string, report: Report): Promise<IntakeTask | undefined> {
  const yaml = await readFile(path.join(folder, 'task.yaml'), 'utf8').catch(() => undefined);
  if (yaml === undefined) {
    report('task.yaml', '没有这个文件。新的征集请先运行 npx fangzhi intake new。');
    return undefined;
  }
  try {
    const read = intakeTaskSchema.safeParse(parse(yaml));
    if (read.success) return read.data;
    for (const { path: field, message } of read.error.issues)
      report('task.yaml', `${field.join('.')}：${message}`);
  } catch {
    report('task.yaml', 'YAML 写法有误，请核对冒号后面的空格和引号。');
  }
  return undefined;
}

async function readUnits(
  folder: string,
  task: IntakeTask,
  report: Report,
): Promise<IntakeUnit[] | undefined> {
  const rows = await readTable(folder, 'units.csv', unitColumns, report);
  if (!rows) return undefined;
  const units: IntakeUnit[] = [];
  for (const { line, cells } of rows) {
    const [name = '', aliases = '', owes = '', written = ''] = cells;
    const due = dayOf(written);
    if (name === '') report('units.csv', '单位一格是空的。', line);
    else if (units.some((unit) => unit.name === name))
      report('units.csv', `单位“${name}”写了两次，请合并成一行。`, line);
    else if (/^\.+$/.test(name)) report('units.csv', `单位“${name}”不是单位的名称。`, line);
    else if (due !== '' && !isDay(due))
      report('units.csv', `应交日期“${due}”要写成 2023-03-31 的形式。`, line);
    else
      units.push({
        name,
        aliases: aliases
          .split(/[、，,;；]/)
          .map((each) => each.trim())
          .filter(Boolean),
        owes,
        due: due === '' ? task.due : due,
      });
  }
  if (units.length === 0) report('units.csv', '一个单位也没有。请每行写一个应交稿的单位。');
  return units;
}

async function readLog(
  folder: string,
  units: readonly IntakeUnit[],
  report: Report,
): Promise<IntakeEvent[] | undefined> {
  const rows = await readTable(folder, 'log.csv', logColumns, report);
  if (!rows) return undefined;
  const acts = new Map(Object.entries(intakeActs).map(([act, name]) => [name, act as IntakeAct]));
  return rows.flatMap(({ line, cells }) => {
    const [written = '', unit = '', name = '', file = '', note = '', digest = ''] = cells;
    const day = dayOf(written);
    const act = acts.get(name as (typeof intakeActs)[IntakeAct]);
    if (!isDay(day)) report('log.csv', `日期“${day}”要写成 2023-03-31 的形式。`, line);
    else if (!units.some((each) => each.name === unit))
      report('log.csv', `单位“${unit}”不在 units.csv 里。`, line);
    else if (act === undefined)
      report('log.csv', `事项“${name}”只能写 ${Object.values(intakeActs).join('、')}。`, line);
    else return [{ day, unit, act, file, note, digest }];
    return [];
  });
}

async function readTable(
  folder: string,
  file: string,
  columns: readonly string[],
  report: Report,
): Promise<{ line: number; cells: string[] }[] | undefined> {
  const bytes = await readFile(path.join(folder, file)).catch(() => undefined);
  if (bytes === undefined) {
    report(file, '没有这个文件。请恢复它，或运行 npx fangzhi intake new 另建一次征集。');
    return undefined;
  }
  const { rows, problem } = parseCsv(decodeAny(bytes).text);
  const [head = [], ...body] = rows;
  if (problem !== undefined) report(file, problem);
  const at = columns.map((column) => head.indexOf(column));
  const missing = columns.filter((_, index) => at[index] === -1);
  if (missing.length > 0) {
    report(file, `第一行缺少 ${missing.join('、')}。第一行要写 ${columns.join(',')}。`, 1);
    return undefined;
  }
  return body.map((row, index) => ({
    line: index + 2,
    cells: at.map((column) => textOfCell(row[column] ?? '').trim()),
  }));
}

/** Excel turns `2023-03-31` into `2023/3/31` when it saves a table. */
function dayOf(written: string): string {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?$/.exec(written) ?? [];
  return year === '' ? written : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

/** Appends to the log: what is written there is never changed. */
export async function logEvents(folder: string, events: readonly IntakeEvent[]): Promise<void> {
  const lines = events.map(({ day, unit, act, file, note, digest }) =>
    [day, unit, intakeActs[act], file, note, digest].map(csvCell).join(','),
  );
  const log = path.join(folder, 'log.csv');
  const { text, encoding } = decodeAny(await readFile(log));
  const more = `${text.endsWith('\n') ? '' : '\r\n'}${lines.map((line) => `${line}\r\n`).join('')}`;
  if (encoding === 'utf-8') {
    await appendFile(log, more);
    return;
  }
  // Saved by Excel in its own encoding: two encodings in one file could not be read again.
  const beside = `${log}.${process.pid}`;
  await writeFile(beside, `\uFEFF${text.replace(/^\uFEFF/, '')}${more}`);
  await rename(beside, log);
}

/** Writes an empty ledger. @throws {Error} when one is there. */
export async function writeLedger(folder: string, { title, due }: IntakeTask): Promise<void> {
  const flag = { flag: 'wx' } as const;
  const taskYaml = `# 一次资料征集。应交稿的单位写在 units.csv，用 Excel 打开填写，一行一个单位。\ntitle: ${JSON.stringify(title)}\ndue: ${JSON.stringify(due)}\n`;
  await writeFile(path.join(folder, 'task.yaml'), taskYaml, flag);
  const sample = '县水利局,水利局、水务局,水利建设、防汛抗旱,';
  await writeFile(
    path.join(folder, 'units.csv'),
    `\uFEFF${unitColumns.join(',')}\r\n${sample}\r\n`,
    flag,
  );
  await writeFile(path.join(folder, 'log.csv'), `\uFEFF${logColumns.join(',')}\r\n`, flag);
}
