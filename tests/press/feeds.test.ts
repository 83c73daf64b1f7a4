import { describe, expect, test } from 'vitest';
import type { PortalData } from '../../src/page/portal-data.ts';
import { atomFeed, robots, siteMaps } from '../../src/press/feeds.ts';

const pages = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `works/a/c${index}.html`);

describe('site maps', () => {
  test('name full addresses, escaped', () => {
    expect(siteMaps('https://a.test/f', ['works/a&b.html'])).toEqual([
      {
        name: 'sitemap.xml',
        content:
          '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url><loc>https://a.test/f/works/a&amp;b.html</loc></url>\n</urlset>\n',
      },
    ]);
  });

  test('are split at 50,000 addresses under an index', () => {
    const maps = siteMaps('https://a.test', pages(50_001));
    expect(maps.map(({ name }) => name)).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml']);
    expect(maps[2]?.content.match(/<loc>/g)).toHaveLength(1);
  });

  test('are none where the portal has no address', () => {
    expect(siteMaps(undefined, pages(3))).toEqual([]);
    expect(robots(undefined)).toBe('User-agent: *\nAllow: /\n');
  });
});

const portal = (site?: string): PortalData => ({
  portal: {
    title: '清溪方志',
    county: '清溪县',
    office: '清溪县方志办',
    colour: '#000000',
    featured: [],
    downloads: [],
    ...(site === undefined ? {} : { site }),
  },
  works: [],
  items: {
    people: [],
    places: [],
    organisations: [],
    partners: [],
    members: [],
    'reading-rooms': [],
    donations: [],
    galleries: [],
    topics: [],
    lessons: [],
    exhibits: [],
    news: [
      { id: 'b', meta: { title: '开馆 <1>', date: '2022-05', access: 'public' }, passages: [] },
      {
        id: 'a',
        meta: { title: '出版', date: '2023-01-02', access: 'public', summary: '年鉴出版' },
        passages: [],
      },
    ],
  },
  events: [],
  conflicts: [],
  themes: [],
  former: [],
  totals: { works: 0, chapters: 0, entries: 0, characters: 0, figures: 0, tables: 0 },
  hasSearch: false,
  isInternal: false,
});

describe('the Atom feed', () => {
  test('lists news newest first, with dates from content alone', () => {
    const feed = atomFeed(portal('https://a.test/f'));
    expect(
      [...feed.matchAll(/<entry><title>(.*?)<\/title>.*?<updated>(.*?)<\/updated>/g)].map(
        ([, title, date]) => [title, date],
      ),
    ).toEqual([
      ['出版', '2023-01-02T00:00:00+08:00'],
      ['开馆 &lt;1&gt;', '2022-05-01T00:00:00+08:00'],
    ]);
    expect(feed).toContain('<id>https://a.test/f/news/a.html</id>');
  });

  test('has ids that stand without an address', () => {
    expect(atomFeed(portal())).toContain('<id>tag:fangzhi,1970:portal/news/a.html</id>');
  });
});
