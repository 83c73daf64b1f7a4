import type { BudgetLine } from '../budget.ts';
import type { Tell } from '../contestant.ts';
import type { Options } from '../options.ts';
import type { Table } from '../table.ts';

export interface Result {
  tables: Table[];
  budgets: BudgetLine[];
}

/** Something a portal is asked to do, measured; makes what it needs and reads nothing another scenario left. */
export type Scenario = (options: Options, tell: Tell) => Promise<Result>;
