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
 * Orders names as lists “by strokes” do: character by character, the one with fewer strokes first, of equal ones by code
 * point, which in Unicode’s blocks is by radical. What has no strokes comes last.
 */
export function compareStrokes(a: string, b: string): number {
  const others = [...b];
  for (const [index, character] of [...a].entries()) {
    const other = others[index];
    if (other === undefined) return 1;
    const difference = (strokesOf(character) ?? Infinity) - (strokesOf(other) ?? Infinity);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
    if (character !== other) return (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return others.length === [...a].length ? 0 : -1;
}
