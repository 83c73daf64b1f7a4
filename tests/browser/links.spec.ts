import { expect, test } from '@playwright/test';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { allPages, formerPages, readPage, siteFolder } from './site.ts';

/** Links of one page: addresses as written, entities undone. */
function linksIn(html: string): string[] {
  const single = [...html.matchAll(/\s(?:href|src|action|poster)="([^"]*)"/g)].map(
    ([, link = '']) => link,
  );
  const sets = [...html.matchAll(/\ssrcset="([^"]*)"/g)].flatMap(([, set = '']) =>
    set.split(',').map((candidate) => candidate.trim().split(/\s+/, 1)[0] ?? ''),
  );
  const refresh = [...html.matchAll(/content="0; url=([^"]*)"/g)].map(([, link = '']) => link);
  return [...single, ...sets, ...refresh].map((link) =>
    link.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
}

const idsIn = (html: string): Set<string> =>
  new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id));

const isElsewhere = (link: string): boolean => /^(?:[a-z]+:|\/\/)/i.test(link);

/** Shown at whatever address was asked for, so its links begin at the root of the host. */
const missing = '404.html';

test('every link of every page leads to a file that is there, and to a place in it', () => {
  const pages = new Map(allPages().map((address) => [address, readPage(address)]));
  const ids = new Map([...pages].map(([address, html]) => [address, idsIn(html)]));
  const broken: string[] = [];
  for (const [address, html] of pages) {
    for (const link of new Set(linksIn(html))) {
      if (isElsewhere(link)) continue;
      const { pathname, hash } = new URL(link, `http://portal/${address}`);
      const file = decodeURIComponent(pathname.slice(1));
      const anchor = decodeURIComponent(hash.slice(1));
      if (!existsSync(path.join(siteFolder(), file))) broken.push(`${address}: ${link}`);
      else if (anchor !== '' && !ids.get(file)?.has(anchor)) {
        broken.push(`${address}: ${link} (no such place)`);
      }
    }
  }
  expect(pages.size).toBeGreaterThan(150);
  expect(broken).toEqual([]);
});

test('a reader without scripts reaches every page from the first', () => {
  const reached = new Set<string>(['index.html']);
  for (const address of reached) {
    for (const [, link = ''] of readPage(address).matchAll(/<a [^>]*?href="([^"#]+)/g)) {
      if (isElsewhere(link)) continue;
      const file = decodeURIComponent(new URL(link, `http://portal/${address}`).pathname.slice(1));
      if (file.endsWith('.html')) reached.add(file);
    }
  }
  const alone = allPages().filter((address) => !reached.has(address));
  expect(alone).toEqual([missing, ...formerPages]);
});

test('every link within the portal is relative and stays in it, so that the files work at any address', () => {
  const wrong = allPages()
    .filter((address) => address !== missing)
    .flatMap((address) => {
      const depth = address.split('/').length - 1;
      const above = '../'.repeat(depth + 1);
      return linksIn(readPage(address))
        .filter((link) => link.startsWith('/') || link.startsWith(above))
        .map((link) => `${address}: ${link}`);
    });
  expect(wrong).toEqual([]);
});

test('style sheets load nothing from elsewhere and only what is there', () => {
  const sheets = globSync('assets/*.css', { cwd: siteFolder() });
  const wrong = sheets.flatMap((sheet) => {
    const css = readFileSync(path.join(siteFolder(), sheet), 'utf8');
    return [...css.matchAll(/url\(["']?([^"')]+)["']?\)|@import\s+["']([^"']+)/g)]
      .map(([, url, imported]) => url ?? imported ?? '')
      .filter(
        (url) => isElsewhere(url) || !existsSync(path.join(siteFolder(), path.dirname(sheet), url)),
      )
      .map((url) => `${sheet}: ${url}`);
  });
  expect(sheets.length).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
});

test('no page has two elements of one id, a script or a style of its own', () => {
  const faults = allPages().flatMap((address) => {
    const html = readPage(address);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
    const inline =
      html.match(/<script(?![^>]*(?:src=|ld\+json))[^>]*>|<style|\sstyle="|\son\w+="/g) ?? [];
    return [...repeated, ...inline].map((fault) => `${address}: ${fault}`);
  });
  expect(faults).toEqual([]);
});

test('links elsewhere are those the office wrote, and open nothing by themselves', () => {
  const hosts = new Set(
    allPages().flatMap((address) =>
      [...readPage(address).matchAll(/<a[^>]* href="(https?:\/\/[^/"]+)/g)].map(
        ([, host = '']) => host,
      ),
    ),
  );
  expect([...hosts].sort()).toEqual([
    'http://creativecommons.org',
    'https://beian.miit.gov.cn',
    'https://beian.mps.gov.cn',
    'https://creativecommons.org',
    // Portals of the members.
    'https://fangzhi.chengyang.example',
    'https://fangzhi.luopu.example',
    'https://shizhi.wangchuan.example',
  ]);
});

test('the site map and the feed name pages that are there, by the portal’s own address', () => {
  const site = 'https://fangzhi.qingxi.example/';
  const named = (file: string, pattern: RegExp): string[] =>
    [...readFileSync(path.join(siteFolder(), file), 'utf8').matchAll(pattern)].map(
      ([, url = '']) => url,
    );
  const mapped = named('sitemap.xml', /<loc>([^<]*)<\/loc>/g);
  const fed = named('feed.xml', /<link href="([^"]*)"\/>/g);
  expect(
    mapped.filter(
      (url) =>
        !url.startsWith(site) || !existsSync(path.join(siteFolder(), url.slice(site.length))),
    ),
  ).toEqual([]);
  expect(fed.filter((url) => !existsSync(path.join(siteFolder(), url.slice(site.length))))).toEqual(
    [],
  );
  const unmapped = allPages().filter((address) => !mapped.includes(site + address));
  expect(unmapped).toEqual([missing, ...formerPages]);
});
