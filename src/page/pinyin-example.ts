import { readingOf } from '../model/reading.ts';
import type { PortalData } from './portal-data.ts';

/** A registered name, and what a reader may type for it. */
export interface PinyinExample {
  name: string;
  whole: string;
  initials: string;
}

/**
 * The first person, else the first place, whose name is of two or three plain syllables, one a character: an example that finds
 * something in this portal. Undefined where the registers have none.
 */
export function pinyinExample({
  people,
  places,
}: Pick<PortalData['items'], 'people' | 'places'>): PinyinExample | undefined {
  const named = [
    ...people.map(({ meta }) => ({ meta, isPerson: true })),
    ...places.map(({ meta }) => ({ meta, isPerson: false })),
  ];
  for (const { meta, isPerson } of named) {
    const syllables = readingOf(meta.name, meta.pinyin, isPerson).key.split(' ');
    const isPlain = syllables.every((syllable) => /^[a-z]+\d$/.test(syllable));
    // A reading given by words, Wényī, does not say where one syllable ends.
    const isOneEach = syllables.length === [...meta.name].length;
    if (!isPlain || !isOneEach || syllables.length < 2 || syllables.length > 3) continue;
    const plain = syllables.map((syllable) => syllable.slice(0, -1));
    const initials = plain.map((syllable) => syllable.charAt(0)).join('');
    return { name: meta.name, whole: plain.join(''), initials };
  }
  return undefined;
}
