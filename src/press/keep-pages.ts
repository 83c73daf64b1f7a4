import path from 'node:path';
import type { AstroIntegration } from 'astro';

/** The environment in which Vite compiles what Astro renders beforehand. */
const environment = 'prerender';

/**
 * Has Astro compile the site's pages to a program that begins at `src/site/entry.ts`, and leave it to `keep` rather
 * than render anything: what it is compiled to depends on this program alone, so portals need not wait for it again.
 */
export function keepPages(
  { root, out }: { root: string; out: string },
  keep: (compiled: string) => Promise<void>,
): AstroIntegration {
  const input = path.join(root, 'src/site/entry.ts');
  return {
    name: 'fangzhi-press',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const configEnvironment = (name: string) =>
          name === environment ? { build: { rolldownOptions: { input } } } : undefined;
        updateConfig({ vite: { plugins: [{ name: 'fangzhi-entry', configEnvironment }] } });
      },
      // Astro begins at an entry of ours only for an adapter.
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'fangzhi-press',
          entrypointResolution: 'auto',
          adapterFeatures: { buildOutput: 'static' },
          supportedAstroFeatures: {
            staticOutput: 'stable',
            hybridOutput: 'stable',
            serverOutput: 'stable',
            sharpImageService: 'stable',
          },
        });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'fangzhi-press',
          setup: () => keep(path.join(out, `.${environment}`)),
          getStaticPaths: () => Promise.resolve([]),
          render: ({ url }) => Promise.reject(new Error(`Nobody asked Astro for ${url}.`)),
        });
      },
    },
  };
}
