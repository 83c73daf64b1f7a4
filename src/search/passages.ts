import { findable } from './findable.ts';

/** A run of text on a page: what one text node holds. Runs of one block read as one text. */
export interface Run {
  text: string;
  block: unknown;
}

/** Part of a run that belongs to a hit; a hit that spans elements has a part in each. */
export interface HitPart {
  run: number;
  from: number;
  to: number;
  /** Number of the hit, from 0, in reading order. */
  hit: number;
}

/** Between blocks: no hit has it, so none crosses from one block to the next. */
const wall = '\n';

/**
 * Finds strings on a page as search found them in its text: blind to punctuation and white space, which pages and
 * index may set differently, and to nothing else. Hits do not overlap; the longest string is tried first.
 */
export function findPassages(runs: readonly Run[], strings: readonly string[]): HitPart[] {
  const { text, places } = joinRuns(runs);
  const wanted = strings
    .map((string) => [...string].filter((character) => findable.test(character)).join(''))
    .filter((string) => string !== '')
    .sort((a, b) => b.length - a.length);
  const parts: HitPart[] = [];
  let hit = 0;
  let at = 0;
  while (at < text.length && wanted.length > 0) {
    const found = wanted.find((string) => text.startsWith(string, at));
    if (found === undefined) {
      at++;
      continue;
    }
    parts.push(...partsOf(places.slice(at, at + found.length), hit++));
    at += found.length;
  }
  return parts;
}

/** Where a UTF-16 unit of the joined text stands. */
interface Place {
  run: number;
  at: number;
}

function joinRuns(runs: readonly Run[]): { text: string; places: Place[] } {
  let text = '';
  const places: Place[] = [];
  for (const [run, { text: own, block }] of runs.entries()) {
    if (run > 0 && runs[run - 1]?.block !== block) {
      text += wall;
      places.push({ run: -1, at: 0 });
    }
    let at = 0;
    for (const character of own) {
      if (findable.test(character)) {
        text += character;
        for (let unit = 0; unit < character.length; unit++) places.push({ run, at: at + unit });
      }
      at += character.length;
    }
  }
  return { text, places };
}

/** One part a run, punctuation between its characters included. */
function partsOf(places: readonly Place[], hit: number): HitPart[] {
  const parts: HitPart[] = [];
  for (const { run, at } of places) {
    const last = parts[parts.length - 1];
    if (last?.run === run) last.to = at + 1;
    else parts.push({ run, from: at, to: at + 1, hit });
  }
  return parts;
}
