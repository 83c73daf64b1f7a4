import { figures } from './cells.ts';
import type { FoundTable } from './grid.ts';

/** The number a text says, as a plain decimal; undefined for a text that is none. */
export function parsedValue(text: string): string | undefined {
  const bare = text.trim();
  if (!figures.test(bare)) return undefined;
  const digits = bare.replace(/,/g, '').replace('−', '-').replace(/[%‰]$/, '').replace(/^\+/, '');
  const scale = bare.endsWith('%') ? 2 : bare.endsWith('‰') ? 3 : 0;
  return scale === 0 ? digits : shift(digits, scale);
}

/** Moves the point to the left, digit by digit, so that no binary fraction creeps in: 98.2 by 2 is 0.982. */
function shift(digits: string, places: number): string {
  const [sign, rest] = digits.startsWith('-') ? ['-', digits.slice(1)] : ['', digits];
  const [whole = '0', part = ''] = rest.split('.');
  const padded = whole.padStart(places + 1, '0');
  const moved = `${padded.slice(0, -places)}.${padded.slice(-places)}${part}`;
  return sign + moved.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** Name of a column: its cells of head, outermost first, each once. */
function columnName({ rows, heads }: FoundTable, column: number): string {
  const names = rows.slice(0, heads).map((row) => (row[column] ?? '').trim());
  return (
    names.filter((name, at) => name !== '' && name !== names[at - 1]).join('／') ||
    `第${column + 1}列`
  );
}

/** The description of a table as a Data Package resource (frictionless, version 2). */
export function describeTable(name: string, table: FoundTable): object {
  const { rows, heads, title, unit, year, source, definition } = table;
  const seen = new Map<string, number>();
  const fields = (rows[0] ?? []).map((_, column) => {
    const wanted = columnName(table, column);
    const times = (seen.get(wanted) ?? 0) + 1;
    seen.set(wanted, times);
    return {
      name: times === 1 ? wanted : `${wanted}（${times}）`,
      ...typeOf(rows.slice(heads).map((row) => row[column] ?? '')),
    };
  });
  return {
    $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
    type: 'table',
    name,
    path: `${name}.csv`,
    ...(title === undefined ? {} : { title }),
    ...(definition === undefined ? {} : { description: definition }),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { headerRows: rows.slice(0, heads).map((_, at) => at + 1), headerJoin: '／' },
    schema: { fields, missingValues: ['', '…', '—', '-'] },
    ...(source === undefined ? {} : { sources: [{ title: source }] }),
    ...(unit === undefined ? {} : { unit }),
    ...(year === undefined ? {} : { year }),
    values: `${name}.values.csv`,
  };
}

function typeOf(cells: readonly string[]): object {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => !/^(?:…|—|-)?$/.test(cell));
  if (filled.length === 0 || !filled.every((cell) => figures.test(cell))) return { type: 'string' };
  const isInteger =
    filled.every((cell) => /^[-+]?[\d,]+$/.test(cell)) &&
    !filled.some((cell) => cell.includes(','));
  if (isInteger) return { type: 'integer' };
  return {
    type: 'number',
    ...(filled.some((cell) => cell.includes(',')) ? { groupChar: ',' } : {}),
    ...(filled.some((cell) => /[%‰−]/.test(cell)) ? { bareNumber: false } : {}),
  };
}
