import { compareCodes } from '../model/reading.ts';
import type { ItemData } from './portal-data.ts';

/** A reading room that has a work on its shelves. */
export interface HeldCopy {
  /** Id of the room. */
  room: string;
  name: string;
  callNumber: string | undefined;
  copies: number;
  use: string | undefined;
}

/** Reading rooms where a work can be read, the one opened first before the others. */
export function holdingsOf(work: string, rooms: readonly ItemData<'reading-rooms'>[]): HeldCopy[] {
  return rooms
    .toSorted((a, b) => compareCodes(a.meta.opened ?? '9999', b.meta.opened ?? '9999'))
    .flatMap(({ id, meta }) =>
      meta.holdings
        .filter((held) => held.work === work)
        .map(({ callNumber, copies, use }) => ({
          room: id,
          name: meta.name,
          callNumber,
          copies,
          use,
        })),
    );
}
