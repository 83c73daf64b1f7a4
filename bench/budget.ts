/** A line of the table that holds figures against the budgets of docs/design.md, section 6. */
export interface BudgetLine {
  what: string;
  budget: string;
  measured: string;
  verdict: string;
}

/** What a scenario measured against one budget; `value` is undefined when it could not be measured. */
export interface AtMost {
  what: string;
  limit: number;
  value: number | undefined;
  show: (value: number) => string;
  /** Share of the processors that other programs took meanwhile, for wall times. */
  othersShare?: number | undefined;
}

const noticeable = 0.1;

export function atMost({ what, limit, value, show, othersShare = 0 }: AtMost): BudgetLine {
  const budget = `≤ ${show(limit)}`;
  if (value === undefined) return { what, budget, measured: '–', verdict: 'not measured' };
  const verdict = value <= limit ? 'met' : `**missed**, ×${(value / limit).toFixed(2)} of it`;
  const meanwhile = othersShare < noticeable ? '' : ` (others: ${Math.round(othersShare * 100)} %)`;
  return { what, budget, measured: show(value) + meanwhile, verdict };
}
