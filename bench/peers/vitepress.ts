import { install, nodeCommand, type Peer } from './peer.ts';

const config = `import footnote from 'markdown-it-footnote';

export default {
  title: '云川方志',
  lang: 'zh-CN',
  ignoreDeadLinks: true,
  markdown: { config: (md) => md.use(footnote) },
};
`;

/** VitePress as it comes, without a sidebar, which would be written into every page. */
export const vitepress: Peer = {
  name: 'VitePress',
  mostChapters: 1000,
  setUp: () => install('vitepress', { vitepress: '1.6.4', 'markdown-it-footnote': '4.0.0' }),
  dialect: {
    nameOf: (unit, isIndex) => `${unit}${isIndex ? '/index' : ''}.md`,
    factsOf: ({ title }) => `title: "${title}"`,
  },
  frame: { '.vitepress/config.mjs': config, 'package.json': '{ "type": "module" }\n' },
  output: '.vitepress/dist',
  leaves: ['.vitepress/cache', '.vitepress/.temp'],
  command: (site) => nodeCommand(site, 'vitepress/bin/vitepress.js', ['build']),
};
