import type { RegisteredUnit } from '../model/id-registry.ts';
import type { Tombstone } from './release.ts';

/** Chapters and works that the registry records as taken back. */
export function tombstonesOf(registry: readonly RegisteredUnit[]): Tombstone[] {
  return registry.flatMap(({ at, title, gone }) =>
    gone === undefined || at.includes('#')
      ? []
      : [
          {
            id: at,
            title,
            date: gone.date,
            ...(gone.reason === undefined ? {} : { reason: gone.reason }),
          },
        ],
  );
}
