import { globSync } from 'node:fs';
import { measure, bestRun, type Command, type Run } from './measure.ts';

/** One program in a comparison. */
export interface Contestant {
  name: string;
  /** Brings the disk to the state a run begins from; not measured. @returns why it cannot run, if it cannot. */
  prepare: () => string | undefined;
  command: Command;
  /** Looks at what a run made. @returns what is wrong with it. */
  verify: () => string | undefined;
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
    for (const contestant of contestants) {
      const { name } = contestant;
      const ofThis = runs.get(name) ?? [];
      if (ofThis.some((run) => 'failure' in run)) continue;
      tell(`  ${name}${repeats > 1 ? `, run ${turn} of ${repeats}` : ''}`);
      ofThis.push(await runOnce(contestant));
    }
  }
  return [...runs].map(([name, ofThis]) => ({ name, run: bestRun(ofThis) }));
}

async function runOnce({ prepare, command, verify }: Contestant): Promise<Run> {
  const missing = prepare();
  if (missing !== undefined) return { failure: missing };
  const run = await measure(command);
  if ('failure' in run) return run;
  const wrong = verify();
  return wrong === undefined ? run : { failure: wrong };
}

/** A program that wrote fewer pages than there are chapters was not fast. */
export function fewerPages(site: string, chapters: number): string | undefined {
  const pages = globSync('**/*.html', { cwd: site }).length;
  return pages >= chapters ? undefined : `wrote ${pages} pages of ${chapters} chapters`;
}
