/** A total that the rows above it do not add up to. */
export interface SumSlip {
  column: string;
  label: string;
  written: string;
  sum: string;
}

const totals = /^(?:合|总|總|共)[计計]$/;
/** Columns that are not added up: shares, rates, averages, prices, places in an order. */
const notAdded = /[%‰℃]|率|比|均|价|價|单产|指数|增长|增減|增减|次序|名次|年份|编号|小时|每|占/;
/** Rows that are part of another row. */
const isPart = (label: string): boolean => /^\s|^其中/.test(label);

/** Units of things counted one by one, whose sums must be exact; others may be rounded. */
const counted = /[（(](?:人|户|人次|个|所|座|家|处|村|头|只|件|册|株|张|条|名|起|辆|艘)[）)]/;

/**
 * Rows of totals (合计、总计) of a table of figures that differ from the sum of the rows above. Where figures may have been
 * rounded, half a unit of the last place for each row is allowed. A column whose total is far from the sum is not one
 * that is added up, and is left alone: averages, overlapping groups.
 *
 * @param head one head for each column
 * @param unit unit of all columns, where the table has one
 */
export function findSumSlips(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  unit = '',
): SumSlip[] {
  const slips: SumSlip[] = [];
  let begin = 0;
  for (const [at, row] of rows.entries()) {
    const label = (row[0] ?? '').replace(/[\s　]/g, '');
    if (!totals.test(label)) continue;
    const above = rows.slice(begin, at).filter(([name = '']) => !isPart(name));
    begin = at + 1;
    if (above.length < 2) continue;
    for (const [column, title] of head.entries()) {
      if (column === 0 || notAdded.test(title + unit)) continue;
      const isExact = counted.test(`${title}（${unit}）`);
      const sum = sumOf(above.map((each) => each[column] ?? ''));
      const written = row[column] ?? '';
      if (sum !== undefined && differs(sum, written, above.length, isExact))
        slips.push({ column: title, label, written, sum: sum.value.toFixed(sum.places) });
    }
  }
  return slips;
}

interface Sum {
  value: number;
  /** Most decimal places of the figures added. */
  places: number;
}

const figure = /^[-−]?\d[\d ,]*(?:\.\d+)?$/;
const numberOf = (cell: string): number => Number(cell.replace(/[ ,]/g, '').replace('−', '-'));
const placesOf = (cell: string): number => /\.(\d+)$/.exec(cell)?.[1]?.length ?? 0;

/** Undefined where a cell holds something other than a figure; empty cells and dashes count as nothing. */
function sumOf(cells: readonly string[]): Sum | undefined {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => !/^[—–…-]*$/.test(cell));
  if (filled.length < 2 || filled.some((cell) => !figure.test(cell))) return undefined;
  const places = Math.max(...filled.map(placesOf));
  return { value: filled.reduce((total, cell) => total + numberOf(cell), 0), places };
}

/** Where the sum is further off than this share of the total, the column is no sum at all. */
const farthest = 0.5;

function differs({ value, places }: Sum, written: string, rows: number, isExact: boolean): boolean {
  if (!figure.test(written.trim())) return false;
  const total = numberOf(written.trim());
  const unit = 10 ** -Math.max(places, placesOf(written.trim()));
  const allowed = (isExact ? 0.5 : rows / 2) * unit;
  const off = Math.abs(value - total);
  return off > allowed + unit / 1000 && off <= farthest * Math.abs(total);
}
