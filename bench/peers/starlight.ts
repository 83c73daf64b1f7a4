import { install, nodeCommand, type Peer } from './peer.ts';

const config = `import { readdirSync } from 'node:fs';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

// A link for each work, not one for each chapter: a full sidebar would be written into every page.
const works = readdirSync('src/content/docs/works').map((name) => ({ label: name, link: '/works/' + name + '/' }));

export default defineConfig({
  site: 'https://yunchuan.example',
  integrations: [starlight({ title: '云川方志', pagefind: false, sidebar: works, locales: { root: { label: '简体中文', lang: 'zh-CN' } } })],
});
`;

const collections = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

const dependencies = { '@astrojs/starlight': '0.42.4', astro: '7.3.4', sharp: '0.35.5' };

/** Starlight as it comes, but without its search index and with a short sidebar. */
export const starlight: Peer = {
  name: 'Starlight',
  mostChapters: 1000,
  setUp: () =>
    install('starlight', { '@astrojs/starlight': '0.42.4', astro: '7.3.4', sharp: '0.35.5' }),
  dialect: {
    nameOf: (unit, isIndex) => `src/content/docs/${unit}${isIndex ? '/index' : ''}.md`,
    factsOf: ({ title }) => `title: "${title}"`,
  },
  frame: {
    'astro.config.mjs': config,
    'src/content.config.ts': collections,
    // Astro bundles those packages that the site's own manifest names.
    'package.json': JSON.stringify({ type: 'module', dependencies }),
  },
  output: 'dist',
  leaves: ['.astro', 'node_modules'],
  command: (site) =>
    nodeCommand(site, 'astro/bin/astro.mjs', ['build'], { ASTRO_TELEMETRY_DISABLED: '1' }),
};
