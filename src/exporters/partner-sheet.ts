import type { Profile } from '../model/profile.ts';
import { csvFile } from './csv.ts';
import type { PartnerFacts } from './partner-facts.ts';

type Column = NonNullable<Profile['sheet']>['columns'][number];

/** Why a work does not fit a column. */
export interface CellProblem {
  column: string;
  field: string;
  /** Characters there are, and the most there may be; absent where there is no text at all. */
  length?: { characters: number; most: number };
}

/** Cells of one work, in the partner's own words, and what is wrong with them. */
export function sheetRow(
  columns: readonly Column[],
  facts: PartnerFacts,
): { cells: string[]; problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const cells = columns.map(({ column, field, value, required, mostCharacters, words }) => {
    const fact = field === undefined ? value : facts[field];
    const cell = fact === undefined ? '' : (words?.[fact] ?? fact);
    const characters = Array.from(cell).length;
    if (cell === '' && required) problems.push({ column, field: field ?? '' });
    if (mostCharacters !== undefined && characters > mostCharacters)
      problems.push({ column, field: field ?? '', length: { characters, most: mostCharacters } });
    return cell;
  });
  return { cells, problems };
}

/** The table of works (书目信息) that goes along with their files. */
export function sheetCsv(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  return csvFile([columns.map(({ column }) => column), ...rows]);
}
