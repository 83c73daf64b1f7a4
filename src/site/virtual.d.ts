declare module 'fangzhi:portal' {
  type ChapterView = import('../page/chapter-view.ts').ChapterView;
  type PortalData = import('../page/portal-data.ts').PortalData;

  /** Data of the portal being built or developed; undefined when only types are checked. */
  export function readPortal(): PortalData | undefined;

  /** Folder of the site's sources: the reader's scripts are bundled from it. */
  export const siteFolder: string;

  /** Chapters rendered one by one, in development only; a build renders one shell instead. */
  export const chapters:
    | {
        ids(): string[];
        view(id: string): ChapterView;
      }
    | undefined;

  type LeafView = import('../page/leaf-view.ts').LeafView;

  /** Pages of scanned leaves by address, in development only; a build renders one shell instead. */
  export const leaves: (() => { address: string; view: LeafView }[]) | undefined;
}
