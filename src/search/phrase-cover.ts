/**
 * Chooses words of a phrase that together hold all its characters, the cheapest choice there is. A word holds the
 * character at its offset and the next: the first and the last word are needed, and of two neighbours one.
 *
 * @param costs one a word, none negative. @returns offsets, ascending.
 */
export function cheapestCover(costs: readonly number[]): number[] {
  // Least cost of holding all characters up to a word's second, that word chosen; and the word chosen before it.
  const least: { cost: number; before: number }[] = [];
  for (const [offset, cost] of costs.entries()) {
    const [near, far] = [least[offset - 1], least[offset - 2]];
    // Of equal choices the one with fewer words.
    const before = far !== undefined && far.cost <= (near?.cost ?? 0) ? offset - 2 : offset - 1;
    least.push({ cost: cost + (least[before]?.cost ?? 0), before });
  }
  const chosen: number[] = [];
  for (let offset = costs.length - 1; offset >= 0; offset = least[offset]?.before ?? -1)
    chosen.unshift(offset);
  return chosen;
}
