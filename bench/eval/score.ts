import type { PageAnswers } from './in-page.ts';
import type { EvaluatedQuery } from './queries.ts';

export interface Score {
  queries: number;
  /** Of what should be found, the share that is: the mean over queries that have something to find. */
  recall: number;
  /** Of what is found, the share that should be: the mean over queries that found something. */
  precision: number;
  /** Queries whose results are exactly right. */
  exact: number;
}

/** Compares what was found with what should be, by category, and over all under the name `all`. */
export function scoreAnswers(
  queries: readonly EvaluatedQuery[],
  truths: readonly ReadonlySet<string>[],
  { results }: PageAnswers,
): Map<string, Score> {
  const rows = queries.map(({ category }, index) => {
    const truth = truths[index] ?? new Set<string>();
    const found = new Set(results[index]?.found);
    const right = [...found].filter((address) => truth.has(address)).length;
    return { category, truth: truth.size, found: found.size, right };
  });
  const byCategory = Map.groupBy(rows, ({ category }) => category);
  return new Map(
    [...byCategory, ['all', rows] as const].map(([category, of]) => [category, scoreRows(of)]),
  );
}

function scoreRows(rows: readonly { truth: number; found: number; right: number }[]): Score {
  const mean = (shares: number[]): number =>
    shares.length === 0 ? 1 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return {
    queries: rows.length,
    recall: mean(rows.filter(({ truth }) => truth > 0).map(({ truth, right }) => right / truth)),
    precision: mean(rows.filter(({ found }) => found > 0).map(({ found, right }) => right / found)),
    exact: rows.filter(({ truth, found, right }) => truth === right && found === right).length,
  };
}

/** The value that so large a share of values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
