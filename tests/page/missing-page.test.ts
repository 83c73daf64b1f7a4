import { describe, expect, test } from 'vitest';
import { missingPageAt, rootMissingPage } from '../../src/page/missing-page.ts';

const page = (canonical: string): string =>
  `${canonical}<link href="assets/a.css"> <a href="index.html#top">首页</a> <a href="#main">正文</a> <a href="https://beian.example/">备案</a> <form action="search.html">`;
const canonical = '<link rel="canonical" href="https://a.example/fangzhi/404.html">';

describe('the page for addresses without one', () => {
  test('links from the path of the site, since a host shows it at any depth', () => {
    expect(rootMissingPage(page(''), 'https://a.example/fangzhi/')).toBe(
      '<link href="/fangzhi/assets/a.css"> <a href="/fangzhi/index.html#top">首页</a> <a href="#main">正文</a> <a href="https://beian.example/">备案</a> <form action="/fangzhi/search.html">',
    );
    expect(rootMissingPage(page(''), 'https://a.example')).toContain('href="/assets/a.css"');
    expect(rootMissingPage(page(''), undefined)).toBe(page(''));
  });

  test.each([undefined, 'https://a.example/fangzhi', 'https://a.example'])(
    'leads home from every depth of a local server, its site being %s',
    (site) => {
      const head = site === undefined ? '' : canonical.replace('https://a.example/fangzhi', site);
      const written = rootMissingPage(page(head), site);
      expect(missingPageAt(written, '/works/none/x.html')).toBe(
        `${head}<link href="../../assets/a.css"> <a href="../../index.html#top">首页</a> <a href="#main">正文</a> <a href="https://beian.example/">备案</a> <form action="../../search.html">`,
      );
      expect(missingPageAt(written, '/x.html')).toBe(page(head));
    },
  );
});
