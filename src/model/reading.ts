import { pinyin } from 'pinyin-pro';

/** How a name is read, for ordering and for readers who do not know its characters. */
export interface Reading {
  /** Upper-case letter the name is filed under; `#` when it does not begin with a letter. */
  initial: string;
  /** Compares as dictionaries order names: by syllable, then by tone, whatever the characters. */
  key: string;
}

const toneMarks = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ';
const plainVowels = 'aaaaeeeeiiiioooouuuuüüüü';

/** `Shàn` → `shan4`; a syllable without a mark is of the neutral tone, 0. */
function numbered(syllable: string): string {
  let tone = 0;
  const letters = [...syllable.toLowerCase()].map((letter) => {
    const at = toneMarks.indexOf(letter);
    if (at < 0) return letter;
    tone = (at % 4) + 1;
    return plainVowels.charAt(at);
  });
  return `${letters.join('')}${tone}`;
}

/**
 * Reads a name by the pinyin an editor gave (`Shàn Wényī`, words parted by spaces), or by the usual reading of its
 * characters; of a person's name the first characters are read as a surname, so that 单 is Shàn and 曾 Zēng.
 */
export function readingOf(name: string, given: string | undefined, isPerson: boolean): Reading {
  const syllables =
    given === undefined
      ? pinyin(name, {
          toneType: 'num',
          type: 'array',
          nonZh: 'consecutive',
          surname: isPerson ? 'head' : 'off',
        })
      : given
          .split(/[\s’'-]+/)
          .filter(Boolean)
          .map(numbered);
  const key = syllables.map((syllable) => syllable.toLowerCase()).join(' ');
  const first = key.charAt(0).toUpperCase();
  return { initial: /[A-Z]/.test(first) ? first : '#', key };
}

/** Plain order of two strings by code unit: the same on every machine, whatever its language. */
export function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
