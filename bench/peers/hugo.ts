import { spawnSync } from 'node:child_process';
import type { Peer } from './peer.ts';

const program = 'hugo';

const base = `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Summary | plainify | truncate 120 }}">
<link rel="canonical" href="{{ .Permalink }}">
<meta property="og:title" content="{{ .Title }}"><meta property="og:site_name" content="{{ site.Title }}">
<link rel="stylesheet" href="{{ "site.css" | relURL }}">
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "Chapter" "name" .Title "@id" .Permalink | jsonify | safeJS }}</script>
</head>
<body>
<header><a href="{{ "/" | relURL }}">{{ site.Title }}</a>
<nav><ul><li><a href="{{ "works.html" | relURL }}">著作</a></li><li><a href="{{ "people.html" | relURL }}">人物</a></li><li><a href="{{ "places.html" | relURL }}">地名</a></li></ul></nav></header>
{{ block "main" . }}{{ end }}
<footer><p>云川县地方志办公室</p></footer>
</body>
</html>
`;

const single = `{{ define "main" }}<main>
<nav class="breadcrumbs"><ol>{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol></nav>
<h1>{{ .Title }}</h1>
<nav class="contents">{{ .TableOfContents }}</nav>
<article>{{ .Content }}</article>
<details><summary>引用本篇</summary><p>沈明远. {{ .Title }}[M/OL]// {{ with .Parent }}{{ .Title }}{{ end }}. 云川县地方志办公室. {{ .Permalink }}.</p></details>
<nav class="neighbours">{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
</main>{{ end }}
`;

const list = `{{ define "main" }}<main>
<h1>{{ .Title }}</h1>
<ol>{{ range .Pages.ByWeight }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol>
</main>{{ end }}
`;

const config = `baseURL = "https://yunchuan.example/"
languageCode = "zh-CN"
title = "云川方志"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS"]
timeout = "300s"
`;

/** Hugo, as Debian has it or as it is found; a small theme that shows what our chapter pages show. */
export const hugo: Peer = {
  name: 'Hugo',
  mostChapters: 200_000,
  setUp: () => {
    const { stdout, error } = spawnSync(program, ['version'], { encoding: 'utf8' });
    return error
      ? { missing: 'no `hugo` on the PATH' }
      : { version: /v(\d[\d.]*)/.exec(stdout)?.[1] ?? 'unknown' };
  },
  dialect: {
    nameOf: (unit, isIndex) => `content/${unit}${isIndex ? '/_index' : ''}.md`,
    factsOf: ({ title, place }) => `title: "${title}"\nweight: ${place + 1}`,
  },
  frame: {
    'config.toml': config,
    'layouts/_default/baseof.html': base,
    'layouts/_default/single.html': single,
    'layouts/_default/list.html': list,
    'static/site.css': 'main { max-width: 42em; margin: auto }\n',
  },
  output: 'public',
  leaves: ['resources', '.hugo_build.lock'],
  command: (site) => ({
    program,
    args: ['--quiet', '--cacheDir', `${site}/resources`],
    cwd: site,
  }),
};
