import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileChapter } from '../../markdown/compile.ts';
import { parseCsv } from '../../markdown/csv.ts';
import { aFinding, compareFindings, type Finding } from '../../model/finding.ts';
import { slugOfTitle } from '../chapter-names.ts';
import { OfficeRefusal } from '../office/open-package.ts';
import { claimSlug, slugOf } from '../slugs.ts';
import { escapeAttribute } from '../docx/write-inline.ts';
import { findTable, type FoundTable, type Grid, type TableFacts } from './grid.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { describeTable, parsedValue } from './table-resource.ts';

export interface TableOptions extends TableFacts {
  /** Folder of chapters that the tables are put into. */
  into: string;
  replace: boolean;
}

export interface ImportedTable {
  /** File name without `.csv`. */
  name: string;
  rows: number;
  columns: number;
  heads: number;
  repeated: number;
  remarks: string[];
  /** What to paste into a chapter. */
  tag: string;
}

/** Imports spreadsheets as data files with their descriptions; all or none are written. */
export async function importTables(
  files: readonly string[],
  options: TableOptions,
): Promise<{ tables: ImportedTable[]; findings: Finding[] }> {
  const findings: Finding[] = [];
  const into = path.resolve(options.into);
  if (!(await stat(into).catch(() => undefined))?.isDirectory()) {
    const message =
      '没有这个文件夹。--into 要写篇章所在的文件夹，例如 content/works/qingxi-yearbook-2022/20-agriculture。';
    return { tables: [], findings: [aFinding('import-file-missing', options.into, message)] };
  }
  const tables: ImportedTable[] = [];
  const written = new Map<string, string>();
  const taken = new Set<string>();
  for (const file of files) {
    for (const grid of await readGrids(file, findings)) {
      const found = findTable(grid);
      const table: FoundTable = { ...found, ...given(options) };
      const name = claimSlug(nameOf(file, grid, table), taken);
      const titled = { ...table, title: table.title ?? labelOf(file, grid) };
      const problem = addTable(name, titled, tables, written);
      if (problem !== undefined) findings.push(aFinding('import-text-changed', file, problem));
    }
  }
  for (const [name, text] of written) {
    const old = await readFile(path.join(into, name), 'utf8').catch(() => undefined);
    if (old === undefined || old === text || options.replace) continue;
    findings.push(
      aFinding(
        'import-work-exists',
        path.join(options.into, name),
        '已经有这个文件，内容不同，没有覆盖。要换成新导入的，请加 --replace。',
      ),
    );
  }
  const isRefused = findings.some(({ severity }) => severity === 'error');
  if (!isRefused) await writeAll(into, written);
  return { tables: isRefused ? [] : tables, findings: findings.sort(compareFindings) };
}

function given({ title, unit, year, source, definition }: TableFacts): TableFacts {
  return Object.fromEntries(
    Object.entries({ title, unit, year, source, definition }).filter(
      ([, fact]) => fact !== undefined,
    ),
  );
}

async function readGrids(file: string, findings: Finding[]): Promise<Grid[]> {
  try {
    const kind = path.extname(file).toLowerCase();
    if (kind === '.csv' || kind === '.tsv') {
      const { grid, encoding } = await readCsv(file);
      if (encoding === 'gb18030')
        findings.push(
          aFinding(
            'import-encoding-converted',
            file,
            '文件不是 UTF-8 编码，已按国标码（GB18030）读取。请看一眼有没有乱码。',
          ),
        );
      return checkFilled([grid]);
    }
    if (kind === '.xlsm')
      throw new OfficeRefusal(
        'import-macro',
        '这是带宏（程序）的文件，没有导入。请在 Excel 里另存为不含宏的 .xlsx。',
      );
    if (kind !== '.xlsx')
      throw new OfficeRefusal(
        'import-format-unknown',
        `不能导入 ${kind === '' ? '没有扩展名的' : kind} 文件。可以导入 .xlsx、.csv；旧的 .xls 请在 Excel 里另存为 .xlsx。`,
      );
    return checkFilled(await readXlsx(file));
  } catch (error) {
    if (!(error instanceof OfficeRefusal)) throw error;
    findings.push(aFinding(error.refusal.code, file, error.refusal.message));
    return [];
  }
}

