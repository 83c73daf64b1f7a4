import { Converter } from 'opencc-js';
import { randomFrom } from '../text/random.ts';
import type { EvaluatedChapter } from './portal.ts';
import { folded } from './truth.ts';

export interface EvaluatedQuery {
  category: string;
  /** Terms that must all be found. */
  terms: string[];
}

const perCategory = 180;
const toSimplified = Converter({ from: 't', to: 'cn' });
const toTraditional = Converter({ from: 'cn', to: 't' });
const letters = /[\p{L}\p{N}]/u;

/** Draws queries of every category from the texts themselves; the same texts give the same queries. */
export function drawQueries(chapters: readonly EvaluatedChapter[]): EvaluatedQuery[] {
  const random = randomFrom(20_261);
  const lines = chapters
    .flatMap(({ text }) => text.split(/[\n\t]/))
    .filter((line) => line.length > 1);
  const line = (): string[] => Array.from(random.pick(lines));
  /** A stretch of some line of so many characters. */
  const stretch = (from: number, to: number): string => {
    for (;;) {
      const chars = line();
      const length = random.between(from, to);
      if (chars.length < length) continue;
      const start = random.between(0, chars.length - length);
      const text = chars.slice(start, start + length).join('');
      if (folded(text).length > 0) return text;
    }
  };
  const matching = (from: number, to: number, pattern: RegExp): string => {
    for (let tries = 0; tries < 200_000; tries++) {
      const text = stretch(from, to);
      if (pattern.test(text)) return text;
    }
    return stretch(from, to);
  };
  const titles = chapters.map(({ title }) => title);
  const categories: Record<string, () => string[]> = {
    names: () => [random.pick(titles).slice(0, 4)],
    'two characters': () => [matching(2, 2, /^\p{Script=Han}{2}$/u)],
    'across words': () => [matching(3, 5, /^\p{Script=Han}+$/u)],
    'half phrases': () => [matching(6, 9, /^\p{Script=Han}+$/u)],
    'with punctuation': () => [matching(10, 28, /\p{P}/u)],
    'Traditional typed in Simplified': () => [toSimplified(matching(2, 6, /^\p{Script=Han}+$/u))],
    'Simplified typed in Traditional': () => [toTraditional(matching(2, 6, /^\p{Script=Han}+$/u))],
    'single characters': () => [matching(1, 1, /[\p{L}\p{N}]/u)],
    'rare and lost characters': () => [matching(1, 3, /[\u{20000}-\u{3ffff}〓□]/u)],
    'figures and Latin': () => [matching(2, 8, /[0-9A-Za-zＡ-Ｚ０-９]/u)],
    'two terms': () => [matching(2, 3, /^\p{Script=Han}+$/u), matching(2, 2, /^\p{Script=Han}+$/u)],
    absent: () => [Array.from(stretch(2, 6)).reverse().join('') + stretch(1, 2)],
  };
  return Object.entries(categories).flatMap(([category, draw]) =>
    Array.from({ length: perCategory }, () => ({ category, terms: draw() })).filter(({ terms }) =>
      terms.every((term) => letters.test(term) || /[〓□]/.test(term)),
    ),
  );
}
