import { z } from 'zod';

/** How far the text of a leaf has been proofread against its scan, least first. */
export const proofStates = ['未校', '一校', '二校', '审定'] as const;
export type ProofState = (typeof proofStates)[number];

export const proofState = z.enum(proofStates, {
  error: '校勘进度只能写 未校、一校、二校 或 审定。',
});

export type StateCounts = Record<ProofState, number>;

/** How many leaves have come how far. */
export function countStates(leaves: readonly { state: ProofState }[]): StateCounts {
  const counts: StateCounts = { 未校: 0, 一校: 0, 二校: 0, 审定: 0 };
  for (const { state } of leaves) counts[state]++;
  return counts;
}

/** State of several leaves together: that of the least proofread; undefined when there is none. */
export function leastState(leaves: readonly { state: ProofState }[]): ProofState | undefined {
  return proofStates.find((state) => leaves.some((leaf) => leaf.state === state));
}

/** Whether a volume has come as far as a release asks. */
export function reaches(state: ProofState | undefined, least: ProofState | undefined): boolean {
  if (least === undefined || state === undefined) return true;
  return proofStates.indexOf(state) >= proofStates.indexOf(least);
}
