import type { PortalData } from './portal-data.ts';

/** A page, or another file that the site's sources make from a portal's data. */
interface SitePage {
  /** Its path in the output. */
  address: string;
  /** The source, below the root, that makes it. */
  component: string;
  /** @throws {Error} when it cannot be made. */
  render: () => Promise<Uint8Array>;
}

/** What the site exports when it is compiled (`site/entry.ts`). */
export interface SiteModule {
  /**
   * All pages of a portal, of an empty one when none is given. A process opens one portal only, since pages remember
   * what they read.
   */
  openSite(this: void, data?: PortalData): Promise<SitePage[]>;
}
