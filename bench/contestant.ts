import { measure, middleRun, type Command, type Run } from './measure.ts';

/** One program in a comparison. */
export interface Contestant {
  name: string;
  /** Brings the disk to the state a run begins from; not measured. @returns why it cannot run, if it cannot. */
  prepare(): string | undefined;
  command: Command;
}

export interface Row {
  name: string;
  run: Run;
}

/** Says what is going on, for whoever waits. */
export type Tell = (message: string) => void;

/**
 * Measures contestants one at a time, turn and turn about, so that what else the machine does falls on all alike.
 * One that fails is not tried again.
 */
export async function runInTurns(
  contestants: readonly Contestant[],
  repeats: number,
  tell: Tell,
): Promise<Row[]> {
  const runs = new Map<string, Run[]>(contestants.map(({ name }) => [name, []]));
  for (let turn = 1; turn <= repeats; turn++) {
    for (const { name, prepare, command } of contestants) {
      const ofThis = runs.get(name) ?? [];
      if (ofThis.some((run) => 'failure' in run)) continue;
      tell(`  ${name}${repeats > 1 ? `, run ${turn} of ${repeats}` : ''}`);
      const missing = prepare();
      ofThis.push(missing === undefined ? await measure(command) : { failure: missing });
    }
  }
  return [...runs].map(([name, ofThis]) => ({ name, run: middleRun(ofThis) }));
}
