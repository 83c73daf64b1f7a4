import {
  applyRule,
  firmRule,
  readHanziTable,
  type Convert,
  type Hanzi,
  type HanziTable,
} from './convert.ts';
import { hanziDictionary } from './dictionary.ts';

/** The table of one direction. `names` are words that come out as given, wherever they stand. */
export function hanziTable(to: Hanzi, names: ReadonlyMap<string, string> = new Map()): HanziTable {
  const { characters, phrases, firm } = hanziDictionary(to);
  return {
    characters: [...characters].map((pair) => pair.join('')).join(''),
    phrases: [
      groupPhrases(phrases, characters),
      firm.length === 0 ? '' : [firmRule, ...firm].join(' '),
      groupPhrases(names, characters),
    ]
      .filter((groups) => groups !== '')
      .join('|'),
  };
}

/** Words with the same exceptions share a rule, and are sorted, which compresses to half. */
function groupPhrases(
  phrases: ReadonlyMap<string, string>,
  characters: ReadonlyMap<string, string>,
): string {
  const groups = new Map<string, string[]>();
  const add = (rule: string, ...words: string[]): void => {
    groups.set(rule, [...(groups.get(rule) ?? []), ...words]);
  };
  const sorted = [...phrases].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [from, to] of sorted) {
    const wanted = Array.from(to);
    const rule = Array.from(from, (character, index) =>
      (characters.get(character) ?? character) === wanted[index]
        ? ''
        : character + (wanted[index] ?? ''),
    ).join('');
    const isTold = rule !== '' && applyRule(from, Array.from(rule), characters) === to;
    if (isTold) add(rule, from);
    else add('', from, to);
  }
  return [...groups].map(([rule, words]) => `${rule} ${words.join(' ')}`).join('|');
}

const converters: Partial<Record<Hanzi, Convert>> = {};

/** Converts by the general table alone; for the build, which asks it about names. */
export function convertPlainly(text: string, to: Hanzi): string {
  const convert = (converters[to] ??= readHanziTable(hanziTable(to)));
  return convert(text);
}

/** Simplified characters that become one form in some words and another in others. */
export function severalForms(): Set<string> {
  const { characters, phrases } = hanziDictionary('hant');
  const several = new Set<string>();
  for (const [from, to] of phrases) {
    const forms = Array.from(to);
    for (const [index, character] of Array.from(from).entries())
      if ((characters.get(character) ?? character) !== forms[index]) several.add(character);
  }
  return several;
}
