import type { IntakeUnit } from '../../model/intake.ts';

/**
 * The unit a file came from, by the names in its path: the longest name found decides, so that 县水利局 is not taken
 * for 县水利局 水保站's. Undefined when none is named, or two are named equally well.
 */
export function matchUnit(file: string, units: readonly IntakeUnit[]): IntakeUnit | undefined {
  const written = fold(file);
  const found = units
    .map((unit) => ({ unit, length: longestName(unit, written) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length);
  const [best, second] = found;
  return best && best.length !== second?.length ? best.unit : undefined;
}

function longestName({ name, aliases }: IntakeUnit, written: string): number {
  return Math.max(
    0,
    ...[name, ...aliases]
      .map(fold)
      .filter((each) => written.includes(each))
      .map(({ length }) => length),
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}