function checkFilled(grids: Grid[]): Grid[] {
  const filled = grids.filter(({ rows }) =>
    rows.some((row) => row.some((cell) => cell.trim() !== '')),
  );
  if (filled.length === 0)
    throw new OfficeRefusal(
      'import-empty',
      '文件里没有数据。请核对是不是拿错了文件，工作表有没有隐藏。',
    );
  return filled;
}

/** What the sheet is called, or the file where its sheet has no name of its own. */
function labelOf(file: string, { name }: Grid): string {
  return isDull(name) ? baseOf(file) : name;
}

const isDull = (name: string): boolean => /^(?:sheet|工作表)\s*\d*$/i.test(name);
const baseOf = (file: string): string => path.basename(file).replace(/\.[^.]+$/, '');

function nameOf(file: string, { name }: Grid, { title }: FoundTable): string {
  const base = baseOf(file);
  const bare = (title ?? base).replace(
    /^附?表\s*[\d一二三四五六七八九十—\-－.．]+\s*|\d{4}年/g,
    '',
  );
  return slugOf(isDull(name) ? base : name) ?? slugOfTitle(isDull(name) ? bare : name);
}

/** Writes a table's files and proves that a page shows its cells. @returns what is wrong. */
function addTable(
  name: string,
  table: FoundTable,
  tables: ImportedTable[],
  written: Map<string, string>,
): string | undefined {
  const { rows, heads, title = name, unit, year, source, definition, repeated, remarks } = table;
  const csv = rows.map(writeRow).join('');
  const facts = {
    src: `${name}.csv`,
    title,
    unit,
    year,
    source,
    definition,
    heads: heads > 1 ? String(heads) : undefined,
  };
  const tag = `<DataTable${Object.entries(facts)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeAttribute(value)}"`))
    .join('')} />`;
  const values = rows
    .map((row, at) => writeRow(at < heads ? row : row.map((cell) => parsedValue(cell) ?? cell)))
    .join('');
  written.set(`${name}.csv`, csv);
  written.set(`${name}.values.csv`, values);
  written.set(`${name}.resource.json`, `${JSON.stringify(describeTable(name, table), null, 2)}\n`);
  tables.push({
    name,
    rows: rows.length - heads,
    columns: rows[0]?.length ?? 0,
    heads,
    repeated,
    remarks,
    tag,
  });
  return prove(csv, tag, rows, heads);
}

function prove(
  csv: string,
  tag: string,
  rows: readonly (readonly string[])[],
  heads: number,
): string | undefined {
  const back = parseCsv(csv).rows;
  if (JSON.stringify(back) !== JSON.stringify(rows))
    return '写成的 CSV 读回来与原表不同，没有写入。请把这个文件交给技术人员。';
  const { text, findings } = compileChapter(tag, {
    id: 'a/b',
    file: 'works/a/b.mdx',
    release: { today: '9999-12-31', audience: 'internal' },
    readBeside: () => csv,
    hiddenItems: new Set(),
  });
  const fold = (some: string): string => some.replace(/\s+/g, '');
  const body = fold(rows.slice(heads).flat().join(''));
  const error = findings.find(({ severity }) => severity === 'error');
  if (error) return error.message;
  return fold(text).includes(body)
    ? undefined
    : '网页上的表格与原表不同，没有写入。请把这个文件交给技术人员。';
}

function writeRow(cells: readonly string[]): string {
  const quote = (cell: string): string =>
    /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const line = cells.map(quote).join(',');
  return `${line === '' ? '""' : line}\n`;
}

/** Each file is written beside its place and renamed into it. */
async function writeAll(into: string, written: ReadonlyMap<string, string>): Promise<void> {
  const stage = path.join(into, `.import-${process.pid}`);
  try {
    await mkdir(stage, { recursive: true });
    for (const [name, text] of written) await writeFile(path.join(stage, name), text);
    for (const name of written.keys()) await rename(path.join(stage, name), path.join(into, name));
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}
