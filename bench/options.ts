import { parseArgs } from 'node:util';

const scenarioNames = [
  'pages',
  'changed',
  'search',
  'first-view',
  'exchange',
  'lighthouse',
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export interface Options {
  isQuick: boolean;
  only: ScenarioName[];
  /** Sizes of the corpora whose pages are built cold. */
  pages: number[];
  /** Size of the corpus of which one chapter changes. */
  changed: number;
  /** Sizes of the corpora that are indexed. */
  search: number[];
  /** Times each contestant runs. */
  repeats: number;
  /** Whether this is the whole run, whose results are kept. */
  isWhole: boolean;
}

/** @throws {Error} on an option or a name it does not know. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      chapters: { type: 'string' },
    },
  });
  const only = (values.only ?? []).flatMap((names) => names.split(',')).map(scenarioName);
  const sizes = values.chapters?.split(',').map(readSize);
  const { quick } = values;
  return {
    isQuick: quick,
    only: only.length > 0 ? only : [...scenarioNames],
    pages: sizes ?? (quick ? [1000] : [1000, 10_000, 20_000, 30_000]),
    changed: quick ? 1000 : 10_000,
    search: sizes ?? (quick ? [1000] : [2000, 10_000, 17_000]),
    repeats: quick ? 1 : 3,
    isWhole: !quick && only.length === 0 && sizes === undefined,
  };
}

function scenarioName(name: string): ScenarioName {
  const known = scenarioNames.find((each) => each === name);
  if (known === undefined)
    throw new Error(`No scenario is called ${name}; there are ${scenarioNames.join(', ')}.`);
  return known;
}

function readSize(text: string): number {
  const size = Number(text);
  if (!Number.isInteger(size) || size < 50 || size > 200_000)
    throw new Error(`--chapters takes numbers from 50 to 200000, not ${text}.`);
  return size;
}
