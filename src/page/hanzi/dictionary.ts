import STCharacters from 'opencc-js/dict/STCharacters';
import STPhrases from 'opencc-js/dict/STPhrases';
import STPhrasesOfRegions from 'opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import TSPhrases from 'opencc-js/dict/TSPhrases';
import { applyRule, longestPhrase, losesLast, type Hanzi } from './convert.ts';
import {
  measureWords,
  ownCharacters,
  ownPhrases,
  plainerForms,
  strayPhrases,
} from './own-words.ts';
import { firmWords, wholeWords } from './whole-words.ts';

type Pairs = Map<string, string>;

/** What characters become alone, and the phrases in which they become something else. */
export interface Dictionary {
  characters: Pairs;
  phrases: Pairs;
  /** Words that win over a phrase which ends with their first character. */
  firm: string[];
}

const known: Partial<Record<Hanzi, Dictionary>> = {};

/**
 * The smallest dictionary that converts every word of OpenCC's as OpenCC does, with plainer forms for a few rare ones,
 * without those that running text hardly ever means (own-words.ts), and with our own words added. Of 50,000 phrases
 * under 7,000 are left: those that their characters, or shorter phrases in them, would get wrong; and over 2,000 words
 * that none of these may break into (whole-words.ts). Choosing them takes a third of a second, once.
 */
export function hanziDictionary(to: Hanzi): Dictionary {
  const made = known[to];
  if (made !== undefined) return made;
  const { characters, phrases } = to === 'hant' ? traditional() : simplified();
  const whole = to === 'hant' ? wholeWords.split(' ') : [];
  const firm = to === 'hant' ? firmWords.split(' ') : [];
  return (known[to] = {
    characters,
    phrases: neededPhrases(phrases, characters, whole, new Set(firm)),
    firm,
  });
}

function traditional(): Omit<Dictionary, 'firm'> {
  const plainer = readPairs(plainerForms);
  const stray = new Set(strayPhrases.split(' '));
  const plain = (text: string): string =>
    Array.from(text, (character) => plainer.get(character) ?? character).join('');
  return {
    characters: changing(
      [...readPairs(STCharacters), ...readPairs(ownCharacters)].map(([from, to]) => [
        from,
        plain(to),
      ]),
    ),
    phrases: new Map(
      [
        ...[...readPairs(STPhrases), ...readPairs(STPhrasesOfRegions)].filter(
          ([from]) => !stray.has(from),
        ),
        ...readPairs(ownPhrases),
        ...afterDigits(),
      ].map(([from, to]) => [from, plain(to)]),
    ),
  };
}

/** Measures after a digit: 14只 is 隻, unless 只 begins a word (至2010只有). */
function afterDigits(): [string, string][] {
  return Array.from('0123456789').flatMap((digit) =>
    [...readPairs(measureWords)].map(([from, to]): [string, string] => [digit + from, digit + to]),
  );
}

function simplified(): Omit<Dictionary, 'firm'> {
  return { characters: changing([...readPairs(TSCharacters)]), phrases: readPairs(TSPhrases) };
}

function readPairs(entries: string): Pairs {
  return new Map(
    entries.split('|').map((entry) => entry.split(' ').slice(0, 2) as [string, string]),
  );
}

/** Later pairs replace earlier ones; characters that stay as they are need no pair. */
function changing(pairs: [string, string][]): Pairs {
  return new Map([...new Map(pairs)].filter(([from, to]) => from !== to));
}

/** Shorter phrases first: a longer one is kept only when it is whole or what is kept already gets it wrong. */
function neededPhrases(
  phrases: Pairs,
  characters: Pairs,
  whole: readonly string[],
  firm: ReadonlySet<string>,
): Pairs {
  const needed: Pairs = new Map();
  const isWhole = new Set(whole);
  const byLength = [...new Set([...phrases.keys(), ...whole])]
    .filter((from) => from.length <= longestPhrase)
    .sort((a, b) => a.length - b.length);
  const lengths = new Map<string, number[]>([...firm].map((word) => [word.charAt(0), [2]]));
  for (const from of byLength) {
    const now = convertWith(from, needed, lengths, characters, firm);
    const to = phrases.get(from) ?? now;
    if (now === to && !isWhole.has(from)) continue;
    needed.set(from, to);
    const first = from.charAt(0);
    const known = lengths.get(first);
    if (known === undefined) lengths.set(first, [from.length]);
    else if (known[0] !== from.length) known.unshift(from.length);
  }
  return needed;
}

/** What `readHanziTable` gives, for phrases that are still being chosen: their lengths by first unit, longest first. */
function convertWith(
  text: string,
  phrases: Pairs,
  lengths: ReadonlyMap<string, readonly number[]>,
  characters: Pairs,
  firm: ReadonlySet<string>,
): string {
  let converted = '';
  for (let index = 0; index < text.length;) {
    const length = lengths.get(text.charAt(index))?.find((units) => {
      const found = text.slice(index, index + units);
      return phrases.has(found) || (units === 2 && firm.has(found));
    });
    let found =
      length === undefined
        ? String.fromCodePoint(text.codePointAt(index) ?? 0)
        : text.slice(index, index + length);
    if (length !== undefined && losesLast(found, text, index, firm)) found = found.slice(0, -1);
    converted += phrases.get(found) ?? applyRule(found, [], characters);
    index += found.length;
  }
  return converted;
}
