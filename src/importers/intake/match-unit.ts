import type { IntakeUnit } from '../../model/intake.ts';

/**
 * The units that a file's path names: where it came from, if it is one; of none, or of several, nobody can tell. Files
 * in a folder that has a unit's name and nothing else are that unit's, whatever they are about. Elsewhere a name within
 * another's is not one: 县水利局水保站 does not name 县水利局.
 *
 * @param within name of the folder that was handed over; it counts only where it is a unit's, and nothing else.
 */
export function matchUnits(file: string, units: readonly IntakeUnit[], within = ''): IntakeUnit[] {
  for (const folder of [within, ...file.split(/[\\/]/).slice(0, -1)].reverse()) {
    const sorted = units.filter((unit) => namesOf(unit).includes(fold(folder)));
    if (sorted.length > 0) return sorted;
  }
  const written = fold(file);
  const found = units.flatMap((unit) =>
    namesOf(unit).flatMap((name) => placesOf(name, written).map((place) => ({ unit, ...place }))),
  );
  const isWithin = (inner: Span, outer: Span): boolean =>
    inner.from >= outer.from &&
    inner.to <= outer.to &&
    inner.to - inner.from < outer.to - outer.from;
  const whole = found.filter((place) => !found.some((other) => isWithin(place, other)));
  return [...new Set(whole.map(({ unit }) => unit))];
}

const namesOf = ({ name, aliases }: IntakeUnit): string[] =>
  [name, ...aliases].map(fold).filter((each) => each !== '');

interface Span {
  from: number;
  to: number;
}

function placesOf(name: string, text: string): Span[] {
  const places: Span[] = [];
  for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1))
    places.push({ from, to: from + name.length });
  return places;
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}
