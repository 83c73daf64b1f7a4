import path from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { assetBase } from '../page/shell.ts';
import { portalSource, type PortalSource } from './portal-source.ts';
import { programRoot } from './program-root.ts';

export interface SiteConfig extends PortalSource {
  /** Folder that holds `src/site`: the program's own, or a copy that one build has to itself. */
  root?: string;
  /** Folder for what Astro writes; absent in development. */
  out?: string;
}

/** Astro's configuration, the same for building, developing and checking. */
export function siteConfig({ root = programRoot, out, ...source }: SiteConfig): AstroInlineConfig {
  return {
    root,
    srcDir: path.join(root, 'src/site'),
    publicDir: path.join(programRoot, 'public'),
    ...(out === undefined ? {} : { outDir: out, base: assetBase }),
    cacheDir: path.join(root, '.astro'),
    output: 'static',
    // Addresses end in `.html`: the same files open from a disk, where a folder address would not.
    build: { format: 'file', inlineStylesheets: 'never', assets: 'assets', concurrency: 16 },
    trailingSlash: 'ignore',
    compressHTML: true,
    devToolbar: { enabled: false },
    vite: {
      plugins: [portalSource(source)],
      build: { reportCompressedSize: false },
      // The site has no dependency that a browser loads, so there is nothing to bundle beforehand.
      optimizeDeps: { noDiscovery: true },
    },
  };
}
