import { install, nodeCommand, type Peer } from './peer.ts';

const config = `import anchor from 'markdown-it-anchor';
import footnote from 'markdown-it-footnote';

export default function (config) {
  config.amendLibrary('md', (md) => md.use(anchor).use(footnote));
  config.addCollection('folders', (api) => {
    const pages = api.getAll().sort((a, b) => a.data.place - b.data.place || (a.url < b.url ? -1 : 1));
    return Map.groupBy(pages, ({ url }) => url.slice(0, url.lastIndexOf('/')));
  });
  config.addPassthroughCopy('site.css');
  return { dir: { input: 'content', includes: '../layouts', output: '_site' }, markdownTemplateEngine: false };
}
`;

const facts = `export default {
  layout: 'page.11ty.js',
  permalink: ({ page }) => page.filePathStem + '.html',
};
`;

const layout = `const link = (page, rel = '') => page ? '<a' + rel + ' href="' + page.url + '">' + page.data.title + '</a>' : '';

export default function ({ title, content, page, collections }) {
  const folder = page.url.slice(0, page.url.lastIndexOf('/'));
  const siblings = collections.folders.get(folder) ?? [];
  const at = siblings.findIndex(({ url }) => url === page.url);
  const children = collections.folders.get(page.url.replace(/\\.html$/, '')) ?? [];
  const steps = folder.split('/').slice(1).map((_, depth, all) => '/' + all.slice(0, depth + 1).join('/') + '.html');
  const headings = [...content.matchAll(/<h2 id="([^"]*)"[^>]*>(.*?)<\\/h2>/g)];
  return \`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>\${title} · 云川方志</title>
<meta name="description" content="\${content.slice(0, 600).replace(/<[^>]*>/g, '').slice(0, 120)}">
<link rel="canonical" href="https://yunchuan.example\${page.url}">
<link rel="stylesheet" href="/site.css">
<script type="application/ld+json">\${JSON.stringify({ '@context': 'https://schema.org', '@type': 'Chapter', name: title })}</script>
</head>
<body>
<header><a href="/">云川方志</a><nav><ul><li><a href="/works.html">著作</a></li><li><a href="/people.html">人物</a></li><li><a href="/places.html">地名</a></li></ul></nav></header>
<main>
<nav class="breadcrumbs"><ol>\${steps.map((step) => '<li><a href="' + step + '">' + step + '</a></li>').join('')}</ol></nav>
<h1>\${title}</h1>
<nav class="contents"><ol>\${headings.map(([, id, text]) => '<li><a href="#' + id + '">' + text + '</a></li>').join('')}</ol></nav>
<article>\${content}</article>
<ol>\${children.map((child) => '<li>' + link(child) + '</li>').join('')}</ol>
<details><summary>引用本篇</summary><p>沈明远. \${title}[M/OL]. 云川县地方志办公室. https://yunchuan.example\${page.url}.</p></details>
<nav class="neighbours">\${link(siblings[at - 1], ' rel="prev"')}\${link(siblings[at + 1], ' rel="next"')}</nav>
</main>
<footer><p>云川县地方志办公室</p></footer>
</body>
</html>\`;
}
`;

/** Eleventy with a JavaScript layout, its fastest kind, that shows what our chapter pages show. */
export const eleventy: Peer = {
  name: 'Eleventy',
  mostChapters: 10_000,
  setUp: () =>
    install('eleventy', {
      '@11ty/eleventy': '3.1.8',
      'markdown-it-anchor': '9.2.0',
      'markdown-it-footnote': '4.0.0',
    }),
  dialect: {
    nameOf: (unit) => `content/${unit}.md`,
    factsOf: ({ title, place }) => `title: "${title}"\nplace: ${place}`,
  },
  frame: {
    'eleventy.config.js': config,
    'layouts/page.11ty.js': layout,
    'content/content.11tydata.js': facts,
    'site.css': 'main { max-width: 42em; margin: auto }\n',
  },
  output: '_site',
  leaves: [],
  command: (site) => nodeCommand(site, '@11ty/eleventy/cmd.cjs', ['--quiet']),
};
