import { plainSyllables, type NameFile } from './name-file.ts';
import { editDistance } from './edit-distance.ts';
import { findable } from './findable.ts';

/** An item of a register under all its names. */
interface NamedItem {
  register: string;
  /** Title of the register: 人物. */
  kind: string;
  id: string;
  /** Main name first. */
  names: string[];
}

/** A name that fits what was typed. */
export interface NameMatch {
  name: string;
  item: NamedItem;
}

/** Other names to search for along with a word. */
export interface Expansion {
  /** In the order of the registers; without those the word finds anyway. */
  alternatives: string[];
  /** Items the word is a name of. */
  items: NamedItem[];
}

export interface NameIndex {
  expand(word: string): Expansion;
  /** Names that begin with what was typed, in characters, pinyin or initials; then those that hold it. */
  suggest(typed: string, limit: number): NameMatch[];
  /** Registered names most like a word that was not found. */
  nearest(word: string, limit: number): NameMatch[];
}

interface Entry extends NameMatch {
  folded: string;
  pinyin: string;
  initials: string;
}

/** Initials of two letters fit half a register: more items than this are too many to search for at once. */
const mostByInitials = 6;
const isLatin = (text: string): boolean => /^[a-z]{2,}$/.test(text);

export function openNameIndex(file: NameFile): NameIndex {
  const fold = foldWith(file.variants);
  const read = readWith(file);
  const entries = file.items.flatMap(([register, id, ...names]) => {
    const [folder = '', kind = ''] = file.registers[register] ?? [];
    const item = { register: folder, kind, id, names };
    return names.map((name): Entry => {
      const syllables = read(name);
      return {
        name,
        item,
        folded: fold(name),
        pinyin: syllables.join(''),
        initials: syllables.map((syllable) => syllable[0] ?? '').join(''),
      };
    });
  });
  const typedAs = (text: string): string => fold(plainSyllables(text).normalize('NFC'));
  return {
    expand: (word) => expand(entries, fold, fold(word), typedAs(word)),
    suggest: (typed, limit) => suggest(entries, fold(typed), typedAs(typed), limit),
    nearest: (word, limit) => nearest(entries, fold(word), read(fold(word)).join(''), limit),
  };
}

/** Compares as search does: blind to case, width, punctuation and script. */
function foldWith(variants: string): (text: string) => string {
  const pairs = [...variants];
  const table = new Map<string, string>();
  for (let at = 0; at + 1 < pairs.length; at += 2) table.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  return (text) =>
    [...text.normalize('NFC').toLowerCase()]
      .map((character) => {
        const narrow = /[！-～]/.test(character)
          ? String.fromCharCode(character.charCodeAt(0) - 0xfee0).toLowerCase()
          : character;
        return table.get(narrow) ?? narrow;
      })
      .filter((character) => findable.test(character))
      .join('');
}

function readWith({ readings, exceptions }: NameFile): (name: string) => string[] {
  const usual = new Map<string, string>();
  for (const [syllable, characters] of Object.entries(readings))
    for (const character of characters) usual.set(character, syllable);
  const known = new Map(Object.entries(exceptions));
  return (name) =>
    known.get(name)?.split(' ') ??
    [...name.toLowerCase()]
      .filter((character) => findable.test(character))
      .map((character) => usual.get(character) ?? character);
}

function expand(
  entries: readonly Entry[],
  fold: (text: string) => string,
  word: string,
  latin: string,
): Expansion {
  const items = itemsNamed(entries, word, latin);
  const found = new Set(isLatin(latin) ? [] : [word]);
  const alternatives: string[] = [];
  for (const name of items.flatMap(({ names }) => names)) {
    const folded = fold(name);
    // What holds a name that is searched for already is found with it.
    if ([...folded].length < 2 || [...found].some((known) => folded.includes(known))) continue;
    found.add(folded);
    alternatives.push(name);
  }
  return { alternatives, items };
}

function itemsNamed(entries: readonly Entry[], word: string, latin: string): NamedItem[] {
  // Of one character there are too many meanings for one to be the item's.
  if ([...word].length < 2) return [];
  const itemsOf = (fits: (entry: Entry) => boolean): NamedItem[] => [
    ...new Set(entries.filter(fits).map(({ item }) => item)),
  ];
  const named = itemsOf(({ folded }) => folded === word);
  if (named.length > 0 || !isLatin(latin)) return named;
  const spelled = itemsOf(({ pinyin }) => pinyin === latin);
  if (spelled.length > 0) return spelled;
  const begun = itemsOf(({ initials }) => initials === latin);
  return begun.length > mostByInitials ? [] : begun;
}

function suggest(
  entries: readonly Entry[],
  word: string,
  latin: string,
  limit: number,
): NameMatch[] {
  if (word === '') return [];
  const tests: ((entry: Entry) => boolean)[] = [
    ({ folded }) => folded === word,
    ({ folded }) => folded.startsWith(word),
    ...(/^[a-z]+$/.test(latin)
      ? [
          ({ pinyin }: Entry) => pinyin === latin,
          ({ initials }: Entry) => initials.startsWith(latin),
          ({ pinyin }: Entry) => pinyin.startsWith(latin),
        ]
      : []),
    ({ folded }) => folded.includes(word),
  ];
  const ranked = tests.map((): NameMatch[] => []);
  for (const entry of entries) {
    const rank = tests.findIndex((test) => test(entry));
    if (rank >= 0) ranked[rank]?.push(entry);
  }
  return withoutRepeats(ranked.flat(), limit);
}

function nearest(
  entries: readonly Entry[],
  word: string,
  pinyin: string,
  limit: number,
): NameMatch[] {
  const length = [...word].length;
  if (length < 2 || length > 40) return [];
  const most = Math.max(1, Math.floor(length / 3));
  const mostLetters = Math.max(1, Math.floor(pinyin.length / 5));
  const scored = entries.flatMap((entry) => {
    const wrong = editDistance(word, entry.folded, most);
    const misspelt = editDistance(pinyin, entry.pinyin, mostLetters);
    if (wrong > most && misspelt > mostLetters) return [];
    // One sound under another character is the commonest slip; half a name of two characters is hardly a likeness.
    const score = misspelt + (wrong > most ? most + 1 : wrong) * 2 + (length === 2 ? 1 : 0);
    return [{ entry, score }];
  });
  scored.sort((a, b) => a.score - b.score);
  return withoutRepeats(
    scored.map(({ entry }) => entry),
    limit,
  );
}

/** One match a name and kind of item. */
function withoutRepeats(matches: readonly NameMatch[], limit: number): NameMatch[] {
  const seen = new Set<string>();
  const kept: NameMatch[] = [];
  for (const { name, item } of matches) {
    const key = `${item.register} ${name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push({ name, item });
    if (kept.length === limit) break;
  }
  return kept;
}
