import { pinyin } from 'pinyin-pro';
import { findable } from '../search/findable.ts';
import { plainSyllables } from '../search/name-file.ts';

const plain = { toneType: 'none', type: 'array', v: true } as const;

/**
 * Syllables of a name without tones, one a character, `v` for `ü`; letters and digits stand for themselves and
 * punctuation is left out. A reading from the register counts where it fits the characters; else surnames are read as
 * surnames, in people's names and in places named for a family, 单家沟.
 */
export function readName(name: string, registered?: string, isPerson = false): string[] {
  const characters = [...name.toLowerCase()].filter((character) => findable.test(character));
  const told = registered === undefined ? undefined : spell(characters, registered);
  if (told !== undefined) return told;
  const isFamily = isPerson || /^.[家氏]/u.test(name);
  return pinyin(characters.join(''), { ...plain, surname: isFamily ? 'head' : 'off' });
}

/** Parts `Báiyán Cūn` into the syllables of 白岩村; undefined where they are not its syllables. */
function spell(characters: readonly string[], registered: string): string[] | undefined {
  const letters = plainSyllables(registered).replace(/[^a-z0-9]/g, '');
  const fit = (at: number, from: number): string[] | undefined => {
    const character = characters[at];
    if (character === undefined) return from === letters.length ? [] : undefined;
    const candidates = [...pinyin(character, { ...plain, multiple: true }), character];
    for (const syllable of candidates) {
      if (syllable === '' || !letters.startsWith(syllable, from)) continue;
      const rest = fit(at + 1, from + syllable.length);
      if (rest) return [syllable, ...rest];
    }
    return undefined;
  };
  return fit(0, 0);
}
