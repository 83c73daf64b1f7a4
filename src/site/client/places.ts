/** Where the reader stopped in a work. Kept on the device, sent nowhere. */
export interface ReadingPlace {
  /** Title of the work, by which places are told apart. */
  work: string;
  /** Address of the chapter, from the portal's root. */
  address: string;
  title: string;
  /** Heading last passed, and its anchor; empty at the beginning. */
  heading: string;
  anchor: string;
  /** How far down the text, 0 to 1. */
  share: number;
}

export const placesKey = 'fangzhi:places';

/** Works remembered. */
const most = 12;

/** Places, the latest first; none where storage is closed or holds something else. */
export function readPlaces(): ReadingPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placesKey) ?? '[]');
    return Array.isArray(kept) ? (kept as ReadingPlace[]).filter(isPlace) : [];
  } catch {
    return [];
  }
}

function isPlace(value: unknown): value is ReadingPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { address, title, work } = value as Partial<Record<keyof ReadingPlace, unknown>>;
  return (
    typeof address === 'string' &&
    /^works\/[\w./-]+\.html$/.test(address) &&
    typeof title === 'string' &&
    typeof work === 'string'
  );
}

export function keepPlace(place: ReadingPlace): void {
  const others = readPlaces().filter(({ work }) => work !== place.work);
  try {
    localStorage.setItem(placesKey, JSON.stringify([place, ...others].slice(0, most)));
  } catch {
    // Reading goes on without being remembered.
  }
}

/** Link to a place from a page that lies so deep. */
export function linkTo({ address, anchor }: ReadingPlace, from: string): string {
  const root = '../'.repeat(from.split('/').length - 1);
  return `${root}${address}${anchor === '' ? '' : `#${anchor}`}`;
}
