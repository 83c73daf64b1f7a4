import { build } from 'astro';
import { siteConfig, type SiteConfig } from './site-config.ts';

/**
 * A process that runs Astro once. Astro keeps prerendered code under the working directory and hundreds of megabytes
 * in memory; a process of its own gives each build its own directory and the memory back. The press ends it once it
 * has answered; where the press itself was killed, it ends with its work.
 */
export type AstroAnswer =
  { isDone: true } | { isDone: false; message: string; stack: string | undefined };

process.once('message', (config: SiteConfig) => {
  // The tests' runner sets this to `test`, in which Vite would leave out what a build needs.
  process.env['NODE_ENV'] = 'production';
  void build({ ...siteConfig(config), configFile: false, logLevel: 'error' })
    .then((): AstroAnswer => ({ isDone: true }))
    .catch((error: unknown): AstroAnswer => {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      return { isDone: false, message, stack };
    })
    .then((answer) => process.send?.(answer));
});
