import path from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { assetBase } from '../page/shell.ts';
import { portalSource, type PortalSource } from './portal-source.ts';
import { programRoot } from './program-root.ts';

export interface SiteConfig extends PortalSource {
  /** Folder for what Astro writes; absent in development. */
  out?: string;
  /** Folder for Astro's own cache. */
  astroCache?: string;
}

/** Astro's configuration, the same for building, developing and checking. */
export function siteConfig({ out, astroCache, ...source }: SiteConfig): AstroInlineConfig {
  return {
    root: programRoot,
    srcDir: path.join(programRoot, 'src/site'),
    publicDir: path.join(programRoot, 'public'),
    ...(out === undefined ? {} : { outDir: out, base: assetBase }),
    ...(astroCache === undefined ? {} : { cacheDir: astroCache }),
    output: 'static',
    // Addresses end in `.html`: the same files open from a disk, where a folder address would not.
    build: { format: 'file', inlineStylesheets: 'never', assets: 'assets' },
    trailingSlash: 'ignore',
    compressHTML: true,
    devToolbar: { enabled: false },
    vite: {
      plugins: [portalSource(source)],
      build: { reportCompressedSize: false },
    },
  };
}
