import { workOf } from './id-entries.ts';
import type { RegisteredUnit } from './id-registry.ts';

/** A chapter or entry as the content has it, with the registered unit it continues. */
export interface Standing {
  at: string;
  title: string;
  digest: string;
  unit: RegisteredUnit | undefined;
}

type Days = Pick<RegisteredUnit, 'changed' | 'moved'>;

const isEntry = ({ at }: Standing): boolean => at.includes('#');

/** Day of each chapter's last change or move, by its id, where the registry knows of one. */
export function daysOf(standing: readonly Standing[], which: keyof Days): Map<string, string> {
  return new Map(
    standing.flatMap((each): [string, string][] => {
      const day = isEntry(each) ? undefined : each.unit?.[which];
      return day === undefined ? [] : [[each.at, day]];
    }),
  );
}

/**
 * What the registry says of when a chapter changed and moved, after it was registered `today`. Entries are as old as
 * their chapters.
 *
 * @param knownWorks works of which something was registered before: a chapter that is new in one is a change of it.
 */
export function daysNext(each: Standing, knownWorks: ReadonlySet<string>, today: string): Days {
  const { at, title, digest, unit } = each;
  if (isEntry(each)) return {};
  if (!unit) return knownWorks.has(workOf(at)) ? { changed: today } : {};
  const isAsBefore = unit.title === title && unit.digest === digest && !unit.gone;
  const changed = isAsBefore ? unit.changed : today;
  const moved = unit.at === at ? unit.moved : today;
  return {
    ...(changed === undefined ? {} : { changed }),
    ...(moved === undefined ? {} : { moved }),
  };
}
