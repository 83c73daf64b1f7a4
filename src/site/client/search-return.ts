/** Where on the page a reader was who left it by a link: results shown, and pixels from the top. */
export interface LeftPlace {
  shown: number;
  top: number;
}

/** Keeps the place with the address, for whoever comes back. */
export function keepLeftPlace(results: HTMLElement): void {
  addEventListener('pagehide', () => {
    const place: LeftPlace = { shown: results.children.length, top: scrollY };
    try {
      history.replaceState(place, '');
    } catch {
      // Some browsers do not let a page on a disk change its history.
    }
  });
}

/** The place that was kept, if the reader comes back to it. */
export function readLeftPlace(): LeftPlace | undefined {
  const kept = history.state as Partial<LeftPlace> | null;
  if (typeof kept?.shown !== 'number' || typeof kept.top !== 'number') return undefined;
  history.scrollRestoration = 'manual';
  return { shown: Math.min(kept.shown, 500), top: kept.top };
}
