import type { Stretch } from '../../model/recording.ts';
import type { Cue } from '../../model/webvtt.ts';

/** A cue with what the second track says at the same time; undefined stands for a stretch that is withheld. */
export type CuePair = { cue: Cue; second: Cue[] } | undefined;

/** Whether a cue touches a restricted stretch: then it is left out whole, since part of a sentence tells the rest. */
export function isWithheldCue({ startMs, endMs }: Cue, held: readonly Stretch[]): boolean {
  return held.some(([from, to]) => startMs < to && from < endMs);
}

/**
 * Lays the second track beside the first: each of its cues goes to the one it shares most time with. Withheld cues
 * leave one gap for each run of them.
 *
 * @returns pairs in order, and the cues of the second track that share time with none.
 */
export function pairCues(
  cues: readonly Cue[],
  second: readonly Cue[],
  held: readonly Stretch[],
): { pairs: CuePair[]; unpaired: Cue[] } {
  const beside = new Map<Cue, Cue[]>();
  const unpaired: Cue[] = [];
  for (const other of second) {
    const host = hostOf(other, cues);
    if (host === undefined) unpaired.push(other);
    else beside.set(host, [...(beside.get(host) ?? []), other]);
  }
  const pairs: CuePair[] = [];
  for (const cue of cues) {
    const others = (beside.get(cue) ?? []).filter((other) => !isWithheldCue(other, held));
    if (!isWithheldCue(cue, held)) pairs.push({ cue, second: others });
    else if (pairs.length === 0 || pairs.at(-1) !== undefined) pairs.push(undefined);
  }
  return { pairs, unpaired: unpaired.filter((cue) => !isWithheldCue(cue, held)) };
}

function hostOf(other: Cue, cues: readonly Cue[]): Cue | undefined {
  let host: Cue | undefined;
  let mostMs = 0;
  for (const cue of cues) {
    const sharedMs = Math.min(cue.endMs, other.endMs) - Math.max(cue.startMs, other.startMs);
    if (sharedMs > mostMs) [host, mostMs] = [cue, sharedMs];
    if (cue.startMs >= other.endMs) break;
  }
  return host;
}
