import { figures, type Merge } from './cells.ts';
import { impliedMerges } from './implied-merges.ts';

/** A sheet as a rectangle of texts, as the reader of the sheet sees them. */
export interface Grid {
  /** Name of the sheet or file. */
  name: string;
  rows: string[][];
  /** Cells that stand for several, 0-based, `right` and `bottom` included. */
  merges: Merge[];
}

/** What stands above and below the table proper: its title, unit, source, definition. */
export interface TableFacts {
  title?: string | undefined;
  unit?: string | undefined;
  year?: string | undefined;
  source?: string | undefined;
  definition?: string | undefined;
}

export interface FoundTable extends TableFacts {
  rows: string[][];
  /** Rows of head. */
  heads: number;
  /** Cells of the body that were merged: their text is repeated, so that each row can be read alone. */
  repeated: number;
  /** Lines around the table that are none of these. */
  remarks: string[];
}

/** Takes a sheet apart: title and unit above, head, body, remarks below. */
export function findTable({ rows, merges }: Grid): FoundTable {
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex((cell) => cell !== '') + 1));
  const filled = rows.map((row, at) => ({
    at,
    cells: Array.from({ length: width }, (_, column) => row[column] ?? ''),
  }));
  const kept = filled.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const facts: TableFacts & { remarks: string[] } = { remarks: [] };
  const isLine = (cells: readonly string[]): boolean =>
    width > 1 && cells.filter((cell) => cell !== '').length === 1;
  while (kept[0] && isLine(kept[0].cells)) takeLine(facts, kept.shift()?.cells ?? [], true);
  while (kept.length > 1 && isLine(kept.at(-1)?.cells ?? []) && isRemark(kept.at(-1)?.cells ?? []))
    takeLine(facts, kept.pop()?.cells ?? [], false);
  const joined = merges.length > 0 ? merges : impliedMerges(kept);
  const heads = countHeads(kept, joined);
  let repeated = 0;
  for (const { top, left, bottom, right } of joined) {
    const text = rows[top]?.[left] ?? '';
    for (const { at, cells } of kept) {
      if (at < top || at > bottom) continue;
      for (let column = left; column <= right && column < width; column++) {
        const isOwn = at === top && column === left;
        const isHead = kept.findIndex((row) => row.at === at) < heads;
        if (isOwn || (!isHead && figures.test(text))) continue;
        cells[column] = text;
        if (!isHead && text !== '') repeated++;
      }
    }
  }
  return { ...facts, rows: kept.map(({ cells }) => cells), heads, repeated };
}

function isRemark(cells: readonly string[]): boolean {
  return /^(?:资料来源|来源|口径|注|说明|备注)\s*[:：]/.test(
    cells.find((cell) => cell !== '')?.trim() ?? '',
  );
}

function takeLine(
  facts: TableFacts & { remarks: string[] },
  cells: readonly string[],
  isAbove: boolean,
): void {
  const line = cells.find((cell) => cell !== '')?.trim() ?? '';
  const [, unit] = /^[（(]?(?:计量)?单位\s*[:：]\s*(.+?)[）)]?$/.exec(line) ?? [];
  const [, source] = /^(?:资料)?来源\s*[:：]\s*(.+)$/.exec(line) ?? [];
  const [, definition] = /^(?:统计)?口径\s*[:：]\s*(.+)$/.exec(line) ?? [];
  if (unit !== undefined) facts.unit = unit;
  else if (source !== undefined) facts.source = source;
  else if (definition !== undefined) facts.definition = definition;
  else if (isAbove && facts.title === undefined) {
    facts.title = line;
    facts.year = /(?<!\d)((?:1[89]|20)\d\d)年/.exec(line)?.[1];
  } else facts.remarks.push(line);
}

/** As far as the cells merged in the first row reach, and the row below a cell that is over several columns. */
function countHeads(
  kept: readonly { at: number; cells: readonly string[] }[],
  merges: readonly Merge[],
): number {
  const [first] = kept;
  if (!first) return 0;
  let heads = 1;
  for (let row = 0; row < heads && row < kept.length - 1; row++) {
    const at = kept[row]?.at ?? 0;
    for (const { top, bottom, left, right } of merges) {
      if (top !== at) continue;
      const below = kept.findIndex((each) => each.at === bottom);
      heads = Math.max(heads, below + 1, right > left && below >= 0 ? below + 2 : 1);
    }
  }
  return Math.min(heads, Math.max(1, kept.length - 1), 9);
}
