import path from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { assetBase } from '../page/shell.ts';
import { chosenWords } from './chosen-words.ts';
import { portalSource, type PortalSource } from './portal-source.ts';
import { programRoot } from './program-root.ts';

/** Where Astro compiles the site for the press. */
export interface ProgramRoom {
  /** Folder that holds `src/site`: a copy that one run has to itself. */
  root: string;
  /** Folder for files that Astro writes. */
  out: string;
  /** Folder for the compiled pages. */
  pages: string;
}

/** Astro's configuration in development, and with no source for checks, which need types and no content. */
export function siteConfig(source?: PortalSource): AstroInlineConfig {
  return configIn(programRoot, source);
}

/** Astro's configuration for compiling the site. */
export function programConfig({ root, out }: Omit<ProgramRoom, 'pages'>): AstroInlineConfig {
  const config = configIn(root);
  const plugins = [chosenWords(root), ...(config.vite?.plugins ?? [])];
  return { ...config, vite: { ...config.vite, plugins }, outDir: out, base: assetBase };
}

function configIn(root: string, source?: PortalSource): AstroInlineConfig {
  return {
    root,
    srcDir: path.join(root, 'src/site'),
    publicDir: path.join(programRoot, 'public'),
    cacheDir: path.join(root, '.astro'),
    output: 'static',
    // Addresses end in `.html`: the same files open from a disk, where a folder address would not.
    build: { format: 'file', inlineStylesheets: 'never', assets: 'assets' },
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
