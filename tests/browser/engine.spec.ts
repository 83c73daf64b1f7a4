import { expect, test, type Page, type Route } from '@playwright/test';
import { wordOf } from '../../src/search/codes.ts';
import { asking, queries, requests, searchInPage } from './engine-page.ts';

test('finds what is there, in either script, and nothing else', async ({ page }) => {
  await page.goto('search.html');
  const outcomes = await searchInPage(page, requests);
  for (const [index, [typed, found]] of queries.entries()) {
    const outcome = outcomes[index];
    expect(outcome?.problems, typed).toEqual([]);
    if (found === undefined) expect(outcome?.total, typed).toBe(0);
    else expect(outcome?.total, typed).toBeGreaterThan(0);
  }
  const [tea] = outcomes;
  expect(tea?.pages[0]?.path).toBe('baiyan-village-history/tea.html');
  expect(tea?.pages[0]?.entries.join()).toMatch(/^e\w{6} 第一节\s古茶园$/);
  expect(outcomes[3]?.pages[0]?.marked).toEqual(['2003年由根蘖复生']);
});

test('facets of one group add up, groups narrow one another, and counts say what choosing gives', async ({
  page,
}) => {
  await page.goto('search.html');
  const [all, village, both, narrowed] = await searchInPage(page, [
    asking('造纸'),
    asking('造纸', { filters: { 种类: ['村志'] } }),
    asking('造纸', { filters: { 种类: ['村志', '年鉴'] } }),
    asking('造纸', { filters: { 种类: ['村志', '年鉴'], 著作: ['白岩村志'] } }),
  ]);
  const kinds = all?.counts['种类'] ?? {};
  expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(all?.total);
  expect(village?.total).toBe(kinds['村志']);
  expect(village?.counts['种类']).toEqual(kinds);
  expect(both?.total).toBe((kinds['村志'] ?? 0) + (kinds['年鉴'] ?? 0));
  expect(narrowed?.total).toBe(both?.counts['著作']?.['白岩村志']);
});

test('sorts by year, chapters without one last', async ({ page }) => {
  await page.goto('search.html');
  const [byYear] = await searchInPage(page, [asking('水', { sort: 'year' })]);
  const [oldest] = byYear?.pages ?? [];
  expect(oldest?.path).toMatch(/^(?:qingxi-xianzhi-guangxu|qingxi)/);
});

test('Pagefind’s own reader reads the same files, and shows the text as it was written', async ({
  page,
}) => {
  await page.goto('search.html');
  const word = wordOf('根'.codePointAt(0) ?? 0, '蘖'.codePointAt(0) ?? 0);
  const result = await page.evaluate(async (query) => {
    interface Reader {
      search(query: string): Promise<{
        results: { data(): Promise<{ url: string; content: string; meta: object }> }[];
      }>;
    }
    const reader = (await import(new URL('pagefind/pagefind.js', location.href).href)) as Reader;
    const { results } = await reader.search(query);
    return Promise.all(results.map(async (found) => found.data()));
  }, word);
  expect(result).toHaveLength(1);
  expect(result[0]?.url).toMatch(/works\/baiyan-village-history\/tea\.html$/);
  expect(result[0]?.content.replaceAll('\u200b', '')).toContain('由根蘖复生');
});

test.describe('a damaged index', () => {
  const damages: [string, (route: Route) => Promise<void>][] = [
    ['missing', async (route) => route.fulfill({ status: 404, body: 'no' })],
    ['cut short', async (route) => cutShort(route)],
  ];
  for (const [what, damage] of damages) {
    test(`says which part is ${what}, and answers from the rest`, async ({ page }) => {
      await page.goto('search.html');
      let damaged = '';
      await page.route('**/pagefind/index/*', async (route) => {
        damaged ||= route.request().url();
        await (route.request().url() === damaged ? damage(route) : route.continue());
      });
      const [first, second] = await searchInPage(page, [asking('根蘖'), asking('茶')]);
      expect(first?.problems.join()).toContain('的检索库缺少 1 个文件');
      expect(first?.problems.join()).toContain(damaged.split('/').slice(-2).join('/'));
      expect(second?.total).toBeGreaterThan(0);
    });

    test(`says when its table is ${what}`, async ({ page }) => {
      await page.goto('search.html');
      await page.route('**/*.pf_meta', damage);
      const [outcome] = await searchInPage(page, [asking('茶')]);
      expect(outcome?.total).toBe(0);
      expect(outcome?.problems.join()).toContain('本站的检索库没有打开');
    });
  }
});

async function cutShort(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
}

test('several portals answer together, and one that does not answer is named', async ({ page }) => {
  await page.goto('search.html');
  await page.route('**/neighbour/pagefind/**', async (route) => {
    const address = route.request().url().replace('/neighbour/', '/');
    await route.fulfill({ response: await route.fetch({ url: address }) });
  });
  await page.route('**/silent/pagefind/**', () => undefined);
  const started = Date.now();
  const [outcome] = await searchInPage(
    page,
    [asking('根蘖')],
    [
      { base: 'pagefind/' },
      { base: 'neighbour/pagefind/', owner: '邻县' },
      { base: 'silent/pagefind/', owner: '远县' },
      { base: 'nowhere/pagefind/', owner: '无县' },
    ],
  );
  expect(Date.now() - started).toBeLessThan(15_000);
  expect(outcome?.total).toBe(2);
  expect(outcome?.pages.map(({ owner }) => owner).sort()).toEqual(['邻县', undefined].sort());
  expect(outcome?.problems.join()).toContain('“远县”没有及时应答');
  expect(outcome?.problems.join()).toContain('“无县”的检索库没有打开');
});

test('whatever is typed gets an answer', async ({ page }) => {
  await page.goto('search.html');
  const strange = [
    '茶'.repeat(10_000),
    Array.from({ length: 200 }, (_, index) => `茶${index}`).join(' '),
    '\ud800茶\udc00',
    '\u0000\u0001\u0008茶\u001f',
    '.*(茶|水)+?[^a]$\\',
    '<img src=x onerror=alert(1)>',
    '，。！',
    '-茶',
    '"',
  ];
  const outcomes = await searchInPage(
    page,
    strange.map((typed) => asking(typed)),
  );
  expect(outcomes.map(({ total }) => total > 0)).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
    false,
    true,
    false,
  ]);
  expect(outcomes[6]?.problems).toEqual(['“，。！”里没有可以检索的文字，没有算在内。']);
  await expectNoDialog(page);
});

async function expectNoDialog(page: Page): Promise<void> {
  expect(await page.locator('img[src="x"]').count()).toBe(0);
}
