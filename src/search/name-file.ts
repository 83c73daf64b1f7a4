/**
 * The registers' names as the press writes them for the reader's script. Readings are kept once a syllable rather than
 * once a name, which makes the file a third as large.
 */
export interface NameFile {
  /** Registers and their titles. */
  registers: [name: string, title: string][];
  /** Register (its place in `registers`), id, and names, the main one first. */
  items: [register: number, id: string, ...names: string[]][];
  /** Syllable without tone, `v` for `ü` → the characters usually read so: common ones and those of the names. */
  readings: Record<string, string>;
  /** Names read otherwise than character by character: `单文义` → `shan wen yi`. */
  exceptions: Record<string, string>;
  /** Pairs of characters: one that readers may type, and the one that the file's own names are compared by. */
  variants: string;
}

/** Address of the file, from the portal's root: a script that hands the file to `globalThis.fangzhiNames`. */
export const nameFileAddress = 'assets/names.js';

/** Syllable as readers type it: `lǚ`, `lü` and `lv` are one. */
export function plainSyllables(reading: string): string {
  return reading
    .normalize('NFD')
    .replace(/u\u0308/gi, 'v')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
