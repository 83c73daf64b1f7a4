/**
 * Places in an index: page and token in one number, so that sets of them are sorted lists and a phrase is an
 * intersection of shifted lists.
 */
export type Place = number;

const shift = 2 ** 21;

export const placeAt = (page: number, position: number): Place => page * shift + position;
export const pageOf = (place: Place): number => Math.floor(place / shift);
export const positionOf = (place: Place): number => place % shift;

/** What both lists hold. Both are ascending. */
export function intersect(a: readonly Place[], b: readonly Place[]): Place[] {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const both: Place[] = [];
  let at = 0;
  for (const place of few) {
    at = firstFrom(many, place, at);
    if (many[at] === place) both.push(place);
  }
  return both;
}

/** Index of the first place not before `wanted`, at `from` or later: by leaps, since it is mostly near. */
export function firstFrom(places: readonly Place[], wanted: Place, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < places.length && (places[low + step] ?? 0) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, places.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const inOrder = (a: number, b: number): number => a - b;
