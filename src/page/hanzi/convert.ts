/** Simplified or Traditional characters. */
export type Hanzi = 'hans' | 'hant';

/**
 * A table of one direction as it travels to the browser. `characters` is pairs, `万萬与與`; `phrases` is groups
 * parted by `|`, each a rule and the words it holds for: `发髮 头发 理发` says that 发 becomes 髮 in these words. A group
 * without a rule lists words and their results in turn. After `+` stand firm words: each takes its first character
 * from the phrases before that end with it; the phrases after them are names.
 */
export interface HanziTable {
  characters: string;
  phrases: string;
}

/** Gives a text of the same number of characters. */
export type Convert = (text: string) => string;

/** What a group of firm words begins with. */
export const firmRule = '+';

/** Longest phrase, in UTF-16 units: a bit for each length fits a number. */
export const longestPhrase = 30;

/** The phrases of a table, and what is firm among them. */
interface Phrases {
  results: ReadonlyMap<string, string>;
  /** Words of two characters that take the first from a phrase that ends with it. */
  firm: ReadonlySet<string>;
  /** Names give nothing away. */
  names: ReadonlySet<string>;
}

/**
 * Reads a table; afterwards the longest known phrase at each place wins, unless a firm word begins with its last
 * character, and characters alone follow the pairs.
 */
export function readHanziTable(table: HanziTable): Convert {
  const characters = readCharacters(table.characters);
  const { results, firm, names } = readPhrases(table.phrases, characters);
  // For each first unit the lengths that phrases beginning with it have, one bit a length.
  const lengths = new Int32Array(0x10000);
  for (const phrase of results.keys())
    lengths[phrase.charCodeAt(0)] = (lengths[phrase.charCodeAt(0)] ?? 0) | (1 << phrase.length);
  return (text) => {
    let converted = '';
    let kept = 0;
    let index = 0;
    while (index < text.length) {
      const phrase = phraseAt(text, index, lengths[text.charCodeAt(index)] ?? 0, results);
      const isCut =
        phrase !== undefined && !names.has(phrase) && losesLast(phrase, text, index, firm);
      const units = phrase === undefined ? unitsAt(text, index) : phrase.length - (isCut ? 1 : 0);
      const found = text.slice(index, index + units);
      const result =
        phrase === undefined
          ? characters.get(found)
          : (results.get(found) ?? applyRule(found, [], characters));
      if (result !== undefined && result !== found) {
        converted += text.slice(kept, index) + result;
        kept = index + units;
      }
      index += units;
    }
    return kept === 0 ? text : converted + text.slice(kept);
  };
}

/** Whether the phrase found here ends with the beginning of a firm word: 年历 in 百年历史. */
export function losesLast(
  phrase: string,
  text: string,
  index: number,
  firm: ReadonlySet<string>,
): boolean {
  if (phrase.length < 2 || phrase.length > 3) return false;
  const last = index + phrase.length - 1;
  return firm.has(text.slice(last, last + 2));
}

function phraseAt(
  text: string,
  index: number,
  lengths: number,
  phrases: ReadonlyMap<string, string>,
): string | undefined {
  for (let left = lengths; left !== 0;) {
    const length = 31 - Math.clz32(left);
    left &= ~(1 << length);
    if (index + length > text.length) continue;
    const candidate = text.slice(index, index + length);
    if (phrases.has(candidate)) return candidate;
  }
  return undefined;
}

function unitsAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code < 0xdc00 ? 2 : 1;
}

function readCharacters(pairs: string): Map<string, string> {
  const characters = new Map<string, string>();
  const units = Array.from(pairs);
  for (let index = 0; index < units.length; index += 2)
    characters.set(units[index] ?? '', units[index + 1] ?? '');
  return characters;
}

function readPhrases(groups: string, characters: ReadonlyMap<string, string>): Phrases {
  const results = new Map<string, string>();
  const firm = new Set<string>();
  const names = new Set<string>();
  if (groups === '') return { results, firm, names };
  for (const group of groups.split('|')) {
    const [rule = '', ...words] = group.split(' ');
    if (rule === firmRule) {
      for (const word of words) firm.add(word);
      for (const word of words)
        if (!results.has(word)) results.set(word, applyRule(word, [], characters));
      continue;
    }
    const isOfNames = firm.size > 0;
    for (let index = 0; index < words.length; index += rule === '' ? 2 : 1) {
      const word = words[index] ?? '';
      const result =
        rule === '' ? (words[index + 1] ?? '') : applyRule(word, Array.from(rule), characters);
      results.set(word, result);
      if (isOfNames) names.add(word);
    }
  }
  return { results, firm, names };
}

/** Each pair of the rule holds for the next place its character stands at; elsewhere the pairs of the table hold. */
export function applyRule(
  word: string,
  rule: readonly string[],
  characters: ReadonlyMap<string, string>,
): string {
  let result = '';
  let next = 0;
  for (const character of word) {
    if (character === rule[next]) {
      result += rule[next + 1] ?? '';
      next += 2;
    } else result += characters.get(character) ?? character;
  }
  return result;
}
