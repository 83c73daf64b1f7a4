import { proofStates, type ProofState, type StateCounts } from '../model/proof-state.ts';
import { escapeHtml } from '../markdown/escape.ts';

/** Class of a state in styles. */
export const stateClass: Record<ProofState, string> = {
  未校: 'state-0',
  一校: 'state-1',
  二校: 'state-2',
  审定: 'state-3',
};

/** States from the furthest down, as progress is read. */
const furthestFirst = proofStates.toReversed();

/** How far a volume is, in words: 审定 3 叶，一校 1 叶. */
export function progressWords(counts: StateCounts): string {
  return furthestFirst
    .filter((state) => counts[state] > 0)
    .map((state) => `${state} ${counts[state]} 叶`)
    .join('，');
}

/** A bar in as many parts as there are states, drawn to be stretched; its words stand beside it. */
export function progressBar(counts: StateCounts): string {
  const all = proofStates.reduce((sum, state) => sum + counts[state], 0);
  let from = 0;
  const parts = furthestFirst.map((state) => {
    const width = all === 0 ? 0 : (counts[state] / all) * 100;
    const part =
      width === 0
        ? ''
        : `<rect class="${stateClass[state]}" x="${round(from)}" y="0" width="${round(width)}" height="8"/>`;
    from += width;
    return part;
  });
  return `<svg class="progress" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${escapeHtml(progressWords(counts))}">${parts.join('')}</svg>`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** What a reader must know of a text that is not yet settled; nothing where it is. */
export function proofNotice(state: ProofState): string {
  const words: Record<ProofState, string> = {
    未校: '尚未校对，文字可能有误，引用请核对影像。',
    一校: '只校过一遍，尚未审定，引用请核对影像。',
    二校: '校过两遍，尚未审定，引用请核对影像。',
    审定: '',
  };
  return state === '审定'
    ? ''
    : `<p class="proof-notice ${stateClass[state]}"><b>${state}</b>${words[state]}</p>`;
}
