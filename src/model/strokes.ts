import counts from 'chinese-stroke/lib/stroke_data.json' with { type: 'json' };

/** By code point in hexadecimal: Unihan’s kTotalStrokes. */
const table: Readonly<Record<string, number | undefined>> = counts;

/**
 * Strokes a character is written with in the standard forms of the mainland (陈 7, 草 9); undefined for what is not a
 * Chinese character, or of a block newer than the table. ICU’s order by strokes is not used, since it counts as Taiwan
 * does (陈 8, 草 10).
 */
export function strokesOf(character: string): number | undefined {
  const code = character.codePointAt(0);
  return code === undefined ? undefined : table[code.toString(16).toUpperCase()];
}

/**
 * Compares as lists “by strokes” order names: character by character, the one with fewer strokes first, of equal ones by
 * code unit, which in Unicode’s blocks is by radical. What has no strokes comes last.
 */
export function strokeKey(name: string): string {
  return Array.from(
    name,
    (character) => String.fromCharCode(strokesOf(character) ?? 0xffff) + character,
  ).join('');
}
