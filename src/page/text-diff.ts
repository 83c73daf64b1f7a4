import { compareLists } from '../model/common-subsequence.ts';

/** A stretch of two texts: in both, in the earlier one only, or in the later one only. */
export interface Piece {
  kind: 'same' | 'old' | 'new';
  text: string;
}

/** Clauses longer lists than this are not compared: it would take too long for what it tells. */
const mostPairs = 1_000_000;
/** How alike two clauses must be to be set against each other, of 1. */
const alike = 0.4;

/**
 * What was written anew between two texts about the same matter, as a reader wants to see it: clauses are paired first,
 * whatever their figures say, then figures and words compared within a pair. Undefined where the texts have too little
 * in common for a comparison to tell anything.
 */
export function compareTexts(earlier: string, later: string): Piece[] | undefined {
  const [before, after] = [clausesOf(earlier), clausesOf(later)];
  if (before.length * after.length > mostPairs) return undefined;
  const pieces = pairClauses(before, after).flatMap(([old, now]) =>
    old !== undefined && now !== undefined
      ? compareClauses(old, now)
      : [{ kind: old === undefined ? 'new' : 'old', text: old ?? now ?? '' } satisfies Piece],
  );
  const merged = mergePieces(pieces);
  const shared = merged.reduce(
    (sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0),
    0,
  );
  return shared * 4 < Math.min(earlier.length, later.length) ? undefined : merged;
}

function clausesOf(text: string): string[] {
  return text.match(/[^，、。；：？！\n]*[，、。；：？！\n]|[^，、。；：？！\n]+$/g) ?? [];
}

/** Pairs of characters of a clause, figures all alike. */
function gramsOf(clause: string): Map<string, number> {
  const plain = clause.replace(/[\d０-９.,％%]+/g, '#');
  const grams = new Map<string, number>();
  for (let at = 0; at < plain.length; at++) {
    const gram = plain.slice(at, at + 2);
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

/** Dice's coefficient of the pairs of characters, 0 to 1. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const size = (grams: ReadonlyMap<string, number>): number =>
    grams.values().reduce((sum, count) => sum + count, 0);
  let shared = 0;
  for (const [gram, count] of a) shared += Math.min(count, b.get(gram) ?? 0);
  return (2 * shared) / Math.max(1, size(a) + size(b));
}

/** Clauses of both texts in order, those alike side by side. */
function pairClauses(
  before: readonly string[],
  after: readonly string[],
): [string | undefined, string | undefined][] {
  const [a, b] = [before.map(gramsOf), after.map(gramsOf)];
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const scores = new Float64Array(before.length * after.length);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const score = likeness(a[i] ?? new Map(), b[j] ?? new Map());
      scores[i * after.length + j] = score;
      const paired = score < alike ? -1 : score + (best[(i + 1) * width + j + 1] ?? 0);
      best[i * width + j] = Math.max(
        paired,
        best[(i + 1) * width + j] ?? 0,
        best[i * width + j + 1] ?? 0,
      );
    }
  }
  const pairs: [string | undefined, string | undefined][] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const here = best[i * width + j] ?? 0;
    const score = scores[i * after.length + j] ?? 0;
    const both = i < before.length && j < after.length;
    if (both && score >= alike && here === score + (best[(i + 1) * width + j + 1] ?? 0))
      pairs.push([before[i++], after[j++]]);
    else if (i < before.length && (j === after.length || here === (best[(i + 1) * width + j] ?? 0)))
      pairs.push([before[i++], undefined]);
    else pairs.push([undefined, after[j++]]);
  }
  return pairs;
}

/** Figures and Latin words stay whole. */
function wordsOf(clause: string): string[] {
  return clause.match(/\d[\d.,]*[%‰]?|[A-Za-z]+|[^]/gu) ?? [];
}

function compareClauses(old: string, now: string): Piece[] {
  const words = compareLists(wordsOf(old), wordsOf(now), mostPairs);
  return words.map(({ side, item }) => ({ kind: side === 'both' ? 'same' : side, text: item }));
}

/**
 * Pieces side by side as one, the earlier text first; a single character between two changes goes with them, since
 * a reader takes in words, not characters. The pieces still spell both texts.
 */
function mergePieces(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  let change = { old: '', now: '' };
  const close = (): void => {
    if (change.old !== '') merged.push({ kind: 'old', text: change.old });
    if (change.now !== '') merged.push({ kind: 'new', text: change.now });
    change = { old: '', now: '' };
  };
  const runs = joinRuns(pieces);
  for (const [index, { kind, text }] of runs.entries()) {
    const isBetween = index > 0 && index < runs.length - 1 && /^[\p{L}、]$/u.test(text);
    if (kind === 'old') change.old += text;
    else if (kind === 'new') change.now += text;
    else if (isBetween && change.old !== '' && change.now !== '') {
      change.old += text;
      change.now += text;
    } else {
      close();
      merged.push({ kind, text });
    }
  }
  close();
  return joinRuns(merged);
}

function joinRuns(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = [];
  for (const { kind, text } of pieces) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  }
  return runs;
}
