import { readPortal } from 'fangzhi:portal';
import { registers } from '../model/registers.ts';
import type { PortalData } from '../page/portal-data.ts';

const empty: PortalData = {
  portal: { title: '', county: '', office: '', colour: '#8c2f1b', featured: [], downloads: [] },
  works: [],
  items: Object.fromEntries(
    Object.keys(registers).map((name) => [name, []]),
  ) as unknown as PortalData['items'],
  events: [],
  conflicts: [],
  themes: [],
  former: [],
  totals: { works: 0, chapters: 0, entries: 0, characters: 0, figures: 0, tables: 0 },
  hasSearch: false,
  isInternal: false,
};

let known: PortalData | undefined;

/** Gives a build's process the portal whose pages it renders. */
export function openPortalData(data: PortalData): void {
  known = data;
}

/** Data of the portal; in development it is read for every page, since it changes. */
export function portalData(): PortalData {
  return known ?? readPortal() ?? empty;
}
